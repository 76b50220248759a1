import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ElectronApplication, expect, type Page, test } from "@playwright/test";
import { appFolder } from "../../build/ready/places.mjs";
import { ran } from "./command-line";
import { chooseFile } from "./dialogs";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { expectAccessible, expectChinese } from "./manners";
import {
  besideOf,
  codeOf,
  expectNumbered,
  expectOwnFonts,
  expectPaperAgrees,
  openWithPublicTools,
  opinionOn,
  pagesOf,
  pageTexts,
  pointsPerMillimetre,
  textOf,
  wordsOf,
} from "./paper";
import { printedPage } from "./paper-ink";
import { pictured } from "./picture";
import { screenOf } from "./steps/identity";
import { preview, previewTicked, printDialog, savePreviewed } from "./steps/printing";
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
const recused = ["SY2026-002", "SY2026-003", "SY2026-004", "SY2026-005", "SY2026-006"];
/** Extension A, extension B, a name that the registry's slices lack, the second level of GB 18030. */
const rare = "㐀𠮷䶮喆堃镕𬭎𫖮";

/** Four thousand characters, the most that an opinion may have, no two sentences alike. */
const opinion = [
  ...Array.from({ length: 200 }, (_, index) => `第${index + 1}点，${rare}领办人技艺突出，成果属实。`).join(
    "",
  ),
]
  .slice(0, 4000)
  .join("");

const blankForms = ["评估意见与评分表", "申报表", "批注清单", "回避与保密承诺书", "评审材料交接单"] as const;
/** The labels of 附件1 as the regulation's text has them, without white space. */
const regulationLabels = [
  "附件1顺义区技能大师工作室申报表",
  "申报单位（盖章）",
  "工作室名称",
  "填报时间",
  "北京市顺义区人力资源和社会保障局制",
  ...["技能大师基本情况", "姓名", "性别", "民族", "出生年月", "政治面貌", "学历", "职业（工种）"],
  ...["职业资格/技能等级", "职务", "参加工作时间", "身份证号码", "办公室电话", "手机号码"],
  ...["所在单位对工作室", "工作室主要工作方向", "申报单位意见", "专家评估意见"],
  ...["区人力资源社会保障局意见", "（盖章）", "（签字）", "区人力资源社会保障局（盖章）", "年月日"],
];
const inferredLabels = [
  ...["主要工作经历", "获奖及荣誉情况", "技术革新、专利及主要业绩", "带徒传技情况"],
  ...["工作室成员名单", "场所、设备情况"],
];

let profile: string;
let folder: string;
let app: ElectronApplication;
let page: Page;
/** The file of one form, by how its name begins. */
let own: (start: string) => string;

test.beforeAll(async () => {
  profile = await emptyProfile();
  folder = await mkdtemp(join(tmpdir(), "jiangping-forms-"));
  ({ app, page } = await launchApp({ profile }));
  await page.getByRole("button", { name: /先看示例/u }).click();
  await expect(screenOf(page, "inbox").locator("tbody tr").first()).toBeVisible(patient);
  await declareAll(page, recused, quietly);
});

test.afterAll(async () => {
  await killApp(app);
  await removeFolders(profile, ...(process.env.JIANGPING_KEEP_FORMS ? [] : [folder]));
});

const dialog = () => printDialog(page);

/** Ticks exactly these boxes, previews and saves; gives the file's path. */
async function printed(name: string, ...boxes: readonly string[]): Promise<string> {
  await preview(page, ...boxes);
  return saved(name);
}

/** Previews what is ticked and saves it. */
async function printedAgain(name: string): Promise<string> {
  await previewTicked(page);
  return saved(name);
}

async function saved(name: string): Promise<string> {
  const path = join(folder, name);
  await savePreviewed(app, page, path);
  return path;
}

