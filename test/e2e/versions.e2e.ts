import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ElectronApplication, expect, type Page, test } from "@playwright/test";
import type { TaskPackage } from "../../shared/package/seal-task";
import type { VerifiedReview } from "../../shared/package/verify-review";
import { tinyRound } from "../fixtures/documents";
import { dossierOf, sampleTask } from "../fixtures/packages";
import { people } from "../fixtures/people";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { expectAccessible, expectChinese, expectRoom } from "./manners";
import { onePagePdf } from "./one-page";
import { pictured } from "./picture";
import { screenOf, unlock } from "./steps/identity";
import {
  backToInbox,
  declareAll,
  drag,
  expectSaved,
  exportBundle,
  importTask,
  openCriterion,
  openTab,
  openWorkspace,
  seal,
  setText,
} from "./steps/review";
import { fillTinySheet } from "./steps/tiny-round";
import { openTrustingSeat } from "./steps/trusting-seat";
import { verifiedBundle } from "./steps/verified";

const person = { role: "expert" as const, name: "", organisation: "", title: "", passphrase: "秋水长天一色" };
const quietly = async () => {};
const number = "SY2026-001";

let profile: string;
let folder: string;
let app: ElectronApplication;
let page: Page;
const tasks: {
  readonly packageId: string;
  readonly digest: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}[] = [];

test.describe.configure({ mode: "serial" });

/** Writes and imports the next revision of a round of one dossier, whose scan stays the same. */
async function importNext(more: Partial<TaskPackage> = {}): Promise<void> {
  const before = tasks.at(-1);
  const revision = tasks.length + 1;
  const packageId = crypto.randomUUID();
  const { digest, bytes } = await sampleTask({
    ...{ packageId, round: { ...tinyRound, revision } },
    dossiers: [await dossierOf("a1", [onePagePdf(3)], { number })],
    supersedes: before ? { packageId: before.packageId, digest: before.digest } : null,
    ...more,
  });
  const path = join(folder, `round-${revision}.jptask`);
  await writeFile(path, bytes);
  tasks.push({ packageId, digest, bytes });
  await importTask(app, page, path, quietly);
}

/** Exports and verifies as the bureau does, with every revision up to now at hand. */
async function exported(name: string): Promise<VerifiedReview> {
  const path = join(folder, name);
  await exportBundle(app, page, path, quietly);
  return verifiedBundle(
    path,
    tasks.map(({ bytes }) => bytes),
  );
}

const versions = () => screenOf(page, "versions");
const compared = () => versions().getByRole("region", { name: "两个版本的不同" });
const points = () => page.getByRole("spinbutton", { name: "A1 得分" });
const opinion = () => page.getByRole("textbox", { name: "专家评估意见", exact: true });

async function openVersions(): Promise<void> {
  await page.getByRole("button", { name: "版本与改动" }).click();
  await expect(versions().getByRole("table")).toBeVisible();
}

async function look(name: string): Promise<void> {
  for (const size of ["normal", "largest"] as const) {
    if (size === "largest") await setText(page, size);
    await expectAccessible(page, name);
    await expectChinese(page, name);
    await expectRoom(page, "versions");
    await pictured(app, `${name}-${size}`);
  }
  await setText(page, "normal");
}

async function reopen(reason: string): Promise<void> {
  await page.getByRole("button", { name: "重新打开…" }).click();
  const dialog = screenOf(page, "reopen");
  await dialog.getByLabel(/重新打开的理由/u).fill(reason);
  await dialog.getByRole("button", { name: "重新打开" }).click();
  await expect(page.getByText("内容只读")).toHaveCount(0);
}

test.beforeAll(async () => {
  test.setTimeout(180_000);
  [profile, folder] = await Promise.all([emptyProfile(), mkdtemp(join(tmpdir(), "jiangping-versions-"))]);
  const { bureau, expert } = await people();
  ({ app, page } = await launchApp({ profile }));
  await openTrustingSeat({ app, page }, { owner: expert, person, bureau, folder });
  await importNext();
  await declareAll(page, [], quietly);
  await openWorkspace(page, number);
  await fillTinySheet(page);
});

test.afterAll(async () => {
  await killApp(app);
  await removeFolders(profile, folder);
});

