import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { dossierOf, sampleTask } from "../fixtures/packages";
import { people } from "../fixtures/people";
import { heldByWindow } from "./heap";
import { emptyProfile, killApp, type Launched, launchApp, removeFolders } from "./launch";
import { expectAccessible, expectChinese, expectRoom } from "./manners";
import { onePagePdf } from "./one-page";
import { pictured } from "./picture";
import { screenOf, unlock } from "./steps/identity";
import {
  backToInbox,
  declareAll,
  expectSaved,
  importTask,
  openCriterion,
  openWorkspace,
  setText,
} from "./steps/review";
import { openTrustingSeat } from "./steps/trusting-seat";

test.describe.configure({ mode: "serial" });
test.setTimeout(300_000);

const person = {
  ...{ role: "expert" as const, name: "", organisation: "", title: "" },
  passphrase: "秋水长天一色",
};
const changed = "落霞孤鹜齐飞 mk38";
const number = "SY2026-001";
/** Deriving a key is slow on purpose. */
const patient = { timeout: 120_000 };
const words = ["鸿雁传书甲字第一", "落笔未停乙字第二"] as const;
let profile: string;
let folder: string;
let desk: Launched;

const seenNothing = async () => {};
const comment = () => desk.page.getByRole("textbox", { name: "A1 评语" });
const fallAsleep = (event: "suspend" | "lock-screen") =>
  desk.app.evaluate(({ powerMonitor }, name) => powerMonitor.emit(name), event);

async function wellMannered(screen: string): Promise<void> {
  await expectAccessible(desk.page, screen);
  await expectChinese(desk.page, screen);
  await expectRoom(desk.page, screen);
}

const idNumber = "110101197705124638";
const onClipboard = () => desk.app.evaluate(({ clipboard }) => clipboard.readText());

/** Puts a text into the comment and copies it by the keyboard. */
async function copyComment(text: string): Promise<void> {
  await comment().fill(text);
  await comment().press("Control+a");
  // Keys of a test's own reach the page alone; the program hears those of the system, as this one comes.
  await desk.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.sendInputEvent({
      ...{ type: "keyDown", keyCode: "C", modifiers: ["control"] },
    }),
  );
  await comment().press("Control+c");
  await expect.poll(onClipboard).toBe(text);
}

/** Asks the main process to keep something in the system's keychain, whatever the screen offers. */
const keepHalf = (page: Page) =>
  page.evaluate(() =>
    (
      window as unknown as { jiangping: { call(name: string, request: unknown): Promise<unknown> } }
    ).jiangping.call("keychain:keep", { seatId: crypto.randomUUID(), half: new Uint8Array(32) }),
  );

/** Unlocks once the wait after wrong passphrases is over. */
async function unlockAfterWait(passphrase: string): Promise<void> {
  const screen = screenOf(desk.page, "unlock");
  await screen.locator("[name=passphrase]").fill(passphrase);
  await expect(screen.getByRole("button", { name: "解锁" })).toBeEnabled(patient);
  await desk.page.keyboard.press("Enter");
  await expect(screen).toHaveCount(0, patient);
}

async function openVault(): Promise<void> {
  await desk.page.getByRole("button", { name: "更多" }).first().click();
  await desk.page.getByRole("menuitem", { name: "口令与锁定" }).click();
  await expect(screenOf(desk.page, "vault")).toBeVisible();
}

test.beforeAll(async () => {
  [profile, folder] = [await emptyProfile(), await mkdtemp(join(tmpdir(), "jiangping-vault-"))];
  const { bureau, expert } = await people();
  desk = await launchApp({ profile });
  await openTrustingSeat(desk, { owner: expert, person, bureau, folder });
  const { bytes } = await sampleTask({ dossiers: [await dossierOf("a1", [onePagePdf(3)], { number })] });
  await writeFile(join(folder, "round.jptask"), bytes);
  await importTask(desk.app, desk.page, join(folder, "round.jptask"), seenNothing);
  await declareAll(desk.page, [], seenNothing);
});

test.afterAll(async () => {
  if (desk) await killApp(desk.app);
  await removeFolders(profile, folder);
});

test("a seat locks when the computer sleeps: what is being typed is stored, and nothing of it stays in the window", async () => {
  const { page } = desk;
  await openWorkspace(page, number);
  await openCriterion(page, "A1");
  await comment().fill(words[0]);
  await comment().blur();
  await expectSaved(page);
  await comment().pressSequentially(words[1]);
  expect(await heldByWindow(page, words)).toMatchObject({ heap: words });
  await copyComment(words[0] + words[1]);
  await fallAsleep("suspend");
  await expect(screenOf(page, "unlock")).toBeVisible();
  expect(await heldByWindow(page, words)).toEqual({ heap: [], document: [], canvases: 0, pictures: 0 });
  await unlock(page, person);
  await openWorkspace(page, number);
  await openCriterion(page, "A1");
  await expect(comment()).toHaveValue(words[0] + words[1]);
  // What is no identity number stays where it was copied to.
  expect(await onClipboard()).toBe(words[0] + words[1]);
});

