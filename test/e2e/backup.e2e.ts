import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { dossierOf, sampleTask } from "../fixtures/packages";
import { people } from "../fixtures/people";
import { chooseFile, saveTo } from "./dialogs";
import { emptyProfile, killApp, type Launched, launchApp, removeFolders } from "./launch";
import { expectAccessible, expectChinese, expectRoom } from "./manners";
import { onePagePdf } from "./one-page";
import { pictured } from "./picture";
import { screenOf, unlock } from "./steps/identity";
import {
  backToInbox,
  declareAll,
  expectInk,
  expectSaved,
  importTask,
  openCriterion,
  openWorkspace,
  setText,
} from "./steps/review";
import { openTrustingSeat } from "./steps/trusting-seat";

test.describe.configure({ mode: "serial" });
test.setTimeout(300_000);

const passphrase = "秋水长天一色";
const person = { role: "expert" as const, name: "", organisation: "", title: "", passphrase };
const number = "SY2026-001";
const comment = "证书与履历一致，一线满二十年。";
const later = "关闭前最后写的一句。";
const patient = { timeout: 120_000 };
let profile: string;
let elsewhere: string;
let folder: string;
let desk: Launched;

const inProfile = (...names: string[]) => join(profile, ...names);
const backups = async () =>
  (await readdir(inProfile("backups")).catch(() => [])).filter((name) => name.endsWith(".jpbackup"));
const seenNothing = async () => {};

test.beforeAll(async () => {
  [profile, elsewhere] = [await emptyProfile(), await emptyProfile()];
  folder = await mkdtemp(join(tmpdir(), "jiangping-backup-"));
});

test.afterAll(async () => {
  if (desk) await killApp(desk.app);
  await removeFolders(profile, elsewhere, folder);
});

async function wellMannered(page: Page, screen: string): Promise<void> {
  await expectAccessible(page, screen);
  await expectChinese(page, screen);
  await expectRoom(page, screen);
}

/** Chooses the backup and gives the passphrase, to the desk. */
async function restore(page: Page, word = passphrase): Promise<void> {
  const screen = screenOf(page, "restore");
  await screen.locator("[name=passphrase]").fill(word);
  await screen.getByRole("button", { name: "恢复并打开" }).click();
}

async function expectComment(page: Page): Promise<void> {
  await openCriterion(page, "A1");
  await expect(page.getByRole("textbox", { name: "A1 评语" })).toHaveValue(comment);
}

test("work is backed up beside the database by itself, when the seat is locked at the latest", async () => {
  const { bureau, expert } = await people();
  desk = await launchApp({ profile });
  await openTrustingSeat(desk, { owner: expert, person, bureau, folder });
  const { bytes } = await sampleTask({ dossiers: [await dossierOf("a1", [onePagePdf(3)], { number })] });
  await writeFile(join(folder, "round.jptask"), bytes);
  await importTask(desk.app, desk.page, join(folder, "round.jptask"), seenNothing);
  await declareAll(desk.page, [], seenNothing);
  await openWorkspace(desk.page, number);
  await openCriterion(desk.page, "A1");
  await desk.page.getByRole("textbox", { name: "A1 评语" }).fill(comment);
  await desk.page.getByRole("textbox", { name: "A1 评语" }).blur();
  await expectSaved(desk.page);
  await backToInbox(desk.page);
  const before = await backups();
  await desk.page.getByRole("button", { name: "锁定" }).click();
  await expect(screenOf(desk.page, "unlock")).toBeVisible();
  await expect.poll(async () => (await backups()).filter((name) => !before.includes(name)).length).toBe(1);
  await killApp(desk.app);
});

test("a lost database is brought back from them, all but the scans, which the task package brings", async () => {
  await rm(inProfile("IndexedDB"), { recursive: true });
  desk = await launchApp({ profile });
  const missing = screenOf(desk.page, "seats-missing");
  await expect(missing).toContainText("程序另存有自动备份");
  await wellMannered(desk.page, "seats-missing");
  await missing.getByRole("button", { name: "从备份恢复" }).click();
  const screen = screenOf(desk.page, "restore");
  await screen.getByRole("radio").first().check({ force: true });
  await wellMannered(desk.page, "restore");
  await pictured(desk.app, "restore");
  await restore(desk.page, "别的口令不对");
  await expect(screen).toContainText("口令不对", patient);
  for (const word of ["别的口令一", "别的口令二"]) {
    await expect(screen.getByRole("button", { name: "恢复并打开" })).toBeEnabled(patient);
    await restore(desk.page, word);
  }
  await expect(screen).toContainText("请等", patient);
  await expect(screen.getByRole("button", { name: "恢复并打开" })).toBeEnabled(patient);
  await restore(desk.page);
  const inbox = screenOf(desk.page, "inbox");
  await expect(inbox).toContainText("材料原件不在这台电脑上", patient);
  await wellMannered(desk.page, "inbox");
  await importTask(desk.app, desk.page, join(folder, "round.jptask"), async () => {
    await expect(screenOf(desk.page, "import")).toContainText("材料已经补齐");
  });
  await expect(inbox).not.toContainText("材料原件不在这台电脑上");
  await openWorkspace(desk.page, number);
  await expectInk(desk.page);
  await expectComment(desk.page);
});