test("what was sealed and opened again with a reason is a version, and shows what was changed since", async () => {
  test.setTimeout(180_000);
  await seal(app, page, join(folder, "form-1.pdf"), quietly);
  await openVersions();
  await expect(versions().getByText("要回到以前的版本，请先写明理由重新打开")).toBeVisible();
  await page.keyboard.press("Escape");
  await reopen("漏看一处依据");
  await openCriterion(page, "A1");
  await points().fill("8.5");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^矩形/u }).click();
  await drag(page, [0.25, 0.3], [0.6, 0.45]);
  await page.getByRole("button", { name: /^移动/u }).click();
  await openTab(page, "意见");
  await opinion().fill("领办人技艺突出，带徒成效尚可，材料真实完整，同意推荐认定。");
  await expectSaved(page);
  await openVersions();
  await expect(versions().getByText("理由：漏看一处依据")).toBeVisible();
  await expect(versions().getByText("合计 11.0 分")).toBeVisible();
  await expect(compared().getByText("合计 11.0 → 10.5 分；批注增加 1 处。")).toBeVisible();
  await expect(compared().getByText("评分 9.0 → 8.5")).toBeVisible();
  await expect(compared().locator("del")).toHaveText("明显");
  await expect(compared().locator("ins")).toHaveText("尚可");
  await look("versions");
});

test("any two versions can be compared, by mouse and by keys", async () => {
  await versions().getByRole("radio", { name: "从：开始之前" }).check();
  await versions()
    .getByRole("radio", { name: /^到：第 1 次定稿，/u })
    .check();
  await expect(compared().getByRole("heading").first()).toHaveText("开始之前 → 第 1 次定稿");
  await expect(compared().getByText("合计 0.0 → 11.0 分")).toBeVisible();
  await expect(compared().getByText("未选 → 推荐")).toBeVisible();
  await versions().getByRole("radio", { name: "从：开始之前" }).focus();
  await page.keyboard.press("ArrowUp");
  await expect(compared().getByText("两个版本的内容一样。")).toBeVisible();
});

test("going back is a change of its own: undone, done again, and nothing of the log is lost", async () => {
  const log = versions().getByRole("tab", { name: /^全部改动/u });
  const before = Number((await log.textContent())?.replace(/\D/gu, ""));
  await versions().getByRole("button", { name: "回到“第 1 次定稿”" }).click();
  await expect(versions()).toHaveCount(0);
  await expect(opinion()).toHaveValue(/带徒成效明显/u);
  await expect(page.getByRole("tab", { name: "批注", exact: true })).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(opinion()).toHaveValue(/带徒成效尚可/u);
  await expect(page.locator(".workspace-said")).toHaveText(/^已撤销：回到以前的版本/u);
  await expect(page.getByRole("tab", { name: "批注 1" })).toBeVisible();
  await page.keyboard.press("Control+Shift+z");
  await expect(opinion()).toHaveValue(/带徒成效明显/u);
  await openCriterion(page, "A1");
  await expect(points()).toHaveValue("9.0");
  await expectSaved(page);
  await openVersions();
  await log.click();
  await expect(log).toHaveText(`全部改动 ${before + 3}`);
  const entries = versions().locator(".versions-log > li");
  await expect(entries).toHaveCount(before + 3);
  await expect(entries.nth(0)).toContainText(/重做第 \d+ 次改动：回到以前的版本/u);
  await expect(entries.nth(1)).toContainText(/撤销第 \d+ 次改动：回到以前的版本/u);
  await look("log");
});

test("any single change can be looked at and gone back to", async () => {
  const row = versions().locator(".versions-log > li").filter({ hasText: "A1 评分 9.0 → 8.5" });
  await row.getByRole("button", { name: /^比较/u }).click();
  await expect(compared().getByText("评分 8.5 → 9.0")).toBeVisible();
  await versions()
    .getByRole("button", { name: /^回到“第 \d+ 次改动之后”/u })
    .click();
  await expect(points()).toHaveValue("8.5");
  await openTab(page, "意见");
  await expect(opinion()).toHaveValue(/带徒成效明显/u);
  await expectSaved(page);
});

