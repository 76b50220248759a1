import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { fingerprintOf } from "../../shared/package/card";
import { openKeys } from "../../shared/package/keys";
import { sampleReview, sampleTask } from "../fixtures/packages";
import { people } from "../fixtures/people";
import { chooseFile, saveTo } from "./dialogs";
import { emptyProfile, killApp, type Launched, launchApp, removeFolders } from "./launch";
import { expectAccessible, expectChinese, expectRoom } from "./manners";
import { pictured } from "./picture";
import { plantSeat } from "./plant-seat";
import { acceptCard, exportCard, exportKeys, screenOf, unlock } from "./steps/identity";
import { setText } from "./steps/review";

test.describe.configure({ mode: "serial" });
test.setTimeout(300_000);

const passphrase = "秋水长天一色";
const person = { role: "bureau" as const, name: "", organisation: "", title: "", passphrase };
const patient = { timeout: 60_000 };
let profile: string;
let elsewhere: string;
let folder: string;
let desk: Launched;
let print: string;
let code: string;

const inFolder = (name: string) => join(folder, name);

/** Manners and pictures of a screen at the normal and the largest text. */
async function look(screen: string, name: string): Promise<void> {
  for (const size of ["normal", "largest"] as const) {
    await setText(desk.page, size);
    await expectAccessible(desk.page, screen);
    await expectChinese(desk.page, screen);
    await expectRoom(desk.page, screen);
    await pictured(desk.app, `${name}-${size}`);
    const body = screenOf(desk.page, screen).locator(".ui-dialog-body").first();
    if ((await body.count()) === 0) continue;
    await body.evaluate((each) => each.scrollTo(0, each.scrollHeight));
    await pictured(desk.app, `${name}-${size}-end`);
    await body.evaluate((each) => each.scrollTo(0, 0));
  }
  await setText(desk.page, "normal");
}

/** Clicks a print button and catches what goes to the printer, for whoever looks at the results; gives its sheets. */
async function papered(button: string, name: string): Promise<number> {
  await desk.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const caught = globalThis as { paper?: string };
    delete caught.paper;
    if (!window) return;
    window.webContents.print = (_options, done) => {
      void window.webContents.printToPDF({ pageSize: "A4", preferCSSPageSize: true }).then((pdf) => {
        caught.paper = pdf.toString("base64");
        done?.(true, "");
      });
    };
  });
  await screenOf(desk.page, "keys").getByRole("button", { name: button }).click();
  const read = () => desk.app.evaluate(() => (globalThis as { paper?: string }).paper ?? "");
  await expect.poll(read, patient).not.toBe("");
  const pdf = Buffer.from(await read(), "base64");
  await writeFile(test.info().outputPath(`${name}.pdf`), pdf);
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

/** Hands a file over by the button of the desk. */
async function open(name: string, bytes: Uint8Array): Promise<void> {
  await writeFile(inFolder(name), bytes);
  await chooseFile(desk.app, inFolder(name));
  await desk.page.getByRole("button", { name: "打开评审包" }).first().click();
}

async function openMenu(item: string): Promise<void> {
  await desk.page.getByRole("button", { name: "更多" }).first().click();
  await desk.page.getByRole("menuitem", { name: item }).click();
}

test.beforeAll(async () => {
  [profile, elsewhere] = [await emptyProfile(), await emptyProfile()];
  folder = await mkdtemp(join(tmpdir(), "jiangping-keys-"));
  desk = await launchApp({ profile });
});

test.afterAll(async () => {
  if (desk) await killApp(desk.app);
  await removeFolders(profile, elsewhere, folder);
});

test("a bureau's keys are replaced: bundles to the old ones still open, and those to the new ones too", async () => {
  const { app, page } = desk;
  const { bureau, expert } = await people();
  const { signing, identity } = bureau.keys;
  await expect(screenOf(page, "first-start")).toBeVisible();
  await plantSeat(page, { card: bureau.card, signing, identity }, passphrase);
  await page.reload();
  await unlock(page, person);
  await writeFile(inFolder("expert.jpcard"), expert.card);
  const fingerprint = await fingerprintOf("expert", expert.keys.kid, expert.keys.recipient);
  await acceptCard(app, page, { path: inFolder("expert.jpcard"), fingerprint });

  await openMenu("钥匙的更换与封存");
  const dialog = screenOf(page, "keys");
  await expect(dialog).toContainText("还没有封存备用钥匙");
  await look("keys", "keys");
  await dialog.getByRole("button", { name: "更换钥匙" }).click();
  await dialog.locator("[name=rotation-reason]").fill("经办人调离");
  await dialog.locator("[name=rotation-passphrase]").fill(passphrase);
  await look("keys", "keys-asked");
  await dialog.getByRole("button", { name: "更换钥匙", exact: true }).click();
  await expect(dialog).toContainText("钥匙已更换", patient);
  expect(await papered("打印更换通知", "notice")).toBe(1);
  await expect(dialog).toContainText("更换通知已送去打印", patient);
  await look("keys", "keys-rotated");
  await exportCard(app, page, inFolder("new.jpcard"));
  await exportKeys(app, page, inFolder("new.age"));
  const opened = await openKeys(await readFile(inFolder("new.age")), passphrase);
  if (!opened.ok) throw new Error(opened.refusal.code);
  const { kid, recipient } = opened.value;
  print = await fingerprintOf("bureau", kid, recipient);
  expect(opened.value.former.map((each) => each.kid)).toEqual([bureau.keys.kid]);

  await dialog.getByRole("button", { name: "封存备用钥匙" }).click();
  await dialog.locator("[name=spare-passphrase]").fill(passphrase);
  await dialog.getByRole("button", { name: "封存", exact: true }).click();
  const groups = dialog.getByRole("list", { name: "封存码" });
  await expect(groups).toBeVisible(patient);
  code = (await groups.getByRole("listitem").allTextContents()).join("-");
  await saveTo(app, inFolder("封存备用钥匙.age"));
  await dialog.getByRole("button", { name: "保存备用钥匙文件" }).click();
  await expect(dialog).toContainText("备用钥匙已保存");
  expect(await papered("打印封存页", "spare")).toBe(2);
  await look("keys", "keys-spare");
  await page.keyboard.press("Escape");
  await expect(page.locator(".seat-bar-name")).toContainText(print.slice(0, 4));

  const old = await sampleTask();
  const toOld = await sampleReview(old);
  await open("旧.jpreview", toOld.bytes);
  await expect(screenOf(page, "bundle")).toContainText("新增", patient);
  const bureauCard = new Uint8Array(await readFile(inFolder("new.jpcard")));
  const fresh = await sampleTask({ bureau: opened.value, bureauCard });
  const toNew = await sampleReview(fresh, {
    ...{ bundleId: crypto.randomUUID(), bureau: { kid, recipient } },
  });
  await open("新.jpreview", toNew.bytes);
  await expect(screenOf(page, "bundle")).toContainText(toNew.digest.slice(0, 4), patient);
  await expect(screenOf(page, "bundle")).toContainText("新增");
});