/** Boxes and rows of the print layout with more in them than they show: on paper it would be cut. */
const cutContents = () =>
  page.locator(".print-root .form-sheet").evaluateAll((sheets) =>
    sheets.flatMap((sheet, index) => {
      const body = sheet.querySelector(".form-body");
      const end = body?.getBoundingClientRect().bottom ?? Number.POSITIVE_INFINITY;
      const rows = [...sheet.querySelectorAll("tr[data-row]")];
      const texts = [...sheet.querySelectorAll("[data-box]:not(.form-body)")];
      return [
        ...rows.filter((row) => row.getBoundingClientRect().bottom > end + 1),
        ...texts.filter((text) => text.scrollHeight > text.clientHeight + 1),
      ].map((each) => `${index + 1}: ${each.textContent?.slice(0, 20)}`);
    }),
  );

/** What the sheet on screen shows: the points of each criterion, the subtotal of each group as `30.0/35`. */
async function figuresOnSheet() {
  await openWorkspace(page, number);
  await openTab(page, "评分");
  const rows = page.locator(".scoring-row");
  const points = new Map<string, string>();
  // The criterion that is open has a card instead of a row: another one is opened to read its.
  for (const open of [1, 5]) {
    await rows.nth(open).click();
    for (const row of await rows.all()) {
      const code = (await row.locator(".scoring-row-code").textContent()) ?? "";
      points.set(code, (await row.locator(".scoring-row-points b").textContent()) ?? "");
    }
  }
  const subtotals = await page.locator(".scoring-subtotal").allTextContents();
  await backToInbox(page);
  return { points, subtotals: subtotals.map((each) => each.replace(/\s/gu, "")) };
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
  await page.keyboard.press("Control+a");
  await page.keyboard.press("e");
  await expectSaved(page);
  await fillSheet(
    page,
    {
      number,
      levels: [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1],
      comments: { A1: `领办人${rare}` },
      reason: "理由充分",
      unmet: [],
      recommendation: "推荐认定",
      opinion,
    },
    quietly,
  );
  await seal(app, page, join(folder, "sealed.pdf"), quietly);
  await openTab(page, "意见");
  await page.getByRole("button", { name: "打印表格…" }).click();
  const path = await printed("opinion.pdf", `评估意见与评分表：${number}`);
  const text = await textOf(path);
  expect(await opinionOn(path)).toBe(opinion);
  await expectNumbered(path);
  expect(text).toContain("材料2·第1页（40处）");
  await expectOwnFonts(path);
  // The same review printed again is the form that was sealed, word for word.
  expect(text).toBe(await textOf(join(folder, "sealed.pdf")));
  await expect(dialog().getByText("不在随附字库")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await backToInbox(page);
});

test("everything of the round goes into one file, and 附件1 has the regulation's labels", async () => {
  test.setTimeout(300_000);
  await page.keyboard.press("Control+p");
  await dialog().getByRole("button", { name: "全部选中" }).click();
  for (const form of blankForms)
    await dialog()
      .getByRole("checkbox", { name: `空白${form}` })
      .check();
  await dialog().getByRole("checkbox", { name: "套打测试页" }).check();
  await dialog().getByRole("button", { name: /^预览/u }).click();
  await expect(dialog().locator("canvas").first()).toBeVisible(patient);
  await expectAccessible(page, "printing");
  await pictured(app, "printing");
  const path = await saved("all.pdf");
  const pages = await pagesOf(path);
  await expectOwnFonts(path);
  expect(await cutContents()).toEqual([]);
  const each = join(folder, "each");
  await mkdir(each);
  await chooseFile(app, each);
  await dialog().getByRole("button", { name: "逐份存到文件夹…" }).click();
  await expect(dialog().getByText(/份表格已分别存到/u)).toBeVisible(patient);
  const files = await readdir(each);
  const counts = await Promise.all(files.map((file) => pagesOf(join(each, file))));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(pages);
  for (const file of files) if (!file.startsWith("套打")) await expectNumbered(join(each, file));
  own = (start) => join(each, files.find((file) => file.startsWith(start)) ?? "none");
  expect(await opinionOn(own(`申报表-${number}`))).toBe(opinion);
  const annex = (await pageTexts(own("申报表-空白"))).slice(0, 4).join("");
  for (const label of regulationLabels) expect(annex, label).toContain(label);
  // What is inferred stands on the extra sheet alone.
  for (const label of inferredLabels) expect(annex, label).not.toContain(label);
  const extra = (await pageTexts(own("申报表-空白"))).slice(4).join("");
  for (const label of inferredLabels) expect(extra, label).toContain(label);
});

