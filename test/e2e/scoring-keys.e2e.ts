import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ElectronApplication, expect, type Page, test } from "@playwright/test";
import { saveTo } from "./dialogs";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { expectAccessible, expectChinese } from "./manners";
import { textOf } from "./paper";
import { pictured } from "./picture";
import { readList, readWorkbook } from "./spreadsheets";
import { screenOf } from "./steps/identity";
import { expectInk, expectSaved } from "./steps/review";
import { number, openScoringRound } from "./steps/scoring-round";
import { counted, judgeAll, opinionWords, pointsOnScreen, sheetOf, tabTo } from "./steps/scoring-ways";
import { verifiedBundle } from "./steps/verified";

/** A whole application without touching the mouse, from the list to the bundle. The tests build on one another. */
test.describe.configure({ mode: "serial" });

/** Comments that a spreadsheet would calculate, with what a CSV file needs quotes for, and characters that few fonts have. */
const hostile = ['=1+1，“佐证”不足"缺合同"', "-扣分：㐀𠮷䶮", "+见附件，\n第二行", "@缺凭证"];
/** Short enough for one line of its column: the text of a PDF goes on from cell to cell, line by line. */
const explained = "㐀𠮷䶮均有合同";
const patient = { timeout: 60_000 };

let profile: string;
let folder: string;
let app: ElectronApplication;
let page: Page;
let task: Uint8Array<ArrayBuffer>;
let byMouse: () => Promise<number>;
let shown: Record<string, string>;
let total: string;
const comments: Record<string, string> = {};

test.beforeAll(async () => {
  test.setTimeout(180_000);
  [profile, folder] = await Promise.all([emptyProfile(), mkdtemp(join(tmpdir(), "jiangping-keys-"))]);
  ({ app, page } = await launchApp({ profile }));
  page.setDefaultTimeout(15_000);
  task = await openScoringRound({ app, page }, folder);
  byMouse = await counted(page, ["pointerdown", "mousedown"]);
});

test.afterAll(async () => {
  await killApp(app);
  await removeFolders(profile, folder);
});

const press = (keys: string) => page.keyboard.press(keys);
const onTab = async (name: RegExp) => {
  await tabTo(page, name);
  await press("Enter");
};

test("the dossier opens, and each criterion has points and, where asked at once, a reason", async () => {
  test.setTimeout(120_000);
  const { card, points, comment, asked, criteria, inHand } = sheetOf(page);
  await onTab(/^开始/u);
  await expect(screenOf(page, "workspace")).toBeVisible();
  await expectInk(page);
  await press("F6");
  await press("F6");
  await expect(card).toBeFocused();
  const all = await criteria();
  for (let index = 0; index < all; index += 1) {
    const id = await inHand();
    if (id === "D2") {
      await page.keyboard.type("95");
      await press("Enter");
      await expect(card).toBeFocused();
      await press("ArrowDown");
      await expect(points).toHaveValue("94");
      await expect(card).toContainText("现缺 6 人次，扣 3.0 分，得 9.0 分");
    } else {
      await press(index % 3 === 2 ? "4" : "2");
      const chosen = await points.inputValue();
      expect(chosen).not.toBe("");
      if (index % 3 === 1) {
        await press("ArrowDown");
        await expect(points).not.toHaveValue(chosen);
      }
    }
    if ((await asked.count()) > 0) {
      const words = hostile[Object.keys(comments).length % hostile.length] ?? "";
      comments[id] = words;
      // What is asked, and where to answer it, came into sight with the card.
      await expect(asked.last()).toBeInViewport({ ratio: 1 });
      await expect(comment).toBeInViewport({ ratio: 1 });
      await tabTo(page, /评语$/u);
      await page.keyboard.insertText(words);
      await expect(asked).toHaveCount(0);
      await expect(comment).toHaveValue(words);
      await press("F6");
      await press("F6");
      await expect(card).toBeFocused();
    }
    if (index < all - 1) await press("n");
  }
  expect(Object.keys(comments).length).toBeGreaterThanOrEqual(hostile.length);
});

test("a mark is placed on the scan and cited, and the keys are back on the sheet", async () => {
  const { card, chips, inHand } = sheetOf(page);
  while ((await inHand()) !== "A1") await press("p");
  await press("F6");
  await expect(page.locator("[data-reader] .viewer-scroller")).toBeFocused();
  await press("b");
  await press("Enter");
  await expect(page.locator(".viewer-mark")).toHaveCount(1);
  await press("e");
  await expect(chips).toHaveCount(1);
  await expect(chips).toContainText("材料1 · 第1页");
  await expect(card).toBeFocused();
  shown = await pointsOnScreen(page);
  total = (await page.locator(".workspace-total b").textContent()) ?? "";
  expect(Object.values(shown).every((each) => /^\d+\.\d$/u.test(each))).toBe(true);
  await pictured(app, "points");
});

