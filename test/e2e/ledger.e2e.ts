import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ElectronApplication, expect, type Page, test } from "@playwright/test";
import { fingerprintOf } from "../../shared/package/card";
import { type SealedReview, serialiseReview } from "../../shared/package/seal-review";
import { noAnnotations, oneAnnotation, recusedReview, scoredReview, tinyRound } from "../fixtures/documents";
import { ids, sampleReview, sampleTask } from "../fixtures/packages";
import { people } from "../fixtures/people";
import { chooseFile } from "./dialogs";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { expectAccessible, expectChinese, expectWithinSides } from "./manners";
import { pictured } from "./picture";
import { plantSeat } from "./plant-seat";
import { acceptCard, type Person, screenOf, unlock } from "./steps/identity";
import { setText } from "./steps/review";

const bureau: Person = {
  ...{ role: "bureau", name: "示例区局", organisation: "示例单位", title: "示例职务" },
  passphrase: "mk38 wtz9 rp2d",
};

let folder: string;
let profile: string;
let app: ElectronApplication;
let page: Page;

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "jiangping-ledger-"));
  profile = await emptyProfile();
  ({ app, page } = await launchApp({ profile }));
});

test.afterEach(async () => {
  await killApp(app);
  await removeFolders(folder, profile);
});

async function wellMannered(screen: string): Promise<void> {
  await expect(screenOf(page, screen)).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page, screen);
  await expectChinese(page, screen);
}

/** As `wellMannered`, also with text at 160 %, where nothing goes over the window's sides. */
async function wellManneredInAnySize(screen: string): Promise<void> {
  await wellMannered(screen);
  await setText(page, "largest");
  await expectWithinSides(page, `${screen} at 160 %`);
  await expectAccessible(page, screen);
  await setText(page, "normal");
}

/** Lets files fall onto the window, all at once. */
async function drop(files: Readonly<Record<string, Uint8Array>>): Promise<void> {
  const given = Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString("base64")]);
  await page.evaluate((named) => {
    const transfer = new DataTransfer();
    for (const [name = "", base64 = ""] of named) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      transfer.items.add(new File([bytes], name));
    }
    window.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, cancelable: true }));
  }, given);
}

/** The made-up bureau's seat, with the expert's card accepted. */
async function takeDesk(): Promise<void> {
  const { bureau: own, expert } = await people();
  await expect(screenOf(page, "first-start")).toBeVisible();
  const { signing, identity } = own.keys;
  await plantSeat(page, { card: own.card, signing, identity }, bureau.passphrase);
  await page.reload();
  await unlock(page, bureau);
  await expect(screenOf(page, "bureau")).toBeVisible();
  const path = join(folder, "专家.jpcard");
  await writeFile(path, expert.card);
  const fingerprint = await fingerprintOf("expert", expert.keys.kid, expert.keys.recipient);
  await acceptCard(app, page, { path, fingerprint });
}

/** A bundle after `before`, whose first application has these points of ten. */
async function bundleAfter(before: SealedReview | null, points: number): Promise<SealedReview> {
  const { expert } = await people();
  const names = { taskPackageId: ids.task, expertKid: expert.keys.kid };
  const plain = scoredReview({ ...names, applicationId: "a1" });
  const scores = plain.scores.map((each) => (each.criterionId === "A1" ? { ...each, points } : each));
  const scored = await serialiseReview({ ...plain, scores, total: points + 1.5 });
  const recused = await serialiseReview(recusedReview({ ...names, applicationId: "a2" }));
  const opinionPdf = new TextEncoder().encode("%PDF-x");
  return sampleReview(await sampleTaskOnce(), {
    ...{ bundleId: crypto.randomUUID(), revision: (before?.claims.revision ?? 0) + 1 },
    supersedes: before && { bundleId: before.claims.bundleId, digest: before.digest },
    reviews: [
      { reviewBytes: scored.bytes, annotations: oneAnnotation("a1", "m1"), opinionPdf },
      { reviewBytes: recused.bytes, annotations: noAnnotations("a2"), opinionPdf },
    ],
  });
}

