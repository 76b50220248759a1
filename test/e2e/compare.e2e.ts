import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ElectronApplication, expect, type Page, test } from "@playwright/test";
import { bytesSource } from "../../shared/package/byte-source";
import { verifyReview } from "../../shared/package/verify-review";
import { tinyRound } from "../fixtures/documents";
import { openedTask } from "../fixtures/honest";
import { dossierOf, sampleTask } from "../fixtures/packages";
import { people } from "../fixtures/people";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { expectAccessible, expectChinese, expectWithinSides } from "./manners";
import { onePagePdf } from "./one-page";
import { pictured } from "./picture";
import { screenOf } from "./steps/identity";
import {
  backToInbox,
  declareAll,
  drag,
  expectInk,
  expectSaved,
  exportBundle,
  importTask,
  openMaterial,
  openTab,
  openWorkspace,
  seal,
  setText,
} from "./steps/review";
import { fillTinySheet } from "./steps/tiny-round";
import { openTrustingSeat } from "./steps/trusting-seat";

const person = { role: "expert" as const, name: "", organisation: "", title: "", passphrase: "秋水长天一色" };
const quietly = async () => {};
const numbers = ["SY2026-001", "SY2026-002", "SY2026-003", "SY2026-004"] as const;
const practice = "SY2026-009";

let profile: string;
let folder: string;
let app: ElectronApplication;
let page: Page;
let task: Uint8Array<ArrayBuffer>;

test.describe.configure({ mode: "serial" });

const strip = () => page.getByRole("navigation", { name: /各份申报的得分/u });
const cells = () => strip().getByRole("button", { name: /^SY/u });
const current = () => strip().locator("[aria-current=true]");
const field = () => page.getByRole("spinbutton").first();
const opened = () =>
  page.getByRole("navigation", { name: "申报材料" }).locator(".reading-material[aria-current]");

async function look(name: string): Promise<void> {
  for (const size of ["normal", "largest"] as const) {
    if (size === "largest") await setText(page, size);
    await expectAccessible(page, name);
    await expectChinese(page, name);
    await expectWithinSides(page, name);
    await pictured(app, `${name}-${size}`);
  }
  await setText(page, "normal");
}

async function toNext(number: string): Promise<void> {
  await page.keyboard.press("Alt+ArrowRight");
  await expect(current()).toContainText(number);
  await expectInk(page);
}

test.beforeAll(async () => {
  test.setTimeout(180_000);
  [profile, folder] = await Promise.all([emptyProfile(), mkdtemp(join(tmpdir(), "jiangping-compare-"))]);
  const { bureau, expert } = await people();
  ({ app, page } = await launchApp({ profile }));
  await openTrustingSeat({ app, page }, { owner: expert, person, bureau, folder });
  const scans = [onePagePdf(3), onePagePdf(6)];
  const calibration = {
    anchors: [
      { criterionId: "A1", points: 8, note: "证书齐全，履历稍短" },
      { criterionId: "A2", points: 2, note: "" },
    ],
  };
  const sealed = await sampleTask({
    packageId: crypto.randomUUID(),
    round: tinyRound,
    dossiers: await Promise.all([
      ...numbers.map((number, at) => dossierOf(`a${at + 1}`, scans, { number })),
      dossierOf("a9", scans, { number: practice, calibration }),
    ]),
  });
  task = sealed.bytes;
  const path = join(folder, "round.jptask");
  await writeFile(path, task);
  await importTask(app, page, path, quietly);
});

test.afterAll(async () => {
  await killApp(app);
  await removeFolders(profile, folder);
});

test("nothing is compared before recusal was answered, and who is kept away from is not on the strip", async () => {
  await expect(page.getByRole("button", { name: "逐项横评" })).toHaveCount(0);
  await declareAll(page, [numbers[3]], quietly);
  await expect(screenOf(page, "inbox").getByRole("row").filter({ hasText: practice })).toContainText("练习");
  await look("inbox");
  await page.getByRole("button", { name: "逐项横评" }).click();
  await expect(cells()).toHaveCount(3);
  await expect(current()).toContainText(numbers[0]);
  await expect(screenOf(page, "compare").getByText("A1 还没有给出得分，共 3 份。")).toBeVisible();
});

