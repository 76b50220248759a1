import { createHash } from "node:crypto";
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ElectronApplication, expect, type Page, test } from "@playwright/test";
import { ran } from "./command-line";
import { saveTo } from "./dialogs";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { expectAccessible, expectChinese } from "./manners";
import { textOf } from "./paper";
import { pictured } from "./picture";
import { screenOf } from "./steps/identity";
import {
  backToInbox,
  declareAll,
  expectSaved,
  exportBundle,
  fillSheet,
  markAndCite,
  openTab,
  openWorkspace,
  seal,
} from "./steps/review";

/** The printed forms, as a clerk would check them. The tests build on one another. */
test.describe.configure({ mode: "serial" });

const patient = { timeout: 120_000 };
const quietly = async () => {};
const number = "SY2026-001";
const recused = "SY2026-002";
/** Extension A, extension B, a name that the registry's slices lack, the second level of GB 18030. */
const rare = "㐀𠮷䶮喆堃镕𬭎𫖮";

let profile: string;
let folder: string;
let app: ElectronApplication;
let page: Page;

test.beforeAll(async () => {
  profile = await emptyProfile();
  folder = await mkdtemp(join(tmpdir(), "jiangping-forms-"));
  ({ app, page } = await launchApp({ profile }));
  await page.getByRole("button", { name: /先看示例/u }).click();
  await expect(screenOf(page, "inbox").locator("tbody tr").first()).toBeVisible(patient);
  await declareAll(page, [recused], quietly);
});

test.afterAll(async () => {
  await killApp(app);
  await removeFolders(profile, ...(process.env.JIANGPING_KEEP_FORMS ? [] : [folder]));
});

const dialog = () => screenOf(page, "printing");

/** Ticks exactly these boxes, previews and saves; gives the file's path. */
async function printed(name: string, ...boxes: readonly string[]): Promise<string> {
  await dialog().getByRole("button", { name: "全部不选" }).click();
  for (const box of boxes) await dialog().getByRole("checkbox", { name: box, exact: true }).check();
  await dialog().getByRole("button", { name: /^预览/u }).click();
  await expect(dialog().locator("canvas").first()).toBeVisible(patient);
  const path = join(folder, name);
  await saveTo(app, path);
  await dialog().getByRole("button", { name: "另存为 PDF…" }).click();
  await expect(dialog().getByText("已保存为")).toBeVisible();
  return path;
}

/** Holds a file against A4 and gives its pages. */
async function pagesOf(path: string): Promise<number> {
  const info = (await ran("pdfinfo", [path])).out;
  expect(info).toMatch(/Page size:\s+59[45]\.\d* x 84[12]\.?\d* pts \(A4\)/u);
  return Number(/Pages:\s+(\d+)/u.exec(info)?.[1]);
}

/** The text of each page, without white space. */
async function pageTexts(path: string): Promise<string[]> {
  const text = (await ran("pdftotext", ["-layout", path, "-"])).out;
  return text
    .split("\f")
    .slice(0, -1)
    .map((each) => each.replace(/\s/gu, ""));
}

/** What an outside program reads from the QR code of a page. */
async function codeOf(path: string, pageNumber: number): Promise<string> {
  const picture = join(folder, `code-${pageNumber}`);
  await ran("pdftoppm", [
    "-r",
    "200",
    "-f",
    `${pageNumber}`,
    "-l",
    `${pageNumber}`,
    "-gray",
    "-png",
    "-singlefile",
    path,
    picture,
  ]);
  return (await ran("zbarimg", ["--quiet", "--raw", `${picture}.png`])).out.trim();
}

/** Only the fonts that come with the program may be in a file; a variable one is drawn in without a name. */
async function expectOwnFonts(path: string): Promise<void> {
  const lines = (await ran("pdffonts", [path])).out.split("\n").slice(2).filter(Boolean);
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(line).toMatch(/NotoSerifSC|\[none\]\s+Type 3/u);
}

test("before the seal the forms of one application are printed for checking, and say so", async () => {
  await openWorkspace(page, number);
  await openTab(page, "意见");
  await page.getByRole("button", { name: "打印表格…" }).click();
  await expectAccessible(page, "printing");
  await expectChinese(page, "printing");
  const path = await printed("draft.pdf", `评估意见与评分表：${number}`);
  const text = await textOf(path);
  expect(text).toContain("评审尚未定稿，仅供核对，不签字");
  expect(text).not.toContain("评审文件摘要");
  await expect(dialog().getByRole("checkbox", { name: `套打：${number}` })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(dialog()).toHaveCount(0);
});

test("forty places of evidence, four thousand characters and rare names come out whole", async () => {
  test.setTimeout(300_000);
  await markAndCite(page, quietly);
  await page.locator(".viewer-scroller").first().focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+c");
  for (let copy = 0; copy < 19; copy += 1) await page.keyboard.press("Control+v");
  await expectSaved(page);
  const sentence = `${rare}领办人技艺突出，成果属实。`;
  const opinion = sentence.repeat(Math.floor(4000 / [...sentence].length));
  await fillSheet(
    page,
    {
      number,
      levels: [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1],
      comments: { A1: `领办人${rare}` },
      reason: "理由充分",
      unmet: [],
      recommendation: "推荐认定",
      opinion: opinion.slice(0, 3900),
    },
    quietly,
  );
  await seal(app, page, join(folder, "sealed.pdf"), quietly);
  await openTab(page, "意见");
  await page.getByRole("button", { name: "打印表格…" }).click();
  const path = await printed("opinion.pdf", `评估意见与评分表：${number}`);
  const text = await textOf(path);
  for (const character of rare) expect(text, character).toContain(character);
  await expectOwnFonts(path);
  // The same review printed again is the form that was sealed, word for word.
  expect(text).toBe(await textOf(join(folder, "sealed.pdf")));
  await expect(dialog().getByText("不在随附字库")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await backToInbox(page);
});

test("everything of the round goes into one file", async () => {
  test.setTimeout(300_000);
  await page.keyboard.press("Control+p");
  await dialog().getByRole("button", { name: "全部选中" }).click();
  for (const form of ["评估意见与评分表", "申报表", "批注清单", "回避与保密承诺书", "评审材料交接单"])
    await dialog()
      .getByRole("checkbox", { name: `空白${form}` })
      .check();
  await dialog().getByRole("checkbox", { name: "套打测试页" }).check();
  await dialog().getByRole("button", { name: /^预览/u }).click();
  await expect(dialog().locator("canvas").first()).toBeVisible(patient);
  await pictured(app, "printing");
  const path = join(folder, "all.pdf");
  await saveTo(app, path);
  await dialog().getByRole("button", { name: "另存为 PDF…" }).click();
  await expect(dialog().getByText("已保存为")).toBeVisible();
  expect(await pagesOf(path)).toBeGreaterThan(20);
  await expectOwnFonts(path);
  await page.keyboard.press("Escape");
});
