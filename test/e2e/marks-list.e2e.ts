import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ElectronApplication, expect, type Page, test } from "@playwright/test";
import { ran } from "./command-line";
import { saveTo } from "./dialogs";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { expectAccessible, expectChinese, expectRoom } from "./manners";
import { textOf } from "./paper";
import { pictured } from "./picture";
import { readExample } from "./steps/example";
import { screenOf } from "./steps/identity";
import {
  drag,
  expectSaved,
  fillSheet,
  openCriterion,
  openMaterial,
  openTab,
  seal,
  setText,
} from "./steps/review";

/** 批注清单: the marks of an application on paper. The tests build on one another. */
test.describe.configure({ mode: "serial" });

const patient = { timeout: 60_000 };
/** Words of marks that are copied over and over, each with a character that stands nowhere else. */
const words = ["璞", "琢", "磨", "砺", "锻", "铸"].map((character, index) =>
  `${character}发证日期与履历不符，请核对原件`.repeat(1 + index * 3),
);
const copies = 20;
const marked = words.length * copies;

let profile: string;
let folder: string;
let app: ElectronApplication;
let page: Page;

test.beforeAll(async () => {
  profile = await emptyProfile();
  folder = await mkdtemp(join(tmpdir(), "jiangping-marks-list-"));
  ({ app, page } = await launchApp({ profile }));
  await readExample(page);
});

test.afterAll(async () => {
  await killApp(app);
  await removeFolders(profile, folder);
});

const marks = () => page.locator(".viewer-mark, .viewer-pin");
const list = () => screenOf(page, "marks-list");

async function openList(): Promise<void> {
  await openTab(page, "批注");
  await page.getByRole("button", { name: "批注清单…" }).click();
  await expect(list().locator("canvas").first()).toBeVisible(patient);
}

/** Saves the list that is open; gives the text of each of its sheets, without white space. */
async function savedSheets(name: string): Promise<string[]> {
  const path = join(folder, name);
  await saveTo(app, path);
  await list().getByRole("button", { name: "另存为 PDF…" }).click();
  await expect(list().getByText("已保存为")).toBeVisible();
  const info = (await ran("pdfinfo", [path])).out;
  expect(info).toMatch(/Page size:\s+59[45]\.\d* x 84[12]\.?\d* pts \(A4\)/u);
  const text = (await ran("pdftotext", ["-layout", path, "-"])).out;
  const sheets = text.split("\f").slice(0, -1);
  expect(sheets).toHaveLength(Number(/Pages:\s+(\d+)/u.exec(info)?.[1]));
  return sheets.map((sheet) => sheet.replace(/\s/gu, ""));
}

/** Rows of the print layout that reach below the room of their sheet: on paper they would be cut. */
const cutRows = () =>
  page.locator(".print-root .form-body").evaluateAll((bodies) =>
    bodies.flatMap((body) => {
      const end = body.getBoundingClientRect().bottom;
      const rows = [...body.querySelectorAll("tr[data-row]")];
      return rows.filter((row) => row.getBoundingClientRect().bottom > end).map((row) => row.textContent);
    }),
  );

const countOf = (text: string, part: string) => text.split(part).length - 1;

test("lists a mark with its place, kind, meaning, words and what it is cited for", async () => {
  await openTab(page, "批注");
  await expect(page.getByRole("button", { name: "批注清单…" })).toHaveCount(0);
  await openCriterion(page, "A1");
  await openMaterial(page, 2);
  await page.keyboard.press("b");
  await drag(page, [0.3, 0.3], [0.6, 0.4]);
  await page.keyboard.press("e");
  const bar = page.getByRole("region", { name: "选中的批注" });
  await bar.getByRole("button", { name: "疑问" }).click();
  await bar.getByLabel("批注说明").fill(words[0] ?? "");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expectSaved(page);
  await openList();
  await expectAccessible(page, "marks-list");
  await expectChinese(page, "marks-list");
  await pictured(app, "marks-list");
  // A narrower window closes the sheet, not what was opened from it.
  await setText(page, "largest");
  await expect(page.locator(".workspace-sheet")).toHaveCount(0);
  await expect(list().getByRole("button", { name: "另存为 PDF…" })).toBeVisible();
  await expectRoom(page, "marks-list");
  await pictured(app, "marks-list-large");
  await setText(page, "normal");
  await expect(page.locator(".workspace-sheet")).toBeVisible();
  const [sheet = "", ...others] = await savedSheets("one.pdf");
  expect(others).toEqual([]);
  for (const part of ["批注清单", "SY2026-001", "评审专家", "评审尚未定稿", "共1处", "材料2", "第1页共1页"])
    expect(sheet).toContain(part);
  // A row is as high as its small picture: what is read first in it is the longest cell.
  for (const part of ["1材料2·第1页矩形疑问", words[0] ?? "", "疑问A1"]) expect(sheet).toContain(part);
  await page.keyboard.press("Escape");
  await expect(list()).toHaveCount(0);
  // The list of marks scrolls, the tab round it does not.
  const tab = page.locator(".workspace-sheet-panel");
  expect(await tab.evaluate((each) => each.scrollHeight - each.clientHeight)).toBeLessThanOrEqual(0);
});