test("a name keeps what stands there among the versions", async () => {
  await openVersions();
  await versions().getByLabel("给现在的内容起个名字").fill("初评");
  await page.keyboard.press("Enter");
  await expect(versions().getByRole("radio", { name: /^从：初评，/u })).toBeVisible();
  await page.keyboard.press("Escape");
  await openCriterion(page, "A1");
  await page.keyboard.press("Control+z");
  await expect(points()).toHaveValue("9.0");
  await openVersions();
  await versions()
    .getByRole("radio", { name: /^从：初评，/u })
    .check();
  await expect(compared().getByText("评分 8.5 → 9.0")).toBeVisible();
  await versions().getByRole("button", { name: "回到“初评”" }).click();
  await openCriterion(page, "A1");
  await expect(points()).toHaveValue("8.5");
  await expectSaved(page);
});

test("a returned bundle becomes revision n + 1, and the past of both revisions stays in one list", async () => {
  test.setTimeout(240_000);
  await seal(app, page, join(folder, "form-2.pdf"), quietly);
  await backToInbox(page);
  const first = await exported("bundle-1.jpreview");
  expect(first.reviews[0]?.review).toMatchObject({ total: 10.5 });
  const { expert, second } = await people();
  const named = ({ keys }: typeof expert) => ({ kid: keys.kid, recipient: keys.recipient });
  const entry = {
    ...{ bundleId: first.bundleId, digest: first.digest, applicationIds: ["a1"] },
    ...{ note: "请补充带徒的依据", at: new Date().toISOString().replace("Z", "+00:00") },
  };
  const returns = { format: 1 as const, returns: [entry] };
  await importNext({ experts: [{ ...named(expert), returns }, named(second)] });
  await page.getByRole("button", { name: "导出评审包" }).click();
  await expect(screenOf(page, "export").getByText("现在导出的仍是退回以前的内容")).toBeVisible();
  await expect(
    screenOf(page, "export").getByText("第 2 次，区局收到后以这一次为准，取代第 1 次"),
  ).toBeVisible();
  await page.keyboard.press("Escape");
  await openWorkspace(page, number);
  await expect(page.getByText("区局退回：请补充带徒的依据。").first()).toBeVisible();
  await openVersions();
  await expect(versions().getByText("随第 2 版任务包退回：请补充带徒的依据")).toBeVisible();
  await expect(versions().getByText("带入第 2 版任务包")).toBeVisible();
  await expect(versions().getByText("已随第 1 次导出的评审包送出")).toBeVisible();
  await expect(versions().getByText("理由：漏看一处依据")).toBeVisible();
  await look("returned");
  await page.keyboard.press("Escape");
  await reopen("区局退回：请补充带徒的依据。");
  await openTab(page, "意见");
  await page.getByRole("textbox", { name: "优势", exact: true }).fill("带徒三人，均已取得技师证书。");
  await page.getByRole("textbox", { name: "不足", exact: true }).fill("无");
  await page.getByRole("textbox", { name: "建议", exact: true }).fill("无");
  await expectSaved(page);
  await seal(app, page, join(folder, "form-3.pdf"), quietly);
  await backToInbox(page);
  const again = await exported("bundle-2.jpreview");
  expect(again.claims).toMatchObject({
    ...{ revision: 2, supersedes: { bundleId: first.bundleId, digest: first.digest } },
    task: { packageId: tasks[1]?.packageId },
  });
  const [review] = again.reviews;
  expect(review?.review.opinion).toMatch(
    /^领办人.+\n优势：带徒三人，均已取得技师证书。\n不足：无\n建议：无$/u,
  );
  expect(review?.review.total).toBe(10.5);
});

test("a sealed review keeps its whole past after the program was started again", async () => {
  await killApp(app);
  ({ app, page } = await launchApp({ profile }));
  await unlock(page, person);
  await expect(screenOf(page, "inbox").locator("tbody tr")).toHaveCount(1, { timeout: 60_000 });
  await openWorkspace(page, number);
  await openVersions();
  for (const name of ["第 1 次定稿", "第 2 次定稿", "第 3 次定稿"])
    await expect(versions().getByRole("radio", { name: new RegExp(`^从：${name}，`, "u") })).toBeVisible();
  await versions()
    .getByRole("radio", { name: /^从：第 2 次定稿，/u })
    .check();
  await versions()
    .getByRole("radio", { name: /^到：第 3 次定稿，/u })
    .check();
  await expect(compared().locator("ins")).toContainText("带徒三人");
  await expect(versions().getByRole("button", { name: /^回到/u })).toHaveCount(0);
});
