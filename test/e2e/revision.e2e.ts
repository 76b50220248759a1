import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ElectronApplication, expect, type Page, test } from "@playwright/test";
import type { TaskPackage } from "../../shared/package/seal-task";
import type { VerifiedReview } from "../../shared/package/verify-review";
import { tinyRound } from "../fixtures/documents";
import { dossierOf, sampleTask } from "../fixtures/packages";
import { people } from "../fixtures/people";
import { jiangping } from "./command-line";
import { chooseFile } from "./dialogs";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { expectAccessible, expectChinese, expectRoom } from "./manners";
import { onePagePdf } from "./one-page";
import { screenOf } from "./steps/identity";
import {
  backToInbox,
  drag,
  expectInk,
  expectSaved,
  exportBundle,
  openCriterion,
  openWorkspace,
  seal,
  setText,
} from "./steps/review";
import { fillTinySheet } from "./steps/tiny-round";
import { openTrustingSeat } from "./steps/trusting-seat";
import { verifiedBundle } from "./steps/verified";

const person = { role: "expert" as const, name: "", organisation: "", title: "", passphrase: "秋水长天一色" };
const quietly = async () => {};
const patient = { timeout: 60_000 };

/** A task package of this test: in memory and as a file. */
interface Task {
  readonly packageId: string;
  readonly digest: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly path: string;
}

let profile: string;
let folder: string;
let app: ElectronApplication;
let page: Page;
const tasks: Task[] = [];
const bundles: string[] = [];

test.describe.configure({ mode: "serial" });

/** Writes the next revision; `second` is the one scan of the second dossier. */
async function nextTask(second: number, more: Partial<TaskPackage> = {}): Promise<Task> {
  const before = tasks.at(-1);
  const revision = tasks.length + 1;
  const packageId = crypto.randomUUID();
  const { digest, bytes } = await sampleTask({
    ...{ packageId, round: { ...tinyRound, revision } },
    dossiers: [
      await dossierOf("a1", [onePagePdf(3)], { number: "SY2026-001" }),
      await dossierOf("a2", [onePagePdf(second)], { number: "SY2026-002" }),
    ],
    supersedes: before ? { packageId: before.packageId, digest: before.digest } : null,
    ...more,
  });
  const path = join(folder, `round-${revision}.jptask`);
  await writeFile(path, bytes);
  const task = { packageId, digest, bytes, path };
  tasks.push(task);
  return task;
}

const rowOf = (number: string) => screenOf(page, "inbox").getByRole("row").filter({ hasText: number });

async function wellMannered(screen: string): Promise<void> {
  await expect(screenOf(page, screen)).toBeVisible();
  await expectAccessible(page, screen);
  await expectChinese(page, screen);
}

/** A look at a screen: its manners, at the normal and at the largest text. */
async function look(screen: string): Promise<void> {
  await wellMannered(screen);
  await expectRoom(page, screen);
  await setText(page, "largest");
  await expectRoom(page, screen);
  await wellMannered(screen);
  await setText(page, "normal");
}

/** Lets a file fall onto the window. */
async function dropFile({ bytes }: Task, name: string): Promise<void> {
  await page.evaluate(
    ({ base64, name: fileName }) => {
      const content = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], fileName));
      window.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, cancelable: true }));
    },
    { base64: Buffer.from(bytes).toString("base64"), name },
  );
}

async function importByButton({ path }: Pick<Task, "path">): Promise<void> {
  await chooseFile(app, path);
  await page.getByRole("button", { name: "导入任务包" }).first().click();
  await expect(screenOf(page, "import").getByText("核验通过")).toBeVisible(patient);
}

async function markScan(): Promise<void> {
  await expectInk(page);
  await page.getByRole("button", { name: /^矩形/u }).click();
  await drag(page, [0.25, 0.3], [0.6, 0.45]);
  await page.getByRole("button", { name: /^移动/u }).click();
  await expectSaved(page);
}

test.beforeAll(async () => {
  test.setTimeout(120_000);
  [profile, folder] = await Promise.all([emptyProfile(), mkdtemp(join(tmpdir(), "jiangping-revision-"))]);
  const { bureau, expert } = await people();
  ({ app, page } = await launchApp({ profile }));
  await openTrustingSeat({ app, page }, { owner: expert, person, bureau, folder });
});

test.afterAll(async () => {
  await killApp(app);
  await removeFolders(profile, folder);
});