test("the list of marks has all forty with their pictures, each cited", async () => {
  const path = own(`批注清单-${number}`);
  const text = (await pageTexts(path)).join("");
  expect(text).toContain("共40处");
  expect(text).toContain("其中引为依据40处");
  for (let row = 1; row <= 40; row += 1)
    expect(text).toMatch(new RegExp(`${row}材料2·第1页(?:矩形|划线)肯定.*?A1`, "u"));
  const pictures = (await ran("pdfimages", ["-list", path])).out
    .split("\n")
    .filter((line) => / image /u.test(line));
  expect(pictures).toHaveLength(40);
});

test("the overprint is the opinion alone, where the page of 附件1 has it, and moves by millimetres", async () => {
  test.setTimeout(300_000);
  const annex = await wordsOf(own(`申报表-${number}`), 4);
  const over = await wordsOf(await printed("over.pdf", `套打：${number}`), 1);
  const text = over.map(({ word }) => word).join("");
  expect(await opinionOn(join(folder, "over.pdf"))).toBe(opinion);
  expect(text).toContain("推荐结论：推荐认定");
  for (const label of ["（签字）", "年", "专家评估", "申报单位", "第1页"]) expect(text).not.toContain(label);
  const placeOf = (words: typeof annex, start: string) => words.find(({ word }) => word.startsWith(start));
  const [there, here] = [placeOf(annex, "推荐结论"), placeOf(over, "推荐结论")];
  // Half a millimetre: what the rules of the page's table take, and less than a printer's feed moves.
  expect(Math.abs((here?.x ?? 0) - (there?.x ?? 0)) / pointsPerMillimetre).toBeLessThan(0.5);
  expect(Math.abs((here?.y ?? 0) - (there?.y ?? 0)) / pointsPerMillimetre).toBeLessThan(0.5);
  await dialog().getByRole("textbox", { name: "向右移（毫米）" }).fill("10");
  await dialog().getByRole("textbox", { name: "向下移（毫米）" }).fill("-5");
  await dialog()
    .getByRole("checkbox", { name: /印姓名/u })
    .check();
  const moved = await wordsOf(await printedAgain("moved.pdf"), 1);
  // On paper, not only in the file: what the printer blackens begins 10 mm further right and 5 mm higher.
  const [left, top] = (await printedPage(join(folder, "over.pdf"), 1)).inkBox();
  const [leftAfter, topAfter] = (await printedPage(join(folder, "moved.pdf"), 1)).inkBox();
  expect(Math.abs(leftAfter - left - 10)).toBeLessThan(0.2);
  expect(Math.abs(topAfter - top + 5)).toBeLessThan(0.2);
  const after = placeOf(moved, "推荐结论");
  expect(((after?.x ?? 0) - (here?.x ?? 0)) / pointsPerMillimetre).toBeCloseTo(10, 1);
  expect(((after?.y ?? 0) - (here?.y ?? 0)) / pointsPerMillimetre).toBeCloseTo(-5, 1);
  expect(moved.map(({ word }) => word).join("")).toContain("示例专家甲");
  const rulers = await textOf(await printed("test.pdf", "套打测试页"));
  expect(rulers).toContain("向右移10毫米，向下移-5毫米");
  expect(rulers).toContain("59.0，106.0");
  // The cross of each corner, seen on the paper: a line on either side of the middle and above and below it.
  const sheet = await printedPage(join(folder, "test.pdf"), 1);
  for (const x of [59, 59 + 135])
    for (const y of [106, 106 + 74])
      for (const [dx, dy] of [
        [-4, 0],
        [4, 0],
        [0, -4],
        [0, 4],
      ] as const)
        expect(
          sheet.inkIn(x + dx - 0.3, y + dy - 0.3, x + dx + 0.3, y + dy + 0.3),
          `${x} ${y}`,
        ).toBeGreaterThan(0.2);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+p");
  await dialog().getByRole("checkbox", { name: "套打测试页" }).check();
  await expect(dialog().getByRole("textbox", { name: "向右移（毫米）" })).toHaveValue("10");
  await page.keyboard.press("Escape");
});

