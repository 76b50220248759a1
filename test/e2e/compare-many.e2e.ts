import { readFileSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ElectronApplication, expect, type Page, test } from "@playwright/test";
import { roundSchema } from "../../shared/domain/round";
import { dossierOf, sampleTask } from "../fixtures/packages";
import { people } from "../fixtures/people";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { expectAccessible, expectChinese, expectWithinSides } from "./manners";
import { onePagePdf } from "./one-page";
import { pictured } from "./picture";
import { screenOf } from "./steps/identity";
import { declareAll, expectInk, expectSaved, importTask, openWorkspace, setText } from "./steps/review";
import { openTrustingSeat } from "./steps/trusting-seat";

const person = { role: "expert" as const, name: "", organisation: "", title: "", passphrase: "秋水长天一色" };
const quietly = async () => {};
const sampleRound = roundSchema.parse(JSON.parse(readFileSync("out/sample/dossier/round.json", "utf8")));
const { criteria } = sampleRound.rubric;
const anchors = criteria.map(({ id, max }, at) => ({
  ...{ criterionId: id, points: max - (at % 3) },
  note: at % 2 === 0 ? "佐证齐全，但近三年的成果只有一项有第三方证明，按“良”给分" : "",
}));
const many = 40;
/** How many of them are scored to their end. */
const complete = 6;
const numbers = Array.from({ length: many }, (_, at) => `SY2026-${String(at + 1).padStart(3, "0")}`);
const practice = "SY2026-900";
const trades = [
  "数控铣削",
  "中式面点",
  "飞机装配",
  "花丝镶嵌",
  "汽车维修",
  "冷链制冷",
  "电气焊接",
  "园林古建彩画",
];
const nameOf = (at: number) => `${trades[at % trades.length]}技能大师工作室`;

let profile: string;
let folder: string;
let app: ElectronApplication;
let page: Page;

test.describe.configure({ mode: "serial" });

const strip = () => page.getByRole("navigation", { name: /各份申报的得分/u });
const cells = () => strip().getByRole("button", { name: /^SY/u });
const current = () => strip().locator("[aria-current=true]");

/** Looks at a screen in both sizes of text; `bring` brings there what is to be looked at. */
async function look(name: string, bring = quietly): Promise<void> {
  for (const size of ["normal", "largest"] as const) {
    if (size === "largest") await setText(page, size);
    await bring();
    await expectAccessible(page, name);
    await expectChinese(page, name);
    await expectWithinSides(page, name);
    await pictured(app, `${name}-${size}`);
  }
  await setText(page, "normal");
}

test.beforeAll(async () => {
  test.setTimeout(180_000);
  [profile, folder] = await Promise.all([emptyProfile(), mkdtemp(join(tmpdir(), "jiangping-compare-many-"))]);
  const { bureau, expert } = await people();
  ({ app, page } = await launchApp({ profile }));
  await openTrustingSeat({ app, page }, { owner: expert, person, bureau, folder });
  const more = (at: number) => ({
    precheck: [],
    studio: { name: nameOf(at), directions: "", industry: "" },
  });
  const dossiers = await Promise.all([
    ...numbers.map((number, at) =>
      dossierOf(`a${at + 1}`, [onePagePdf(2 + (at % 5))], { number, ...more(at) }),
    ),
    dossierOf("p1", [onePagePdf(4)], { number: practice, ...more(3), calibration: { anchors } }),
  ]);
  const sealed = await sampleTask({ packageId: crypto.randomUUID(), round: sampleRound, dossiers });
  const path = join(folder, "round.jptask");
  await writeFile(path, sealed.bytes);
  await importTask(app, page, path, quietly);
  await declareAll(page, [], quietly);
});

test.afterAll(async () => {
  await killApp(app);
  await removeFolders(profile, folder);
});

/** What was moved although nobody can move it back: places without a bar that hold more than they show. Runs in the window. */
function hiddenlyScrolled(): string[] {
  return [...document.querySelectorAll("body *")]
    .filter((place) => place.scrollTop > 0 && getComputedStyle(place).overflowY === "hidden")
    .map(({ className }) => String(className));
}

/** Scores the criteria in hand and after it, each by a level that depends on the application, and comes back to it. */
async function scoreSome(at: number, count: number): Promise<void> {
  for (let step = 0; step < count; step += 1) {
    await page.keyboard.press(String(1 + ((at + step) % 3)));
    for (let more = 0; more < (at * step) % 3; more += 1) await page.keyboard.press("ArrowUp");
    if (step < count - 1) await page.keyboard.press("n");
  }
  for (let step = 1; step < count; step += 1) await page.keyboard.press("p");
}

