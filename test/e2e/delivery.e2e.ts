import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ElectronApplication, expect, type Page, test } from "@playwright/test";
import { saveTo } from "./dialogs";
import { emptyProfile, killApp, launchApp } from "./launch";
import { expectAccessible, expectChinese } from "./manners";
import { textOf } from "./paper";
import { screenOf } from "./steps/identity";
import { backToInbox, declareAll, exportBundle, fillSheet, openWorkspace, seal } from "./steps/review";

const patient = { timeout: 120_000 };
const quietly = async () => {};
const number = "SY2026-001";
const recused = ["SY2026-002", "SY2026-003", "SY2026-004", "SY2026-005", "SY2026-006"];

/** Text of a length, with one character that stands nowhere else every twenty: what is printed can be counted. */
const longText = (character: string, length: number) =>
  `${character}领办人技艺突出，成果属实，带徒有据，建议认定。`
    .padEnd(20, "，")
    .slice(0, 20)
    .repeat(length / 20);
const countOf = (text: string, character: string) => text.split(character).length - 1;

let app: ElectronApplication;
let page: Page;
let folder: string;

const wellMannered = async (screen: string) => {
  await expectAccessible(page, screen);
  await expectChinese(page, screen);
};

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "jiangping-delivery-"));
  ({ app, page } = await launchApp({ profile: await emptyProfile() }));
  await page.getByText("先看示例").first().click();
  await expect(screenOf(page, "inbox").locator("tbody tr")).toHaveCount(6, patient);
});

test.afterAll(() => killApp(app));

test("what an export still lacks is listed", async () => {
  await page.getByRole("button", { name: "逐项查看" }).click();
  await expect(screenOf(page, "missing")).toBeVisible();
  await wellMannered("missing");
  await page.keyboard.press("Escape");
  await declareAll(page, recused, quietly);
});

test("the longest opinion and comments are printed to the last character", async () => {
  await openWorkspace(page, number);
  await fillSheet(
    page,
    {
      number,
      levels: [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1],
      comments: { A1: longText("璞", 2000) },
      reason: longText("琢", 2000),
      unmet: [0],
      recommendation: "不推荐",
      opinion: longText("磨", 4000),
    },
    quietly,
  );
  const form = join(folder, "form.pdf");
  await seal(app, page, form, quietly);
  const printed = await textOf(form);
  expect(countOf(printed, "璞")).toBe(100);
  expect(countOf(printed, "琢")).toBe(100);
  expect(countOf(printed, "磨")).toBe(200);
});

test("a sealed form can be looked at and printed again; opening the review again asks for a reason", async () => {
  await page.getByRole("button", { name: "查看表格…" }).click();
  const form = screenOf(page, "sealed-form");
  await expect(form.locator("canvas").first()).toBeVisible(patient);
  await expect(form.getByRole("button", { name: "打印…" })).toBeEnabled(patient);
  await wellMannered("sealed-form");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "重新打开…" }).click();
  await expect(screenOf(page, "reopen")).toBeVisible();
  await wellMannered("reopen");
  await page.keyboard.press("Escape");
  await backToInbox(page);
});

test("an export that is stopped seals nothing and asks for no place to save", async () => {
  await app.evaluate(({ BrowserWindow, dialog }) => {
    Object.assign(globalThis, { savesAsked: 0 });
    dialog.showSaveDialog = () => {
      Object.assign(globalThis, { savesAsked: 1 });
      return Promise.resolve({ canceled: true, filePath: "" });
    };
    // A slow printer of PDF: the form is gone when it comes to print, and what it prints is a blank sheet.
    const [window] = BrowserWindow.getAllWindows();
    if (!window) throw new Error("there is no window");
    const contents = window.webContents;
    const print = contents.printToPDF.bind(contents);
    contents.printToPDF = async (options) => {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      contents.printToPDF = print;
      return print(options);
    };
  });
  await page.getByRole("button", { name: "导出评审包" }).click();
  const dialog = screenOf(page, "export");
  await wellMannered("export");
  await dialog.getByRole("button", { name: "签名并导出" }).click();
  await expect(dialog.getByText("正在制作回避声明")).toBeVisible();
  await dialog.getByRole("button", { name: /停止|取消/u }).click();
  await expect(dialog).toHaveCount(0);
  // What is not to happen cannot be waited for: an export takes a fraction of this.
  await page.waitForTimeout(2500);
  expect(await app.evaluate(() => (globalThis as { savesAsked?: number }).savesAsked)).toBe(0);
  await exportBundle(app, page, join(folder, "review.jpreview"), async (screen) => {
    if (screen === "export-done") await expect(page.getByText("第 1 次导出")).toBeVisible();
  });
});

test("a recusal's statement is there to print after the export, and the recusal can still be corrected", async () => {
  const row = screenOf(page, "inbox").getByRole("row").filter({ hasText: "SY2026-002" });
  await row.getByRole("button").last().click();
  const own = screenOf(page, "declaration").locator(".declaration-case").filter({ hasText: "SY2026-002" });
  await own.getByRole("button", { name: /^回避声明表格/u }).click();
  const form = screenOf(page, "sealed-form");
  await expect(form.locator("canvas").first()).toBeVisible(patient);
  const statement = join(folder, "statement.pdf");
  await saveTo(app, statement);
  await form.getByRole("button", { name: "另存为 PDF" }).click();
  await expect(form.getByText("已保存为")).toBeVisible();
  const printed = await textOf(statement);
  expect(printed).toContain("专家回避声明");
  expect(printed).toContain("领办人曾为本人徒弟");
  await page.keyboard.press("Escape");

  await own.getByRole("button", { name: "撤回回避…" }).click();
  await own.getByLabel(/撤回回避的原因/u).fill("经核对不是同一人");
  await own.getByRole("button", { name: "撤回回避", exact: true }).click();
  await expect(own.getByText("无需回避", { exact: true })).toBeVisible();
});
