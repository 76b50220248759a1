import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { dossierOf, sampleTask } from "../fixtures/packages";
import { people } from "../fixtures/people";
import { heldByWindow } from "./heap";
import { emptyProfile, killApp, type Launched, launchApp, removeFolders } from "./launch";
import { expectAccessible, expectChinese, expectRoom } from "./manners";
import { onePagePdf } from "./one-page";
import { pictured } from "./picture";
import { screenOf, unlock } from "./steps/identity";
import { declareAll, expectSaved, importTask, openCriterion, openWorkspace, setText } from "./steps/review";
import { openTrustingSeat } from "./steps/trusting-seat";

test.describe.configure({ mode: "serial" });
test.setTimeout(300_000);

const person = {
  ...{ role: "expert" as const, name: "", organisation: "", title: "" },
  passphrase: "秋水长天一色",
};
const number = "SY2026-001";
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
  await fallAsleep("suspend");
  await expect(screenOf(page, "unlock")).toBeVisible();
  expect(await heldByWindow(page, words)).toEqual({ heap: [], document: [], canvases: 0, pictures: 0 });
  await unlock(page, person);
  await openWorkspace(page, number);
  await openCriterion(page, "A1");
  await expect(comment()).toHaveValue(words[0] + words[1]);
});

test("a seat locks when the screen is locked, and when nobody touches the window for as long as was chosen", async () => {
  const { page } = desk;
  await fallAsleep("lock-screen");
  await expect(screenOf(page, "unlock")).toBeVisible();
  await unlock(page, person);
  await openVault();
  const dialog = screenOf(page, "vault");
  await expect(dialog.getByRole("radio", { name: "15 分钟" })).toBeChecked();
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