test("the first revision is reviewed: one dossier sealed, one begun", async () => {
  test.setTimeout(180_000);
  await importByButton(await nextTask(4));
  await page.getByRole("button", { name: "查看申报" }).click();
  await page.getByRole("button", { name: /^声明/u }).first().click();
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "作出承诺" }).click();
  for (const answered of [1, 2]) {
    await page.getByRole("button", { name: "没有应当回避的情形" }).first().click();
    await expect(page.getByText("无需回避", { exact: true })).toHaveCount(answered);
  }
  await backToInbox(page);
  await openWorkspace(page, "SY2026-001");
  await fillTinySheet(page);
  await seal(app, page, join(folder, "form-1.pdf"), quietly);
  await backToInbox(page);
  await openWorkspace(page, "SY2026-002");
  await markScan();
  await openCriterion(page, "A1");
  await page.getByRole("spinbutton", { name: "A1 得分" }).fill("7.5");
  await page.keyboard.press("Enter");
});

test("a second revision falls onto the open review: what was just typed is stored first and goes on", async () => {
  const comment = page.locator("[data-criterion=A1]").getByRole("textbox", { name: /评语/u });
  await comment.fill("等级证书齐全，另有荣誉。");
  await dropFile(await nextTask(6), "第二版.jptask");
  const dialog = screenOf(page, "import");
  await expect(dialog.getByText("第 1 版中的评审已按下面的说明带入")).toBeVisible(patient);
  await expect(dialog.getByText("材料未变 1 份，材料有变 1 份")).toBeVisible();
  await expect(dialog.getByText("换了文件“表”")).toBeVisible();
  await expect(dialog.getByText("定稿继续有效，已签字的表格不变")).toBeVisible();
  await expect(dialog.getByText("批注（材料“表”第 1 页")).toBeVisible();
  await look("import");
  await dialog.getByRole("button", { name: "查看申报" }).click();
  await expect(rowOf("SY2026-001").getByText("已定稿")).toBeVisible();
  await expect(rowOf("SY2026-002").getByText("评审中")).toBeVisible();
  await expect(screenOf(page, "inbox").getByText("任务包第 2 版")).toBeVisible();
  await openWorkspace(page, "SY2026-002");
  await openCriterion(page, "A1");
  await expect(page.getByRole("spinbutton", { name: "A1 得分" })).toHaveValue("7.5");
  await expect(comment).toHaveValue("等级证书齐全，另有荣誉。");
  await expect(page.locator("[data-reader] [data-mark]")).toHaveCount(0);
  await backToInbox(page);
});

test("the account stays within reach, and the first revision can be read and not written", async () => {
  await page.getByRole("button", { name: "版次说明…" }).click();
  const dialog = screenOf(page, "revisions");
  await expect(dialog.getByText("正在使用")).toBeVisible();
  await look("revisions");
  await dialog.getByRole("button", { name: "查阅第 1 版" }).click();
  await expect(screenOf(page, "inbox").getByText("只供查阅")).toBeVisible();
  await expect(page.getByRole("button", { name: "导出评审包…" })).toHaveCount(0);
  await look("inbox");
  await rowOf("SY2026-002").getByRole("button", { name: /^查阅/u }).click();
  await expectInk(page);
  await expect(screenOf(page, "workspace").getByText("只供查阅")).toBeVisible();
  await expect(page.getByText("以前的版次，只读")).toBeVisible();
  await expect(page.getByRole("button", { name: "定稿…" })).toHaveCount(0);
  await openCriterion(page, "A1");
  await expect(page.getByRole("spinbutton", { name: "A1 得分" })).not.toBeEditable();
  await wellMannered("workspace");
  await backToInbox(page);
  await page.getByRole("button", { name: "回到第 2 版" }).click();
  await expect(page.getByRole("button", { name: "导出评审包…" })).toBeVisible();
});

/** Exports and verifies as the bureau does, with every revision up to now at hand. */
async function exported(): Promise<VerifiedReview> {
  const path = join(folder, `bundle-${bundles.length + 1}.jpreview`);
  await exportBundle(app, page, path, quietly);
  bundles.push(path);
  return verifiedBundle(
    path,
    tasks.map(({ bytes }) => bytes),
  );
}

const shipped = ({ files }: VerifiedReview, id: string) =>
  files.filter((each) => each.path.startsWith(`data/reviews/${id}/`)).map((each) => each.sha256);