test("the list of what is missing leads to the first gate, from there on one key leads to each", async () => {
  const { whole, gate } = sheetOf(page);
  await tabTo(page, /^定稿/u, true);
  await press("Enter");
  await onTab(/^前往：资格条件/u);
  await expect(gate).toBeFocused();
  await judgeAll(page, 0, {
    judge: (met) => press(met ? "1" : "2"),
    explain: async () => {
      await tabTo(page, /说明$/u);
      await page.keyboard.insertText(explained);
    },
    next: () => press("Alt+q"),
  });
  await expect(page.getByRole("radio").first()).toBeFocused();
  await press("Space");
  await expect(page.getByRole("radio").first()).toBeChecked();
  await press("Alt+q");
  await expect(page.getByRole("textbox", { name: "专家评估意见" })).toBeFocused();
  await page.keyboard.insertText(opinionWords);
  await expect(whole).toBeVisible();
  await expectSaved(page);
});

test("it is sealed, and the form has every reason", async () => {
  test.setTimeout(120_000);
  await tabTo(page, /^定稿/u, true);
  await press("Enter");
  const dialog = screenOf(page, "seal");
  await onTab(/^预览表格/u);
  await expect(dialog.getByRole("button", { name: "确认定稿" })).toBeVisible(patient);
  await expect(dialog.locator("canvas").first()).toBeVisible(patient);
  await onTab(/^确认定稿/u);
  const form = join(folder, "form.pdf");
  await saveTo(app, form);
  await expect(dialog.getByRole("button", { name: "另存为 PDF" })).toBeVisible(patient);
  await onTab(/^另存为 PDF/u);
  await expect(dialog.getByText("已保存为")).toBeVisible(patient);
  await onTab(/^完成/u);
  await expect(dialog).toHaveCount(0);
  const printed = (await textOf(form)).replace(/\s/gu, "");
  for (const words of [...Object.values(comments), explained, opinionWords])
    expect(printed).toContain(words.replace(/\s/gu, ""));
  expect(printed.split(explained)).toHaveLength(3);
});

test("both tables have the figures of the screen, and nothing in them is calculated", async () => {
  await press("Alt+4");
  await onTab(/^打印表格/u);
  await expect(screenOf(page, "printing")).toBeVisible();
  const paths = { xlsx: join(folder, "scores.xlsx"), csv: join(folder, "scores.csv") };
  for (const kind of ["xlsx", "csv"] as const) {
    await saveTo(app, paths[kind]);
    await onTab(new RegExp(`^存为 ${kind.toUpperCase()}`, "u"));
    await expect(page.locator(".printing-saved")).toContainText(`scores.${kind}`);
  }
  await expectAccessible(page, "printing");
  await expectChinese(page, "printing");
  const rows = (await readWorkbook(paths.xlsx))[0]?.rows ?? [];
  const list = await readList(paths.csv);
  for (const [id, words] of Object.entries(shown)) {
    const row = rows.find((each) => each[1] === id);
    const line = list.find((each) => each[0] === number && each[6] === id);
    expect(row?.[6], id).toBe(Number(words));
    expect(line?.[11], id).toBe(words);
    const comment = comments[id];
    expect(row?.[7] ?? "", id).toBe(comment ?? "");
    expect(line?.[12], id).toBe(comment === undefined ? "" : `'${comment}`);
  }
  expect(rows.at(-1)?.[6]).toBe(Number(total));
  expect(list.at(-1)?.[11]).toBe(total);
  await press("Escape");
});

test("so has the bundle that is exported, and no mouse was touched", async () => {
  test.setTimeout(120_000);
  await tabTo(page, /^(返回)?申报列表/u, true);
  await press("Enter");
  await expect(screenOf(page, "inbox")).toBeVisible();
  const bundle = join(folder, "review.jpreview");
  await saveTo(app, bundle);
  await onTab(/^导出评审包/u);
  const dialog = screenOf(page, "export");
  await onTab(/^签名并导出/u);
  await expect(dialog.getByText("评审包已签名并保存")).toBeVisible(patient);
  await onTab(/^完成/u);
  expect(await byMouse()).toBe(0);
  const { reviews } = await verifiedBundle(bundle, [task]);
  const document = reviews[0]?.review;
  expect(document?.total).toBe(Number(total));
  expect(Object.fromEntries(document?.scores.map((each) => [each.criterionId, each.points]) ?? [])).toEqual(
    Object.fromEntries(Object.entries(shown).map(([id, words]) => [id, Number(words)])),
  );
  expect(document?.gates.map((each) => [each.verdict, each.comment]).slice(0, 4)).toEqual([
    ["unmet", explained],
    ["met", ""],
    ["met", ""],
    ["met", explained],
  ]);
});
