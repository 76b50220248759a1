import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ElectronApplication, expect, type Page, test } from "@playwright/test";
import { ran } from "./command-line";
import { chooseFile } from "./dialogs";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { expectAccessible, expectChinese, expectWithinSides } from "./manners";
import { pagesOf, pointsPerMillimetre, textOf, wordsOf } from "./paper";
import { printedPage } from "./paper-ink";
import { pictured } from "./picture";
import { screenOf } from "./steps/identity";
import { preview, printDialog, savePreviewed } from "./steps/printing";
import { declareAll, expectSaved, openTab, openWorkspace, setText } from "./steps/review";

/** What the dialog 打印表格 does with the forms: warns, prints, saves each. The tests build on one another. */
test.describe.configure({ mode: "serial" });

const number = "SY2026-001";
const quietly = async () => {};
/** Of extension B and of a private area: no face that comes with the program has them. */
const [rare, own] = ["\u{2a6a5}", "\u{e123}"];

/** Extensions A and B, what the web's slices lack, the second level of GB 18030. */
const names = "㐀𠮷䶮喆堃镕𬭎𫖮";

let profile: string;
let folder: string;
let app: ElectronApplication;
let page: Page;

test.beforeAll(async () => {
  profile = await emptyProfile();
  folder = await mkdtemp(join(tmpdir(), "jiangping-printing-"));
  ({ app, page } = await launchApp({ profile }));
  await page.getByRole("button", { name: /先看示例/u }).click();
  await expect(screenOf(page, "inbox").locator("tbody tr").first()).toBeVisible({ timeout: 120_000 });
  await declareAll(page, [], quietly);
});

test.afterAll(async () => {
  await killApp(app);
  await removeFolders(profile, folder);
});

const dialog = () => printDialog(page);

/** Puts another printer's dialog in place of the system's; gives what it was asked for when it is done. */
async function answerPrinter(printed: boolean, reason: string): Promise<() => Promise<unknown>> {
  await app.evaluate(
    ({ BrowserWindow }, answer) => {
      const [window] = BrowserWindow.getAllWindows();
      if (!window) throw new Error("no window");
      window.webContents.print = (options, done) => {
        Object.assign(globalThis, { asked: options });
        done?.(answer.printed, answer.reason);
      };
    },
    { printed, reason },
  );
  return () => app.evaluate(() => (globalThis as { asked?: unknown }).asked);
}

const pressPrint = () => dialog().getByRole("button", { name: "打印…", exact: true }).click();

test("a character that no face has is named with its place, and the form is printed all the same", async () => {
  await openWorkspace(page, number);
  await openTab(page, "意见");
  await page
    .getByRole("textbox", { name: "专家评估意见" })
    .fill(`领办人王${rare}技艺突出。推荐其徒弟李${own}接任，李${own}亦属实。`);
  await expectSaved(page);
  await page.getByRole("button", { name: "打印表格…" }).click();
  await preview(page, `评估意见与评分表：${number}`);
  const notice = dialog().locator(".ui-notice-warn");
  await expect(notice).toContainText("有 2 个字不在随附字库中");
  await expect(notice).toContainText(`“${rare}”（编码 2A6A5），预览第 1 页“领办人王${rare}技艺突出。推…”处`);
  await expect(notice).toContainText(
    `“${own}”（编码 E123），预览第 1 页“…推荐其徒弟李${own}接任，李${own}亦…”处`,
  );
  await expectAccessible(page, "printing");
  await expectChinese(page, "printing");
  await pictured(app, "uncovered");
  const path = join(folder, "uncovered.pdf");
  await savePreviewed(app, page, path);
  const text = await textOf(path);
  for (const words of ["领办人王", "技艺突出。推荐其徒弟李", "接任，李", "亦属实。"])
    expect(text).toContain(words);
  await page.keyboard.press("Escape");
});

test("every rare character that the faces have is drawn on paper as itself, none as a box", async () => {
  await page.getByRole("textbox", { name: "专家评估意见" }).fill([...names].join("\n"));
  await expectSaved(page);
  await page.getByRole("button", { name: "打印表格…" }).click();
  await preview(page, `评估意见与评分表：${number}`);
  await expect(dialog().locator(".ui-notice-warn")).toHaveCount(0);
  const path = join(folder, "rare.pdf");
  await savePreviewed(app, page, path);
  const [words, paper] = [await wordsOf(path, 1), await printedPage(path, 1)];
  const drawn = [...names].map((name) => {
    const placed = words.find(({ word }) => word === name);
    if (!placed) throw new Error(`${name} is not on the paper`);
    const [left, top] = [placed.x / pointsPerMillimetre, placed.y / pointsPerMillimetre];
    // The square of 12 points that a character fills, in the middle of its line.
    const middle = (placed.bottom / pointsPerMillimetre + top) / 2;
    const place = [left, middle - 2.2, left + 4.3, middle + 2.2] as const;
    expect(paper.inkIn(...place), name).toBeGreaterThan(0.06);
    return paper
      .pixelsOf(...place)
      .map(Number)
      .join("");
  });
  // A face draws all that it lacks as the same box; these all differ.
  for (const [index, one] of drawn.entries())
    for (const other of drawn.slice(index + 1)) expect(difference(one, other)).toBeGreaterThan(0.05);
});