test("a seat locks when the screen is locked, and when nobody touches the window for as long as was chosen", async () => {
  const { page } = desk;
  await copyComment(idNumber);
  await page.keyboard.press("Control+z");
  await backToInbox(page);
  await page.getByRole("button", { name: "锁定" }).click();
  await expect(screenOf(page, "unlock")).toBeVisible();
  await expect.poll(onClipboard).toBe("");
  await unlock(page, person);
  await fallAsleep("lock-screen");
  await expect(screenOf(page, "unlock")).toBeVisible();
  await unlock(page, person);
  await openVault();
  const dialog = screenOf(page, "vault");
  await expect(dialog.getByRole("radio", { name: "15 分钟" })).toBeChecked();
  // No test machine has a keychain that is worth anything: what is kept there would lie open.
  await expect(dialog.getByRole("region", { name: "在这台电脑上记住" })).toContainText(
    /没有可用的密钥环|认不出这台电脑的系统密钥环/u,
  );
  await expect(dialog.getByRole("button", { name: "在这台电脑上记住" })).toHaveCount(0);
  expect(await keepHalf(page)).toMatchObject({ ok: false, failure: { code: "forbidden" } });
  await dialog.getByRole("radio", { name: "30 分钟" }).check();
  await wellMannered("vault");
  await pictured(desk.app, "vault");
  await setText(page, "largest");
  await wellMannered("vault");
  await pictured(desk.app, "vault-largest");
  await setText(page, "normal");
  await page.keyboard.press("Escape");
  await page.reload();
  await page.clock.install();
  await unlock(page, person);
  await page.clock.fastForward("29:00");
  await page.mouse.move(300, 300);
  await page.clock.fastForward("29:00");
  await expect(screenOf(page, "inbox")).toBeVisible();
  await page.clock.fastForward("01:00");
  await expect(screenOf(page, "unlock")).toBeVisible();
});

test("wrong passphrases have to wait, and a passphrase is changed by whoever knows it", async () => {
  await killApp(desk.app);
  desk = await launchApp({ profile });
  const field = screenOf(desk.page, "unlock").locator("[name=passphrase]");
  for (let wrongs = 0; wrongs < 3; wrongs += 1) {
    await field.fill(`别的口令${wrongs}`);
    await desk.page.keyboard.press("Enter");
    await expect(screenOf(desk.page, "unlock").getByRole("alert")).not.toBeEmpty(patient);
    await expect(screenOf(desk.page, "unlock").getByRole("button", { name: "解锁" })).not.toHaveAttribute(
      "aria-busy",
      "true",
      patient,
    );
  }
  await unlockAfterWait(person.passphrase);
  await openVault();
  const dialog = screenOf(desk.page, "vault");
  await dialog.getByRole("button", { name: "更改口令" }).click();
  await wellMannered("vault");
  await pictured(desk.app, "vault-passphrase");
  await dialog.locator("[name=old-passphrase]").fill(person.passphrase);
  await dialog.locator("[name=new-passphrase]").fill(changed);
  await dialog.locator("[name=new-again]").fill(changed);
  await dialog.getByRole("button", { name: "更改口令" }).click();
  await expect(dialog).toContainText("口令已更改", patient);
});

test("a recovery sheet is printed, and opens the seat for whoever forgot the passphrase", async () => {
  const dialog = screenOf(desk.page, "vault");
  await expect(dialog).toContainText("这个席位还没有恢复单");
  await dialog.getByRole("button", { name: "制作恢复单" }).click();
  await dialog.locator("[name=recovery-passphrase]").fill(changed);
  await dialog.getByRole("button", { name: "制作", exact: true }).click();
  const code = dialog.getByRole("list", { name: "恢复码" });
  await expect(code).toBeVisible(patient);
  const groups = await code.getByRole("listitem").allTextContents();
  expect(groups.join("-")).toMatch(/^([0-9A-Z]{5}-){7}[0-9A-Z]{5}$/);
  await expect(dialog.getByRole("button", { name: "打印恢复单" })).toBeEnabled(patient);
  const paper = await desk.app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return (await window?.webContents.printToPDF({ pageSize: "A4" }))?.toString("base64") ?? "";
  });
  await writeFile(test.info().outputPath("recovery.pdf"), Buffer.from(paper, "base64"));
  await expect(desk.page.locator(".print-root .recovery-code")).toHaveText(groups.join(""));
  await wellMannered("vault");
  await pictured(desk.app, "recovery");
  await setText(desk.page, "largest");
  await wellMannered("vault");
  await pictured(desk.app, "recovery-largest");
  await setText(desk.page, "normal");
  await dialog.getByRole("button", { name: "已经收好" }).click();
  await desk.page.keyboard.press("Escape");
  await fallAsleep("suspend");
  await expect(screenOf(desk.page, "unlock")).toBeVisible(patient);
  expect(await heldByWindow(desk.page, groups)).toMatchObject({ heap: [], document: [] });

  await screenOf(desk.page, "unlock").getByRole("button", { name: "忘记口令" }).click();
  const recover = screenOf(desk.page, "recover");
  await wellMannered("recover");
  await pictured(desk.app, "recover");
  const first = groups[0] ?? "";
  const mistyped = `${first.slice(0, 4)}${first[4] === "0" ? "1" : "0"}${groups.slice(1).join("")}`;
  await recover.locator("[name=recovery-code]").fill(mistyped);
  await recover.locator("[name=new-passphrase]").fill(person.passphrase);
  await recover.locator("[name=new-again]").fill(person.passphrase);
  await recover.getByRole("button", { name: "设新口令并打开" }).click();
  await expect(recover).toContainText("第 1 组输错了");
  await recover.locator("[name=recovery-code]").fill(groups.join(" ").toLowerCase());
  await recover.getByRole("button", { name: "设新口令并打开" }).click();
  await expect(screenOf(desk.page, "inbox")).toBeVisible(patient);
});