test("forty applications are walked by keys, and all of their points are seen at once", async () => {
  test.setTimeout(300_000);
  await page.getByRole("button", { name: "逐项横评" }).click();
  await expect(cells()).toHaveCount(many);
  await expectInk(page);
  for (const [at, number] of numbers.entries()) {
    await expect(current()).toContainText(number);
    await expect(page.locator("[data-criterion=A1]")).toBeFocused();
    await scoreSome(at, at < complete ? criteria.length : 3);
    await expect(current()).not.toContainText("未评");
    if (at < many - 1) await page.keyboard.press("Alt+ArrowRight");
  }
  await expectSaved(page);
  await expect(screenOf(page, "compare").getByText(`已评 ${many} / ${many} 份：`)).toBeVisible();
  for (const end of [cells().first(), cells().last()]) await expect(end).toBeInViewport({ ratio: 1 });
  await look("many-compare", () => expect(current()).toBeInViewport({ ratio: 0.9 }));
  await strip().getByRole("button", { name: "按得分" }).click();
  await expect(current()).toBeInViewport();
  const shown = await cells().locator(".compare-points b").allTextContents();
  expect(shown.map(Number)).toEqual(shown.map(Number).sort((one, other) => other - one));
});

test("the overview of forty keeps heads and figures in sight, and the chart counts who is equal", async () => {
  test.setTimeout(120_000);
  await page.keyboard.press("Alt+t");
  const overview = screenOf(page, "overview");
  await expect(overview.locator("tbody tr")).toHaveCount(many);
  await expect(overview.getByText("未评完")).toHaveCount(many - complete);
  await overview.getByRole("region", { name: "本人各份申报的得分" }).evaluate((region) => {
    region.scrollTop = region.scrollHeight;
  });
  await expect(overview.getByRole("button", { name: `${numbers.at(-1)} A1` })).toBeInViewport();
  await expect(overview.getByRole("columnheader", { name: /^A1/u })).toBeInViewport({ ratio: 1 });
  await expect(overview.getByRole("rowheader", { name: "最高" })).toBeInViewport({ ratio: 1 });
  await look("many-overview");
  const chart = overview.getByRole("img", { name: "各评分项得分的分布" });
  const lanes = chart.locator(".overview-plot:has(.overview-grid)");
  await expect(lanes).toHaveCount(criteria.length + 1);
  const equal = await lanes.first().locator(".overview-number").allTextContents();
  const alone = (await lanes.first().locator(".overview-ring").count()) - equal.length;
  expect(equal.reduce((sum, words) => sum + Number(words), alone)).toBe(many);
  await look("many-chart", () => chart.evaluate((drawn) => drawn.scrollIntoView({ block: "end" })));
  await page.keyboard.press("Escape");
});

test("practice is measured criterion by criterion, once all have points", async () => {
  test.setTimeout(120_000);
  await openWorkspace(page, practice);
  const sheet = () => page.keyboard.press("Alt+3");
  await look("many-practice-before", sheet);
  await sheet();
  await page.locator("[data-criterion=A1]").focus();
  for (let step = 0; step < criteria.length; step += 1) {
    await expect(page.getByText("练习：本人得分与参考分")).toHaveCount(0);
    await page.keyboard.press("1");
    await page.keyboard.press("n");
  }
  await expectSaved(page);
  const table = page.getByRole("region", { name: "练习：本人得分与参考分" });
  await expect(table.locator("tbody tr")).toHaveCount(criteria.length);
  for (const [at, { id, levels }] of criteria.entries()) {
    const own = levels[0]?.min ?? Number.NaN;
    const anchor = anchors[at]?.points ?? Number.NaN;
    const row = table.getByRole("row").filter({ hasText: `${id} ` });
    await expect(row.getByRole("cell").nth(0)).toHaveText(own.toFixed(1));
    await expect(row.getByRole("cell").nth(1)).toHaveText(anchor.toFixed(1));
    await expect(row).toContainText(
      own === anchor ? "相同" : `${own > anchor ? "+" : "−"}${Math.abs(own - anchor).toFixed(1)}`,
    );
  }
  await look("many-practice", async () => {
    await sheet();
    await table.evaluate((shown) => shown.scrollIntoView({ block: "start" }));
    expect(await page.evaluate(hiddenlyScrolled)).toEqual([]);
  });
});