test("one criterion is walked and scored across the applications by keys, each kept and undone in its own history", async () => {
  test.setTimeout(120_000);
  await expectInk(page);
  for (const [at, points] of ["8", "9.5", "7"].entries()) {
    if (at > 0) await toNext(numbers[at] ?? "");
    await expect(page.locator("[data-criterion=A1]")).toBeFocused();
    await page.keyboard.press("Enter");
    await page.keyboard.type(points);
    await page.keyboard.press("Enter");
    await expect(current()).toContainText(Number(points).toFixed(1));
  }
  await page.keyboard.press("ArrowUp");
  await expect(current()).toContainText("7.5");
  await expect(
    screenOf(page, "compare").getByText("已评 3 / 3 份：最低 7.5，中位 8.0，最高 9.5，相差 2.0 分。"),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: "下一份申报" })).toBeDisabled();
  await page.keyboard.press("Alt+ArrowLeft");
  await expect(current()).toContainText(numbers[1]);
  await page.keyboard.press("Control+z");
  await expect(current()).toContainText("未评");
  await expect(cells().nth(2)).toContainText("7.5");
  await page.keyboard.press("Control+Shift+z");
  await expect(current()).toContainText("9.5");
  await expectSaved(page);
  await look("compare");
});

test("the order by points decides what lies beside, and N keeps the application", async () => {
  await strip().getByRole("button", { name: "按得分" }).click();
  await expect(cells().first()).toContainText(numbers[1]);
  await toNext(numbers[0]);
  await toNext(numbers[2]);
  await page.keyboard.press("n");
  await expect(page.locator("[data-criterion=A2]")).toBeFocused();
  await expect(current()).toContainText(numbers[2]);
  await expect(current()).toContainText("未评");
  await page.keyboard.press("p");
  await expect(page.locator("[data-criterion=A1]")).toBeFocused();
  await strip().getByRole("button", { name: "按编号" }).click();
});

test("each application comes back to the scan that the criterion was judged by, and E cites there", async () => {
  test.setTimeout(120_000);
  await expectInk(page);
  await openMaterial(page, 2);
  await page.getByRole("button", { name: /^矩形/u }).click();
  await drag(page, [0.25, 0.3], [0.6, 0.45]);
  await page.keyboard.press("e");
  await expect(page.locator("[data-criterion=A1]").getByText(/材料2 · 第1页/u)).toBeVisible();
  await page.getByRole("button", { name: /^移动/u }).click();
  await cells().first().click();
  await expect(current()).toContainText(numbers[0]);
  await expectInk(page);
  await expect(opened()).toHaveText(/^1/u);
  await cells().nth(2).click();
  await expect(current()).toContainText(numbers[2]);
  await expectInk(page);
  await expect(opened()).toHaveText(/^2/u);
  await expect(page.locator("[data-criterion=A1]").getByText(/材料2 · 第1页/u)).toBeVisible();
  await expectSaved(page);
});

