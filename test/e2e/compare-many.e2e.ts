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
import {
  declareAll,
  expectInk,
  expectSaved,
  importTask,
  openTab,
  openWorkspace,
  setText,
} from "./steps/review";
import { openTrustingSeat } from "./steps/trusting-seat";

const person = { role: "expert" as const, name: "", organisation: "", title: "", passphrase: "秋水长天一色" };
const quietly = async () => {};
const sampleRound = roundSchema.parse(JSON.parse(readFileSync("out/sample/dossier/round.json", "utf8")));
const many = 40;
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

async function look(name: string, more: () => Promise<void> = quietly): Promise<void> {
  for (const size of ["normal", "largest"] as const) {
    if (size === "largest") await setText(page, size);
    await more();
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
  const calibration = {
    anchors: sampleRound.rubric.criteria.map(({ id, max }, at) => ({
      criterionId: id,
      points: max - (at % 3),
      note: at % 2 === 0 ? "佐证齐全，但近三年的成果只有一项有第三方证明，按“良”给分" : "",
    })),
  };
  const dossiers = await Promise.all([
    ...numbers.map((number, at) =>
      dossierOf(`a${at + 1}`, [onePagePdf(2 + (at % 5))], { number, ...more(at) }),
    ),
    dossierOf("p1", [onePagePdf(4)], { number: practice, ...more(3), calibration }),
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

test("forty", async () => {
  test.setTimeout(300_000);
  await pictured(app, "inbox");
  await page.getByRole("button", { name: "逐项横评" }).click();
  await expect(cells()).toHaveCount(many);
  await expectInk(page);
  for (let at = 0; at < many; at += 1) {
    await expect(current()).toContainText(numbers[at] ?? "");
    await expect(page.locator("[data-criterion]")).toBeFocused();
    const ids = sampleRound.rubric.criteria;
    for (let k = 0; k < ids.length; k += 1) {
      if (at % 9 === 8 && k > 6) break;
      await page.keyboard.press(String(1 + ((at * 3 + k * k) % 3)));
      if (at % 2) await page.keyboard.press("ArrowUp");
      if (k < ids.length - 1) await page.keyboard.press("n");
    }
    for (let k = 0; k < ids.length; k += 1) await page.keyboard.press("p");
    if (at < many - 1) await page.keyboard.press("Alt+ArrowRight");
  }
  await expectSaved(page);
  await look("many-compare");
  await strip().getByRole("button", { name: "按得分" }).click();
  await pictured(app, "many-compare-by-points");
  await page.keyboard.press("Alt+t");
  await expect(screenOf(page, "overview").getByRole("row")).toHaveCount(2 + many + 4);
  await look("many-overview");
  const end = () =>
    page.evaluate(() => document.querySelector(".overview-chart")?.scrollIntoView({ block: "end" }));
  await look("many-overview-chart", async () => void (await end()));
  await page.keyboard.press("Escape");
});

test("practice", async () => {
  test.setTimeout(120_000);
  await openWorkspace(page, practice);
  await openTab(page, "评分");
  await look("practice-before", async () => {
    const sheet = page.getByRole("button", { name: "评审表", exact: true });
    if ((await sheet.count()) > 0 && (await sheet.getAttribute("aria-expanded")) !== "true")
      await sheet.click();
  });
  for (let k = 0; k < sampleRound.rubric.criteria.length; k += 1) {
    await page.keyboard.press(String(1 + (k % 3)));
    await page.keyboard.press("n");
  }
  await expectSaved(page);
  await look("practice-after", async () => {
    await openTab(page, "评分");
    await page.locator(".calibration").first().scrollIntoViewIfNeeded();
  });
});