test("a start afterwards is an ordinary one", async () => {
  await killApp(desk.app);
  desk = await launchApp({ profile });
  await unlock(desk.page, person);
  await openWorkspace(desk.page, number);
  await expectComment(desk.page);
  await backToInbox(desk.page);
});

test("a window that is closed right after a change has it backed up first", async () => {
  const { app, page } = desk;
  const before = await backups();
  await openWorkspace(page, number);
  await openCriterion(page, "A1");
  await page.getByRole("textbox", { name: "A1 评语" }).fill(later);
  await app.close();
  const made = (await backups()).filter((name) => !before.includes(name));
  expect(made).toHaveLength(1);
  expect(await readdir(inProfile("backups"))).toEqual(await backups());

  await rm(inProfile("IndexedDB"), { recursive: true });
  desk = await launchApp({ profile });
  await screenOf(desk.page, "seats-missing").getByRole("button", { name: "从备份恢复" }).click();
  await screenOf(desk.page, "restore").getByRole("radio").first().check({ force: true });
  await restore(desk.page);
  await importTask(desk.app, desk.page, join(folder, "round.jptask"), seenNothing);
  await openWorkspace(desk.page, number);
  await openCriterion(desk.page, "A1");
  await expect(desk.page.getByRole("textbox", { name: "A1 评语" })).toHaveValue(later);
  await desk.page.getByRole("textbox", { name: "A1 评语" }).fill(comment);
  await desk.page.getByRole("textbox", { name: "A1 评语" }).blur();
  await expectSaved(desk.page);
  await backToInbox(desk.page);
});

test("one file and the passphrase bring everything to another computer, scans and all", async () => {
  const file = join(folder, "整套.jpbackup");
  await saveTo(desk.app, file);
  await desk.page.getByRole("button", { name: "更多" }).click();
  await desk.page.getByRole("menuitem", { name: "备份与换电脑" }).click();
  const dialog = screenOf(desk.page, "backup");
  await expect(dialog).toContainText("最近一份");
  await dialog.getByRole("button", { name: "另存整套备份" }).click();
  await expect(dialog).toContainText("整套备份已保存", patient);
  await wellMannered(desk.page, "backup");
  await pictured(desk.app, "backup");
  await killApp(desk.app);
  const bytes = await readFile(file);
  for (const word of [comment, "示例", "一线"]) expect(bytes.includes(Buffer.from(word))).toBe(false);

  desk = await launchApp({ profile: elsewhere });
  await chooseFile(desk.app, file);
  await desk.page.getByRole("button", { name: "从备份恢复" }).click();
  await desk.page.getByRole("button", { name: "选择备份文件" }).click();
  const screen = screenOf(desk.page, "restore");
  await expect(screen).toContainText("整套备份，含材料原件");
  await setText(desk.page, "largest");
  await wellMannered(desk.page, "restore");
  await pictured(desk.app, "restore-largest");
  await setText(desk.page, "normal");
  await restore(desk.page);
  await expect(screenOf(desk.page, "inbox")).toBeVisible(patient);
  await openWorkspace(desk.page, number);
  await expectInk(desk.page);
  await expectComment(desk.page);
});

test("a backup that is handed over leads there by itself, and a damaged one changes nothing", async () => {
  await killApp(desk.app);
  const file = join(folder, "整套.jpbackup");
  const bytes = await readFile(file);
  const damaged = join(folder, "损坏.jpbackup");
  bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 1;
  await writeFile(damaged, bytes);
  desk = await launchApp({ profile: elsewhere, args: [damaged] });
  const screen = screenOf(desk.page, "restore");
  await expect(screen).toContainText("这台电脑上已有这个席位");
  await restore(desk.page);
  await expect(screen).toContainText("不完整或被改动过", patient);
  await screen.getByRole("button", { name: "返回" }).click();
  await unlock(desk.page, person);
  await openWorkspace(desk.page, number);
  await expectComment(desk.page);
});