let first: VerifiedReview;

test("the bundle answers the second revision, with the seal of the first", async () => {
  test.setTimeout(180_000);
  await openWorkspace(page, "SY2026-002");
  await fillTinySheet(page);
  await seal(app, page, join(folder, "form-2.pdf"), quietly);
  await backToInbox(page);
  first = await exported();
  const [one, two] = tasks;
  expect(first.claims).toMatchObject({
    ...{ revision: 1, supersedes: null, round: { id: "r1", revision: 2 } },
    task: { packageId: two?.packageId, digest: two?.digest },
  });
  expect(first.reviews.map((each) => each.review.taskPackageId)).toEqual([one?.packageId, two?.packageId]);
  const { bureau, expert } = await people();
  const [key, ...cards] = await Promise.all(
    [utf8Of(`${bureau.keys.identity}\n`), bureau.card, expert.card].map(async (bytes, index) => {
      const path = join(folder, `verify-${index}`);
      await writeFile(path, bytes);
      return path;
    }),
  );
  const { code, out } = await jiangping(
    ...["verify", bundles[0] ?? "", "--json", "--identity", key ?? ""],
    ...cards.flatMap((card) => ["--card", card]),
    ...tasks.flatMap((task) => ["--task", task.path]),
  );
  expect(code, out).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ ok: true, digest: first.digest });
});

const utf8Of = (text: string) => new TextEncoder().encode(text);

test("a review that is sent back shows the note, and only its own seal changes in the next bundle", async () => {
  test.setTimeout(180_000);
  const { expert, second } = await people();
  const named = ({ keys }: typeof expert) => ({ kid: keys.kid, recipient: keys.recipient });
  const entry = {
    ...{ bundleId: first.bundleId, digest: first.digest, applicationIds: ["a1"] },
    ...{ note: "第一项得分请补充依据", at: "2026-10-12T09:00:00+08:00" },
  };
  const returns = { format: 1 as const, returns: [entry] };
  await importByButton(await nextTask(6, { experts: [{ ...named(expert), returns }, named(second)] }));
  await page.getByRole("button", { name: "查看申报" }).click();
  await expect(rowOf("SY2026-001").getByText("退回意见：第一项得分请补充依据")).toBeVisible();
  await expect(rowOf("SY2026-002").getByText("退回")).toHaveCount(0);
  await look("inbox");
  await rowOf("SY2026-001")
    .getByRole("button", { name: /^处理退回/u })
    .click();
  await expectInk(page);
  await page.getByRole("button", { name: "重新打开…" }).click();
  const reason = screenOf(page, "reopen").getByLabel(/重新打开的理由/u);
  await expect(reason).toHaveValue("区局退回：第一项得分请补充依据。");
  await wellMannered("reopen");
  await screenOf(page, "reopen").getByRole("button", { name: "重新打开" }).click();
  await expect(page.getByText("改完后请再次定稿、打印签字并导出")).toBeVisible();
  await wellMannered("workspace");
  await openCriterion(page, "A1");
  await page.getByRole("spinbutton", { name: "A1 得分" }).fill("8.5");
  await page.keyboard.press("Enter");
  await expectSaved(page);
  await seal(app, page, join(folder, "form-3.pdf"), quietly);
  await backToInbox(page);
  await expect(rowOf("SY2026-001").getByText("退回")).toHaveCount(0);
  const again = await exported();
  expect(again.claims).toMatchObject({
    ...{ revision: 2, supersedes: { bundleId: first.bundleId, digest: first.digest } },
    ...{ round: { revision: 3 }, task: { packageId: tasks[2]?.packageId } },
  });
  expect(shipped(again, "a2")).toEqual(shipped(first, "a2"));
  expect(shipped(again, "a1")).not.toEqual(shipped(first, "a1"));
});

test("an older revision that comes again changes nothing and says where to go on", async () => {
  await chooseFile(app, tasks[0]?.path ?? "");
  await page.getByRole("button", { name: "导入任务包" }).first().click();
  const dialog = screenOf(page, "import");
  await expect(dialog.getByText("已被第 3 版取代，没有任何改动")).toBeVisible(patient);
  await dialog.getByRole("button", { name: "查看申报" }).click();
  await expect(screenOf(page, "inbox").getByText("任务包第 3 版")).toBeVisible();
});