test("flows many marks over several sheets: each has its heading, no row is cut, nothing is left out", async () => {
  test.setTimeout(240_000);
  await page.keyboard.press("Escape");
  for (const [index, text] of words.entries()) {
    if (index === 0) continue;
    await page.keyboard.press("b");
    await drag(page, [0.2, 0.42 + index * 0.06], [0.3, 0.46 + index * 0.06]);
    await page.getByLabel("批注说明").fill(text);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await expect(page.locator("[data-mark][aria-pressed=true]")).toHaveCount(0);
    await expect(marks()).toHaveCount(index + 1);
  }
  await page.keyboard.press("v");
  await page.locator(".viewer-scroller").first().focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+c");
  for (let copy = 1; copy < copies; copy += 1) {
    await page.keyboard.press("Control+v");
    await expect(marks()).toHaveCount(words.length * (copy + 1));
  }
  await expectSaved(page);
  await openList();
  expect(await cutRows()).toEqual([]);
  const sheets = await savedSheets("many.pdf");
  expect(sheets.length).toBeGreaterThan(4);
  for (const [index, sheet] of sheets.entries()) {
    for (const part of ["批注清单", "SY2026-001", `共${marked}处`, "序号位置类型含义说明引为依据"])
      expect(sheet).toContain(part);
    expect(sheet).toContain(`第${index + 1}页共${sheets.length}页`);
    expect(sheet.includes("（续页）")).toBe(index > 0);
  }
  const whole = sheets.join("");
  for (const [index, text] of words.entries()) {
    const character = text.slice(0, 1);
    expect(countOf(whole, character)).toBe(copies * (1 + index * 3));
  }
  const numbers = await page
    .locator(".print-root tr[data-row] td.form-num")
    .evaluateAll((all) => all.flatMap((each) => (each.textContent ? Number(each.textContent) : [])));
  expect(numbers).toEqual(Array.from({ length: marked }, (_, index) => index + 1));
  await page.keyboard.press("Escape");
  await expect(list()).toHaveCount(0);
});

test("goes with the form of a sealed review, and a sealed review's copy can be exported", async () => {
  test.setTimeout(240_000);
  await fillSheet(
    page,
    {
      number: "SY2026-001",
      levels: [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1],
      comments: {},
      reason: "理由充分",
      unmet: [],
      recommendation: "推荐认定",
      opinion: "领办人技艺突出，攻关成果已在本单位应用，带徒计划可行，建议予以认定。",
    },
    async () => {},
  );
  await seal(app, page, join(folder, "form.pdf"), async () => {});
  await page.getByRole("button", { name: "查看表格…" }).click();
  const form = screenOf(page, "sealed-form");
  await expect(form.getByRole("button", { name: "打印…" })).toBeEnabled(patient);
  await form.getByRole("button", { name: "批注清单…" }).click();
  await expect(list().locator("canvas").first()).toBeVisible(patient);
  await pictured(app, "sealed-list");
  const sheets = await savedSheets("sealed.pdf");
  expect(sheets[0]).toContain("定稿");
  expect(sheets[0]).not.toContain("尚未定稿");
  await page.keyboard.press("Escape");
  await expect(list()).toHaveCount(0);
  // Back at the form, which is laid out anew for the printer.
  await expect(form.getByRole("button", { name: "打印…" })).toBeEnabled(patient);
  const again = join(folder, "again.pdf");
  await saveTo(app, again);
  await form.getByRole("button", { name: "另存为 PDF…" }).click();
  await expect(form.getByText("已保存为")).toBeVisible();
  expect(await textOf(again)).toContain("专家评分表");
  await page.keyboard.press("Escape");

  await openTab(page, "批注");
  await page.getByRole("button", { name: /^导出带批注的副本/u }).click();
  const dialog = screenOf(page, "annotated-copy");
  const copy = join(folder, "copy.pdf");
  await saveTo(app, copy);
  await dialog.getByRole("button", { name: /^选择位置并导出/u }).click();
  await expect(dialog.getByText("副本已保存为")).toBeVisible(patient);
  expect((await ran("pdfinfo", [copy])).out).toContain("Pages:");
});