let task: ReturnType<typeof sampleTask> | undefined;
function sampleTaskOnce() {
  task ??= sampleTask();
  return task;
}

const bundleScreen = () => screenOf(page, "bundle");
const standing = () => bundleScreen().getByRole("region", { name: "台账处理" });

async function goHome(): Promise<void> {
  await page.keyboard.press("Escape");
  await expect(screenOf(page, "bureau")).toBeVisible();
}

test("each bundle becomes one of the five, a person decides a conflict, and a restart keeps all of it", async () => {
  const first = await bundleAfter(null, 8.5);
  const second = await bundleAfter(first, 9);
  const fork = await bundleAfter(first, 6);
  await takeDesk();

  await drop({ "甲-1.jpreview": first.bytes });
  await wellManneredInAnySize("bundle");
  await expect(standing()).toContainText("新增");
  await expect(standing()).toContainText("第一次收到这位专家");
  await expect(standing()).toContainText("现在计入");
  await expect(bundleScreen().getByText("没有与评分表核对")).toBeVisible();

  await drop({ "又一次.jpreview": first.bytes });
  await expect(standing()).toContainText("重复");
  await expect(standing()).toContainText("没有任何变化");

  await drop({ "甲-2.jpreview": second.bytes });
  await expect(standing()).toContainText("取代台账中的第 1 版");
  await expect(standing()).toContainText("现在计入");

  await drop({ "甲-2-另一份.jpreview": fork.bytes });
  await expect(standing()).toContainText("冲突");
  await expect(standing()).toContainText("现在不计入");
  await goHome();

  await wellManneredInAnySize("bureau");
  const ledger = page.getByRole("table", { name: /^台账/ });
  await expect(ledger.locator("tbody tr")).toHaveCount(3);
  await expect(ledger.getByText("计入", { exact: true }).and(page.locator(".ui-tag"))).toHaveCount(0);
  const conflicts = page.getByRole("region", { name: "待决定的冲突" });
  await expect(conflicts).toContainText("2 份只能计入一份");
  await conflicts.getByRole("button", { name: "决定示例专家甲的冲突" }).click();
  const dialog = screenOf(page, "ledger-decide");
  await wellManneredInAnySize("ledger-decide");
  await expect(dialog.getByText("10.5 分")).toBeVisible();
  await expect(dialog.getByText("7.5 分")).toBeVisible();
  await dialog.getByRole("button", { name: "采用所选的一份" }).click();
  await expect(dialog.getByText("请先选择采用哪一份。")).toBeVisible();
  await expect(dialog.getByText("请写明理由。")).toBeVisible();
  await dialog.locator(".decide-side", { hasText: "7.5 分" }).getByRole("radio").press("Space");
  await dialog.getByLabel("理由").fill("专家来电，以后一份为准");
  await dialog.getByRole("button", { name: "采用所选的一份" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(conflicts).toHaveCount(0);
  await expect(page.getByText("专家来电，以后一份为准")).toBeVisible();
  await expect(ledger.locator("tbody tr", { hasText: fork.digest.slice(0, 4) })).toContainText("冲突");

  const broken = Uint8Array.from(second.bytes, (byte, index) =>
    index === second.bytes.length - 1 ? byte ^ 1 : byte,
  );
  await drop({ "坏了.jpreview": broken });
  await wellMannered("bundle-refused");
  await expect(page.getByText("台账中记下了这次拒绝")).toBeVisible();
  await goHome();
  const refusals = page.getByRole("table", { name: "拒绝的文件" });
  await expect(refusals.locator("tbody tr")).toHaveCount(1);
  await expect(refusals).toContainText("坏了.jpreview");
  await expect(refusals).toContainText("拒绝");
  await expect(refusals).toContainText("decrypt-failed");

  await killApp(app);
  ({ app, page } = await launchApp({ profile }));
  await unlock(page, bureau);
  await wellMannered("bureau");
  const kept = page.getByRole("table", { name: /^台账/ });
  await expect(kept.locator("tbody tr")).toHaveCount(3);
  await expect(kept.locator("tbody tr").filter({ has: page.getByText("计入", { exact: true }) })).toHaveCount(
    1,
  );
  await expect(page.getByText("专家来电，以后一份为准")).toBeVisible();
  await expect(page.getByRole("table", { name: "拒绝的文件" }).locator("tbody tr")).toHaveCount(1);
  await kept.getByRole("button", { name: "查看示例专家甲的第 1 版评审包" }).click();
  await expect(standing()).toContainText("新增");
  await expect(standing()).toContainText("现在不计入");
});

test("the bureau's own task package gives the bundles their titles and what they are checked by", async () => {
  const [{ bytes }, first] = await Promise.all([sampleTaskOnce(), bundleAfter(null, 8.5)]);
  await takeDesk();
  await drop({ "甲-1.jpreview": first.bytes });
  await expect(bundleScreen().getByRole("table", { name: "评分" })).toContainText("A1");

  const path = join(folder, "任务包.jptask");
  await writeFile(path, bytes);
  await chooseFile(app, path);
  await bundleScreen().getByRole("button", { name: "导入任务包…" }).click();
  await expect(page.getByText("台账中的 1 份评审包已与评分表核对，全部相符")).toBeVisible({
    timeout: 60_000,
  });
  await wellMannered("bundle");
  await expect(bundleScreen().getByText("没有与评分表核对")).toHaveCount(0);
  await expect(bundleScreen().getByRole("table", { name: "评分" })).toContainText("等级");
  await expect(bundleScreen().getByRole("button", { name: /示例工作室/ })).toHaveCount(2);
  await page.getByRole("tab", { name: "资格" }).click();
  await expect(bundleScreen().getByRole("table", { name: "资格条件" })).toContainText("成员");
  await goHome();
  await wellManneredInAnySize("bureau");
  await expect(page.getByRole("heading", { name: "样例批次" })).toBeVisible();
  await expect(page.getByText("应交 2 位专家，计入 1 份")).toBeVisible();
  await expect(page.getByRole("table", { name: "本机的任务包" }).locator("tbody tr")).toHaveCount(1);

  const second = await bundleAfter(first, 9);
  await drop({
    "甲-1.jpreview": first.bytes,
    "甲-2.jpreview": second.bytes,
    "不是包.jpreview": Buffer.from("age"),
  });
  await expect(page.getByText("共处理 2 个文件：重复 1，取代 1。")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("table", { name: /^台账/ }).locator("tbody tr")).toHaveCount(2);

  await page.getByRole("button", { name: "清除本批次：样例批次" }).click();
  const dialog = screenOf(page, "ledger-removal");
  await expect(dialog).toContainText("1 个任务包及全部材料、2 份收到的评审包");
  await wellManneredInAnySize("ledger-removal");
  await pictured(app, "ledger-removal");
  const remove = dialog.getByRole("button", { name: "永久清除" });
  await dialog.getByLabel(/清除的理由/u).fill("评审结束，已归档");
  await dialog.getByRole("checkbox", { name: /已按规定归档/u }).check();
  await expect(remove).toBeDisabled();
  await dialog.getByLabel(/批次编号/u).fill(tinyRound.id);
  await remove.click();
  await expect(dialog).toContainText("已清除“样例批次”，自动备份已换成不含它的一份", { timeout: 60_000 });
  await dialog.getByRole("button", { name: "打印清除记录…" }).click();
  await expect(screenOf(page, "removal-sheet").locator("canvas").first()).toBeVisible({ timeout: 60_000 });
  await wellMannered("removal-sheet");
  await pictured(app, "ledger-removal-sheet");
  await page.keyboard.press("Escape");
  await dialog.getByRole("button", { name: "完成" }).click();
  await expect(page.getByRole("heading", { name: "样例批次" })).toHaveCount(0);
  await drop({ "甲-1.jpreview": first.bytes });
  await expect(standing()).toContainText("这份评审包曾经登记");
});
