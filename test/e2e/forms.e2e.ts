import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ElectronApplication, expect, type Page, test } from "@playwright/test";
import { appFolder } from "../../build/ready/places.mjs";
import { ran } from "./command-line";
import { saveTo } from "./dialogs";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { expectAccessible, expectChinese } from "./manners";
import { expectPaperAgrees, openWithPublicTools, textOf } from "./paper";
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
const recused = ["SY2026-002", "SY2026-003", "SY2026-004", "SY2026-005", "SY2026-006"];
/** Extension A, extension B, a name that the registry's slices lack, the second level of GB 18030. */
const rare = "㐀𠮷䶮喆堃镕𬭎𫖮";

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

const dialog = () => screenOf(page, "printing");

/** Ticks exactly these boxes, previews and saves; gives the file's path. */
async function printed(name: string, ...boxes: readonly string[]): Promise<string> {
  await dialog().getByRole("button", { name: "全部不选" }).click();
  for (const box of boxes) await dialog().getByRole("checkbox", { name: box, exact: true }).check();
  return printedAgain(name);
}

/** Previews what is ticked and saves it. */
async function printedAgain(name: string): Promise<string> {
  await dialog().getByRole("button", { name: /^预览/u }).click();
  await expect(dialog().locator("canvas").first()).toBeVisible(patient);
  return saved(name);
}

async function saved(name: string): Promise<string> {
  const path = join(folder, name);
  await saveTo(app, path);
  await dialog().getByRole("button", { name: "另存为 PDF…" }).click();
  await expect(dialog().getByText("已保存为")).toBeVisible();
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

const pointsPerMillimetre = 72 / 25.4;

interface PlacedWord {
  readonly word: string;
  /** From the left and from the top of the page, in points. */
  readonly x: number;
  readonly y: number;
}

/** The words of a page with their places, as an outside program reads them. */
async function wordsOf(path: string, pageNumber: number): Promise<PlacedWord[]> {
  const at = ["-f", `${pageNumber}`, "-l", `${pageNumber}`];
  const { out } = await ran("pdftotext", ["-bbox", ...at, path, "-"]);
  return [...out.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]*)</gu)].map(
    ([, x, y, word = ""]) => ({ word, x: Number(x), y: Number(y) }),
  );
}

/** The words in the same row of a table as the one that begins it; a row of two lines is centred in its height. */
function besideOf(pages: readonly (readonly PlacedWord[])[], first: string): readonly string[] {
  const page = pages.find((words) => words.some(({ word }) => word === first)) ?? [];
  const begin = page.find(({ word }) => word === first);
  return page
    .filter(({ x, y }) => begin && x > begin.x && Math.abs(y - begin.y) < 12)
    .map(({ word }) => word);
}

/** Holds a file against A4 and gives its pages. */
async function pagesOf(path: string): Promise<number> {
  const info = (await ran("pdfinfo", [path])).out;
  expect(info).toMatch(/Page size:\s+59[45]\.\d* x 84[12]\.?\d* pts \(A4\)/u);
  return Number(/Pages:\s+(\d+)/u.exec(info)?.[1]);
}

/** The text of each page, without white space. */
async function pageTexts(path: string): Promise<string[]> {
  const text = (await ran("pdftotext", ["-raw", path, "-"])).out;
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
  const alone: number[] = [];
  for (const [index, box] of [
    `评估意见与评分表：${number}`,
    `申报表：${number}`,
    `批注清单：${number}`,
    "空白申报表",
  ].entries()) {
    const own = await printed(`alone-${index}.pdf`, box);
    const texts = await pageTexts(own);
    alone.push(texts.length);
    for (const [at, text] of texts.entries()) expect(text, box).toContain(`第${at + 1}页共${texts.length}页`);
  }
  expect(alone.reduce((sum, each) => sum + each, 0)).toBeLessThan(pages);
  const annex = (await pageTexts(join(folder, "alone-3.pdf"))).slice(0, 4).join("");
  for (const label of regulationLabels) expect(annex, label).toContain(label);
  // What is inferred stands on the extra sheet alone.
  for (const label of inferredLabels) expect(annex, label).not.toContain(label);
  const extra = (await pageTexts(join(folder, "alone-3.pdf"))).slice(4).join("");
  for (const label of inferredLabels) expect(extra, label).toContain(label);
});

test("the overprint is the opinion alone, where the page of 附件1 has it, and moves by millimetres", async () => {
  test.setTimeout(300_000);
  const annex = await wordsOf(join(folder, "alone-1.pdf"), 4);
  const over = await wordsOf(await printed("over.pdf", `套打：${number}`), 1);
  const text = over.map(({ word }) => word).join("");
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
  const after = placeOf(moved, "推荐结论");
  expect(((after?.x ?? 0) - (here?.x ?? 0)) / pointsPerMillimetre).toBeCloseTo(10, 1);
  expect(((after?.y ?? 0) - (here?.y ?? 0)) / pointsPerMillimetre).toBeCloseTo(-5, 1);
  expect(moved.map(({ word }) => word).join("")).toContain("示例专家甲");
  const rulers = await textOf(await printed("test.pdf", "套打测试页"));
  expect(rulers).toContain("向右移10毫米，向下移-5毫米");
  expect(rulers).toContain("59.0，106.0");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+p");
  await dialog().getByRole("checkbox", { name: "套打测试页" }).check();
  await expect(dialog().getByRole("textbox", { name: "向右移（毫米）" })).toHaveValue("10");
  await page.keyboard.press("Escape");
});

test("figures on paper, on screen and in the bundle are the same, and the code names the shipped file", async () => {
  test.setTimeout(300_000);
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
  for (const { criterionId, points } of shipped.review.scores)
    expect(besideOf(pages, criterionId), criterionId).toContain(points.toFixed(1));
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