test("a sealed spare copy brings the bureau's identity back on another computer, with the same fingerprint", async () => {
  await killApp(desk.app);
  desk = await launchApp({ profile: elsewhere });
  const { app, page } = desk;
  await expect(screenOf(page, "first-start")).toBeVisible();
  await look("first-start", "first-start");
  await page.getByRole("button", { name: "用钥匙文件恢复身份" }).click();
  const screen = screenOf(page, "key-file");
  await chooseFile(app, inFolder("封存备用钥匙.age"));
  await screen.getByRole("button", { name: "选择钥匙文件" }).click();
  await screen.locator("[name=key-file-secret]").fill(passphrase);
  await screen.getByRole("button", { name: "恢复身份" }).click();
  await expect(screen).toContainText("口令或封存码不对", patient);
  await screen.locator("[name=key-file-secret]").fill(code);
  await screen.locator("[name=new-passphrase]").fill("落霞孤鹜齐飞 mk38");
  await screen.locator("[name=new-again]").fill("落霞孤鹜齐飞 mk38");
  await look("key-file", "key-file");
  await screen.getByRole("button", { name: "恢复身份" }).click();
  await expect(screen).toContainText("身份已恢复", patient);
  await look("key-file", "key-file-back");
  for (const group of print.split(" ")) await expect(screen).toContainText(group);
  await screen.getByRole("button", { name: "进入工作台" }).click();
  await expect(screenOf(page, "bureau")).toBeVisible(patient);
  await expect(page.locator(".seat-bar-name")).toContainText(print.slice(0, 4));
});

test("the seat is handed over: the old computer signs no more, the successor opens it by its code and is told to replace the keys", async () => {
  const chosen = "落霞孤鹜齐飞 mk38";
  await openMenu("钥匙的更换与封存");
  const dialog = screenOf(desk.page, "keys");
  await dialog.getByRole("button", { name: "移交给接任者" }).click();
  const words = { from: "甲经办", to: "乙接任", title: "评审科科长", reason: "轮岗", passphrase: chosen };
  for (const [name, word] of Object.entries(words))
    await dialog.locator(`[name=handover-${name}]`).fill(word);
  await look("keys", "keys-handover-asked");
  await saveTo(desk.app, inFolder("移交.jpbackup"));
  await dialog.getByRole("button", { name: "保存移交文件" }).click();
  const groups = dialog.getByRole("list", { name: "移交码" });
  await expect(groups).toBeVisible(patient);
  const handed = (await groups.getByRole("listitem").allTextContents()).join("-");
  expect(await papered("打印移交码", "handover")).toBe(1);
  await look("keys", "keys-handover-made");
  await dialog.getByRole("button", { name: "已经交给接任者" }).click();
  await expect(dialog.getByRole("button", { name: "收回移交" })).toBeVisible();
  await desk.page.keyboard.press("Escape");
  await expect(screenOf(desk.page, "bureau")).toContainText("已移交给乙接任", patient);

  await killApp(desk.app);
  await removeFolders(elsewhere);
  elsewhere = await emptyProfile();
  desk = await launchApp({ profile: elsewhere });
  const { app, page } = desk;
  await page.getByRole("button", { name: "从备份恢复" }).click();
  const screen = screenOf(page, "restore");
  await chooseFile(app, inFolder("移交.jpbackup"));
  await screen.getByRole("button", { name: "选择备份文件" }).click();
  await screen.locator("[name=handover-code]").fill(handed);
  await screen.locator("[name=new-passphrase]").fill("孤帆远影碧空 qz57");
  await screen.locator("[name=new-again]").fill("孤帆远影碧空 qz57");
  await look("restore", "restore-handover");
  await screen.getByRole("button", { name: "接任并打开" }).click();
  await expect(screenOf(page, "bureau")).toContainText("从甲经办处接任，请更换钥匙", patient);
  await expect(page.locator(".seat-bar-name")).toContainText(print.slice(0, 4));
  await look("bureau", "bureau-received");
});