test("figures on paper, on screen and in the bundle are the same, and the code names the shipped file", async () => {
  test.setTimeout(300_000);
  const seen = await figuresOnSheet();
  const bundle = join(folder, "review.jpreview");
  await exportBundle(app, page, bundle, quietly);
  const row = screenOf(page, "inbox").getByRole("row").filter({ hasText: number });
  const cells = await row.getByRole("cell").allTextContents();
  const onScreen = /(\d+\.\d+)/u.exec(cells.join(" "))?.[1];
  const keys = join(folder, "bureau.age-key");
  const kept = JSON.parse(
    await readFile(join(appFolder, "..", "sample", "example-bureau.keys.json"), "utf8"),
  );
  await writeFile(
    keys,
    `${Object.values(kept).find((each) => String(each).startsWith("AGE-SECRET-KEY-1"))}\n`,
  );
  const bag = await openWithPublicTools(bundle, keys);
  const reviews = join(bag, "data", "reviews");
  const claims = await Promise.all(
    (await readdir(reviews)).map(async (id) => {
      const path = join(reviews, id, "review.json");
      return { path, review: JSON.parse(await readFile(path, "utf8")) };
    }),
  );
  const shipped = claims.find(({ review }) => review.state === "scored");
  if (!shipped) throw new Error("nothing was scored");
  await page.keyboard.press("Control+p");
  const form = await printed("shipped.pdf", `评估意见与评分表：${number}`);
  await expectPaperAgrees(form, shipped.path);
  const total = shipped.review.total.toFixed(1);
  expect(onScreen).toBe(total);
  const text = await textOf(form);
  expect(text).toContain(`评分合计：${total}分`);
  const pages = await Promise.all(
    Array.from({ length: await pagesOf(form) }, (_, index) => wordsOf(form, index + 1)),
  );
  for (const { criterionId, points } of shipped.review.scores) {
    expect(besideOf(pages, criterionId), criterionId).toContain(points.toFixed(1));
    expect(seen.points.get(criterionId), criterionId).toBe(points.toFixed(1));
  }
  expect(seen.points.size).toBe(shipped.review.scores.length);
  for (const subtotal of seen.subtotals) expect(text).toContain(`小计${subtotal}`);
  expect(shipped.review.scores[0].evidence).toHaveLength(40);
  const annex = await printed("annex.pdf", `申报表：${number}`);
  const sha256 = createHash("sha256")
    .update(await readFile(shipped.path))
    .digest("hex");
  expect(await codeOf(annex, 4)).toBe(`jp1:${sha256}`);
  const receipt = await textOf(await printed("receipt.pdf", "评审材料交接单", "回避与保密承诺书"));
  expect(receipt).toContain(sha256.slice(0, 8));
  expect(receipt).toContain(total);
  expect(receipt).toContain(`共交出签字表格${claims.length}份`);
  expect(receipt).toContain("评审包（第1次导出）摘要");
  expect(receipt).toContain("领办人曾为本人徒弟");
  const opinionPages = (await ran("pdfinfo", [join(shipped.path, "..", "opinion.pdf")])).out;
  const toSign = Number(/Pages:\s+(\d+)/u.exec(opinionPages)?.[1]) + claims.length - 1;
  expect(receipt).toContain(`份、${toSign}页`);
});