/** The share of dots in which two drawings of one size differ. */
function difference(one: string, other: string): number {
  const differing = [...one].filter((dot, index) => dot !== other[index]);
  return differing.length / one.length;
}

test("without a printer the dialog says what to do", async () => {
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (!window) throw new Error("no window");
    // As on any machine without one, whatever this one has.
    window.webContents.getPrintersAsync = () => Promise.resolve([]);
  });
  await answerPrinter(false, "Invalid printer settings");
  await pressPrint();
  await expect(dialog().locator(".delivery-foot-words")).toContainText(
    "这台电脑上没有可用的打印机，“评估意见与评分表",
  );
  await expect(dialog().locator(".delivery-foot-words")).toContainText("另存为 PDF");
  await expectChinese(page, "printing");
  await pictured(app, "no-printer");
});

test("the printer's dialog is asked for black and white A4 without margins, and its answer is told", async () => {
  const asked = await answerPrinter(true, "");
  await pressPrint();
  await expect(dialog().getByText("已送往打印机")).toBeVisible();
  expect(await asked()).toEqual({
    silent: false,
    printBackground: true,
    color: false,
    pageSize: "A4",
    margins: { marginType: "none" },
  });
  await answerPrinter(false, "Print job canceled");
  await pressPrint();
  await expect(dialog().getByText("没有打印", { exact: true })).toBeVisible();
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (window) window.webContents.getPrintersAsync = () => Promise.reject(new Error("not told"));
  });
  await answerPrinter(false, "Print job failed");
  await pressPrint();
  await expect(dialog().getByText(/没有打印成功，请检查打印机/u)).toBeVisible();
});

test("each form becomes a file of its own in one folder, and none takes another's place", async () => {
  const boxes = ["空白评估意见与评分表", "空白申报表", "空白批注清单", "套打测试页"];
  const names = ["套打测试页.pdf", "申报表-空白.pdf", "批注清单-空白.pdf", "评估意见与评分表-空白.pdf"];
  const into = join(folder, "each");
  await ran("mkdir", [into]);
  await writeFile(join(into, "申报表-空白.pdf"), "someone's");
  await preview(page, ...boxes);
  const all = join(folder, "all.pdf");
  await savePreviewed(app, page, all);
  await chooseFile(app, into);
  await dialog().getByRole("button", { name: "逐份存到文件夹…" }).click();
  await expect(dialog().getByText(/4 份表格已分别存到/u)).toBeVisible({ timeout: 60_000 });
  await expect(dialog().getByText("有 1 份与已有的文件同名")).toBeVisible();
  await expectAccessible(page, "printing");
  await pictured(app, "each");
  expect(new Set(await readdir(into))).toEqual(new Set([...names, "申报表-空白（2）.pdf"]));
  expect(await readFile(join(into, "申报表-空白.pdf"), "utf8")).toBe("someone's");
  const saved = names.map((name) => join(into, name.replace("申报表-空白", "申报表-空白（2）")));
  const pages = await Promise.all(saved.map(pagesOf));
  expect(pages.reduce((sum, each) => sum + each, 0)).toBe(await pagesOf(all));
  // Every file holds its own form from the first page to the last.
  for (const [index, path] of saved.entries()) {
    if (names[index] === "套打测试页.pdf") continue;
    const text = await textOf(path);
    expect(text, path).toContain(`第1页共${pages[index]}页`);
    expect(text, path).toContain(`第${pages[index]}页共${pages[index]}页`);
  }
  expect(await textOf(saved[1] ?? "")).toContain("顺义区技能大师工作室申报表");
  expect(await textOf(saved[0] ?? "")).toContain("套打测试页");
});

test("nothing is saved where the folder dialog is closed or the folder cannot be written", async () => {
  await app.evaluate(({ dialog: system }) => {
    system.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] });
  });
  await dialog().getByRole("button", { name: "逐份存到文件夹…" }).click();
  await expect(dialog().getByText(/份表格已分别存到/u)).toHaveCount(0);
  const gone = join(folder, "gone");
  await chooseFile(app, gone);
  await dialog().getByRole("button", { name: "逐份存到文件夹…" }).click();
  await expect(dialog().getByText(/没有保存任何文件/u)).toBeVisible();
  await rm(gone, { recursive: true, force: true });
});

test("the dialog with the overprint's place fits a small window and large text", async () => {
  await dialog().getByRole("button", { name: "全部不选" }).click();
  await dialog().getByRole("checkbox", { name: "套打测试页" }).check();
  await expectAccessible(page, "printing");
  await pictured(app, "overprint");
  await preview(page, "套打测试页");
  await pictured(app, "overprint-made");
  await setText(page, "largest");
  await expectWithinSides(page, "printing at 160 %");
  await preview(page, "套打测试页", "空白批注清单");
  // The preview comes into sight by itself, for it lies below the choice now.
  const middle = (await page.evaluate(() => window.innerHeight)) / 2;
  const top = async () => (await dialog().locator("canvas").first().boundingBox())?.y;
  await expect.poll(top).toBeLessThan(middle);
  await pictured(app, "overprint-large");
  await setText(page, "normal");
});