test("the keys and the help of the place are there", async () => {
  await page.locator("[data-criterion=A1]").focus();
  await page.keyboard.press("?");
  const keys = screenOf(page, "shortcuts");
  await expect(keys.getByText("下一份申报")).toBeVisible();
  await expect(keys.getByText("退出逐项横评")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("F1");
  await expect(screenOf(page, "help").getByRole("heading", { name: "帮助：逐项横评" })).toBeVisible();
  await page.keyboard.press("Escape");
});

test("another tab ends the walk, and the workspace begins it where it is", async () => {
  await page.keyboard.press("Alt+1");
  await expect(strip()).toHaveCount(0);
  await expect(page.getByRole("tab", { name: "申报信息" })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Alt+c");
  await expect(current()).toContainText(numbers[2]);
  await page.keyboard.press("Alt+c");
  await expect(page.getByRole("tab", { name: /^评分/u })).toHaveAttribute("aria-selected", "true");
  await backToInbox(page);
});

test("points of a sealed review change after a reason alone", async () => {
  test.setTimeout(180_000);
  await openWorkspace(page, numbers[1]);
  await fillTinySheet(page);
  await seal(app, page, join(folder, "form.pdf"), quietly);
  await openTab(page, "评分");
  await page.keyboard.press("Alt+c");
  await expect(current()).toContainText("已定稿");
  await page.locator("[data-criterion]").focus();
  if ((await page.locator("[data-criterion]").getAttribute("data-criterion")) === "A2")
    await page.keyboard.press("p");
  await expect(page.locator("[data-criterion=A1]")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  const dialog = screenOf(page, "reopen");
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(field()).toHaveValue("9.0");
  await page.keyboard.press("1");
  await dialog.getByLabel(/重新打开的理由/u).fill("横评后调整尺度");
  await dialog.getByRole("button", { name: "重新打开" }).click();
  await expect(dialog).toHaveCount(0);
  await page.locator("[data-criterion=A1]").focus();
  await page.keyboard.press("ArrowDown");
  await expect(field()).toHaveValue("8.5");
  await expect(current()).not.toContainText("已定稿");
  await expectSaved(page);
});

test("the overview shows every point, subtotal, tie and spread, and each leads to where it was given", async () => {
  test.setTimeout(120_000);
  await page.keyboard.press("Alt+t");
  const overview = screenOf(page, "overview");
  const row = (number: string) => overview.getByRole("row").filter({ hasText: number });
  await expect(row(numbers[1])).toContainText("10.5");
  await expect(row(numbers[0])).toContainText("未评完");
  await expect(row(numbers[3])).toHaveCount(0);
  await expect(row(practice)).toHaveCount(0);
  await expect(overview.getByText("不含已回避 1 份、练习 1 份。")).toBeVisible();
  await overview.getByRole("button", { name: `${numbers[0]} A2：未评` }).click();
  await expect(current()).toContainText(numbers[0]);
  await expect(page.locator("[data-criterion=A2]")).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.type("3");
  await page.keyboard.press("Enter");
  await expect(current()).toContainText("2.0");
  await page.keyboard.press("p");
  await expect(page.locator("[data-criterion=A1]")).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(field()).toHaveValue("8.5");
  await page.keyboard.press("Alt+t");
  await expect(row(numbers[0])).toContainText("并列 1");
  await expect(row(numbers[1])).toContainText("并列 1");
  await expect(overview.getByText("2 份申报的合计与别的申报相同")).toBeVisible();
  const chart = overview.getByRole("img", { name: /各评分项得分的分布/u });
  await expect(chart).toBeVisible();
  await expect(chart.locator("desc")).toHaveText(/A1 最低 7.5，中位 8.5，平均 8.17，最高 8.5/u);
  await look("overview");
  await page.keyboard.press("Escape");
  await expect(screenOf(page, "inbox")).toBeVisible();
});

test("a practice dossier shows its anchors once all is scored, and is not shipped", async () => {
  test.setTimeout(240_000);
  await openWorkspace(page, practice);
  await openTab(page, "评分");
  await expect(page.getByText("这是练习，不计入结果，也不导出。")).toBeVisible();
  await expect(page.getByText("证书齐全，履历稍短")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "定稿" })).toHaveCount(0);
  await fillTinySheet(page);
  await openTab(page, "评分");
  await expect(page.getByText("参考说明：证书齐全，履历稍短")).toBeVisible();
  await expect(page.getByText("有参考分的 2 项，本人合计 11.0，参考合计 10.0，1 项相同。")).toBeVisible();
  await look("practice");
  await backToInbox(page);
  for (const number of numbers.slice(0, 3)) {
    await openWorkspace(page, number);
    await fillTinySheet(page);
    await seal(app, page, join(folder, `form-${number}.pdf`), quietly);
    await backToInbox(page);
  }
  const path = join(folder, "bundle.jpreview");
  await exportBundle(app, page, path, quietly);
  const { bureau, expert } = await people();
  const verified = await verifyReview({
    source: bytesSource(new Uint8Array(await readFile(path))),
    cards: [bureau.trusted, expert.trusted],
    identity: bureau.keys.identity,
    task: await openedTask(task),
  });
  if (!verified.ok) throw new Error(JSON.stringify(verified.refusal));
  expect(verified.value.reviews.map(({ review }) => review.applicationId).sort()).toEqual([
    "a1",
    "a2",
    "a3",
    "a4",
  ]);
});
