import { mkdir, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { canaries } from "./canaries";
import { saveTo } from "./dialogs";
import { killApp, type Launched, launchApp, removeFolders } from "./launch";
import { expectAccessible, expectRoom } from "./manners";
import { textOf } from "./paper";
import { pictured } from "./picture";
import { canaryPerson, writeCanaryTask } from "./steps/canary-round";
import { screenOf, unlock } from "./steps/identity";
import { preview, savePreviewed } from "./steps/printing";
import {
  backToInbox,
  drag,
  expectSaved,
  exportBundle,
  importTask,
  openCriterion,
  openMaterial,
  openTab,
  openWorkspace,
  seal,
  setText,
} from "./steps/review";
import { openTrustingSeat } from "./steps/trusting-seat";
import { findInFolder, type Trace } from "./traces";

/** What is personal or judged is never found on the disk while the desk is locked. The tests build on one another. */
test.describe.configure({ mode: "serial" });
test.setTimeout(300_000);

const words = Object.values(canaries);
const person = {
  role: "expert" as const,
  name: "",
  organisation: "",
  title: "",
  passphrase: canaries.passphrase,
};
const quietly = async () => {};
const patient = { timeout: 120_000 };

/** Everything that the program could write to by itself: its profile, its temporary folder, its home. */
let machine: string;
/** Where the user saves on purpose. */
let outside: string;
let desk: Launched;

test.beforeAll(async () => {
  machine = await mkdtemp(join(tmpdir(), "jiangping-machine-"));
  outside = join(await mkdtemp(join(tmpdir(), "jiangping-outside-")), canaries.savedFolder);
  for (const folder of [outside, profile(), ...Object.values(places())])
    await mkdir(folder, { recursive: true });
  desk = await start();
});

test.afterAll(async () => {
  await killApp(desk.app);
  await removeFolders(machine, join(outside, ".."));
});

const profile = (folder = machine) => join(folder, "profile");
/** The system's places, as a machine of its own has them. */
const places = (folder = machine) => ({
  TMPDIR: join(folder, "tmp"),
  HOME: join(folder, "home"),
  XDG_CONFIG_HOME: join(folder, "home", "config"),
  XDG_CACHE_HOME: join(folder, "home", "cache"),
  XDG_DATA_HOME: join(folder, "home", "share"),
});
const start = (folder = machine) => launchApp({ profile: profile(folder), env: places(folder) });

async function lock(page: Page): Promise<void> {
  await page.getByRole("button", { name: "锁定" }).click();
  await expect(screenOf(page, "unlock")).toBeVisible();
}

/** Locks, has Chromium write down what it holds back, looks everywhere, and unlocks. */
async function expectNoTraces(): Promise<void> {
  await lock(desk.page);
  await desk.app.evaluate(({ session }) => session.defaultSession.flushStorageData());
  await expectNothingLies();
  await unlock(desk.page, person);
}

async function expectNothingLies(): Promise<void> {
  expect((await readdir(profile())).length).toBeGreaterThan(5);
  expect(shortly(await findInFolder(machine, words))).toEqual([]);
}

/** Traces by the place of their word, for a reader of a failure. */
function shortly(traces: readonly Trace[]): string[] {
  const placeOf = (word: string) => Object.entries(canaries).find(([, each]) => each === word)?.[0];
  return traces.map(
    ({ word, spelling, file }) => `${placeOf(word)} as ${spelling} in ${file.slice(machine.length)}`,
  );
}

test("fifty words are planted, each another", () => {
  expect(words.length).toBeGreaterThanOrEqual(50);
  expect(new Set(words).size).toBe(words.length);
});

test("the search finds what the page and the program left on purpose, in every kind of file", async () => {
  const folder = await mkdtemp(join(tmpdir(), "jiangping-control-"));
  for (const each of [profile(folder), ...Object.values(places(folder))])
    await mkdir(each, { recursive: true });
  const control = await start(folder);
  const planted = words.slice(0, 8);
  try {
    await expect(screenOf(control.page, "first-start")).toBeVisible();
    await control.page.evaluate(leaveTraces, planted);
    await control.app.evaluate(({ session }) => session.defaultSession.flushStorageData());
    const left = Buffer.from(`..${planted[6]}..`).toString("base64");
    await writeFile(join(places(folder).TMPDIR, "left.tmp"), left);
  } finally {
    await control.app.close();
  }
  const traces = await findInFolder(folder, planted);
  const found = (word: number, spelling: string, place: RegExp) =>
    traces.some((each) => each.word === planted[word] && each.spelling === spelling && place.test(each.file));
  const seen = [
    found(0, "utf-16", /Local Storage/u),
    found(1, "utf-16", /IndexedDB.*\.log$/u),
    found(2, "utf-16be", /IndexedDB/u),
    found(3, "utf-8", /IndexedDB/u),
    // In the middle of much that looks alike: packed, in a table.
    found(4, "utf-16", /IndexedDB.*\.ldb$/u),
    found(6, "base64", /left\.tmp$/u),
    found(7, "utf-8", /CacheStorage|Service Worker|blob/u),
  ];
  expect([seen, shortly(traces)]).toEqual([seen.map(() => true), expect.anything()]);
  await removeFolders(folder);
});

/** Leaves words in the page's own stores. Runs in the page. */
async function leaveTraces(planted: readonly string[]): Promise<void> {
  const asked = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const [kept = "", value = "", key = "", bytes = "", packed = "", , , cached = ""] = planted;
  localStorage.setItem("control", kept);
  const opening = indexedDB.open("control");
  opening.onupgradeneeded = () => opening.result.createObjectStore("rows");
  const database = await asked(opening);
  const put = (row: unknown, under: string) =>
    asked(database.transaction("rows", "readwrite").objectStore("rows").put(row, under));
  await put({ text: packed }, "packed");
  // So much that what was put before is moved into a table; in rows so small that they are not kept as files.
  const filler = Array.from({ length: 2000 }, (_, index) => String(index * 7919)).join(packed.slice(0, 1));
  for (let row = 0; row < 250; row += 1) await put({ filler, row }, `filler ${row}`);
  await put({ text: value }, "value");
  await put(1, key);
  await put(new TextEncoder().encode(bytes), "bytes");
  database.close();
  const cache = await caches.open("control");
  await cache.put("https://control.invalid/", new Response(cached));
}

test("nothing is found after cards, import, declaration and recusal", async () => {
  const { app, page } = desk;
  const [bureau, expert] = [await canaryPerson("bureau"), await canaryPerson("expert")];
  await openTrustingSeat(desk, { owner: expert, person, bureau, folder: outside });
  await importTask(app, page, await writeCanaryTask(bureau, expert, outside), quietly);
  await page.getByRole("button", { name: /^声明/u }).first().click();
  const screen = screenOf(page, "declaration");
  await screen.getByRole("checkbox").check();
  await screen.getByRole("button", { name: "作出承诺" }).click();
  await screen.getByRole("button", { name: "与我有关的人和单位…" }).click();
  const dialog = screenOf(page, "relations");
  await dialog.getByRole("radio", { name: "人", exact: true }).check();
  await dialog.getByLabel("姓名").fill(canaries.relation);
  await dialog.getByLabel(/是什么关系/u).fill(canaries.relationNote);
  await dialog.getByRole("button", { name: "加入" }).click();
  await dialog.getByRole("button", { name: "完成" }).click();
  const caseOf = (number: string) => screen.locator(".declaration-case").filter({ hasText: number });
  await caseOf(canaries.number).getByRole("button", { name: "没有应当回避的情形" }).click();
  const other = caseOf(canaries.otherNumber);
  await other.getByRole("button", { name: "我应当回避" }).click();
  await other.getByRole("radio").nth(2).check();
  await other.getByLabel(/具体说明/u).fill(canaries.recusal);
  await other.getByRole("button", { name: "声明回避", exact: true }).click();
  await expect(other.getByText("已回避")).toBeVisible();
  await page.getByRole("button", { name: "申报列表" }).click();
  await expectNoTraces();
});

test("nothing is found after reading, a material's password, searching and annotating", async () => {
  const { page } = desk;
  await openWorkspace(page, canaries.number);
  await page.keyboard.press("Control+f");
  const panel = page.getByRole("region", { name: "查找", exact: true });
  await panel.getByRole("textbox").fill(canaries.sought);
  await expect(panel.getByText(/找到 \d+ 处/u)).toBeVisible(patient);
  await page.keyboard.press("Escape");
  await page
    .getByRole("navigation", { name: "申报材料" })
    .getByRole("listitem")
    .nth(1)
    .getByRole("button")
    .click();
  await page.getByLabel("材料的打开密码").fill(canaries.materialPassword);
  await page.keyboard.press("Enter");
  await expect(page.locator(".viewer-face[data-drawn=true]").first()).toBeVisible(patient);
  await openMaterial(page, 1);
  await openCriterion(page, "A1");
  await page.getByRole("button", { name: /^矩形/u }).click();
  await drag(page, [0.2, 0.2], [0.5, 0.4]);
  await page.getByLabel("批注说明").fill(canaries.markNote);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expectSaved(page);
  await backToInbox(page);
  await expectNoTraces();
});

test("nothing is found after scoring, an opinion, a phrase and their undoing", async () => {
  const { page } = desk;
  await openWorkspace(page, canaries.number);
  await openCriterion(page, "A1");
  await page.getByRole("spinbutton", { name: "A1 得分" }).fill("9");
  await page.keyboard.press("Enter");
  const comment = page.getByRole("textbox", { name: "A1 评语" });
  await comment.fill(canaries.comment);
  await comment.focus();
  await page.keyboard.press("Alt+y");
  const phrases = screenOf(page, "phrases");
  await phrases.getByRole("button", { name: "新增" }).click();
  await page.keyboard.insertText(canaries.phrase);
  await page.keyboard.press("Control+Enter");
  await expect(phrases.locator(".phrases-take").first()).toHaveText(canaries.phrase);
  await page.keyboard.press("Escape");
  await openCriterion(page, "A2");
  await page.locator("[data-criterion=A2]").getByRole("spinbutton").first().fill("3");
  await page.keyboard.press("Enter");
  await openTab(page, "资格");
  await page.locator(".gates-card").focus();
  await page.keyboard.press("2");
  await page.locator(".gates-card").getByRole("textbox").fill(canaries.gateReason);
  await openTab(page, "意见");
  await page.getByRole("radio", { name: "不推荐", exact: true }).check();
  const opinion = page.getByRole("textbox", { name: "专家评估意见", exact: true });
  await opinion.fill(`${canaries.opinion}，领办人技艺突出，带徒成效明显，材料真实完整，但成员不足。`);
  await opinion.blur();
  await expectSaved(page);
  await backToInbox(page);
  await expectNoTraces();
});

test("nothing is found after a seal, printing, an export and a backup of everything", async () => {
  const { app, page } = desk;
  await openWorkspace(page, canaries.number);
  await seal(app, page, join(outside, `${canaries.savedFile}.pdf`), quietly);
  await page.getByRole("button", { name: "重新打开…" }).click();
  const reopening = screenOf(page, "reopen");
  await reopening.getByLabel(/重新打开的理由/u).fill(canaries.reopening);
  await reopening.getByRole("button", { name: "重新打开" }).click();
  await expect(page.getByText("内容只读")).toHaveCount(0);
  await seal(app, page, join(outside, `${canaries.savedFile}.pdf`), quietly);
  await backToInbox(page);
  await page.getByRole("button", { name: "打印表格…" }).click();
  await preview(page, `评估意见与评分表：${canaries.number}`);
  await savePreviewed(app, page, join(outside, "form.pdf"));
  await page.keyboard.press("Escape");
  await exportBundle(app, page, join(outside, `${canaries.savedFile}.jpreview`), quietly);
  await saveTo(app, join(outside, "whole.jpbackup"));
  await page.getByRole("button", { name: "更多" }).click();
  await page.getByRole("menuitem", { name: "备份与换电脑" }).click();
  await screenOf(page, "backup").getByRole("button", { name: "另存整套备份" }).click();
  await expect(screenOf(page, "backup")).toContainText("整套备份已保存", patient);
  await page.keyboard.press("Escape");
  expect((await readFile(join(outside, "form.pdf"))).length).toBeGreaterThan(1000);
  expect(shortly(await findInFolder(outside, [canaries.savedFile])).length).toBeGreaterThan(0);
  await expectNoTraces();
  expect((await readdir(join(profile(), "backups"))).length).toBeGreaterThan(0);
});

test("nothing is found after the program was killed while a dossier lay open", async () => {
  await openWorkspace(desk.page, canaries.number);
  await openMaterial(desk.page, 1);
  await killApp(desk.app);
  await expectNothingLies();
  desk = await start();
  await unlock(desk.page, person);
});

test("a round that was removed leaves nothing, and a signed note says what went", async () => {
  const { app, page } = desk;
  await page.getByRole("button", { name: "本批次" }).click();
  await page.getByRole("menuitem", { name: "清除本批次…" }).click();
  const dialog = screenOf(page, "removal");
  await expect(dialog).toContainText("1 个任务包及全部材料、2 份申报");
  for (const size of ["normal", "largest"] as const) {
    if (size === "largest") await setText(page, size);
    await expectAccessible(page, "removal");
    await expectRoom(page, "removal");
    await pictured(app, `removal-${size}`);
  }
  await setText(page, "normal");
  const button = dialog.getByRole("button", { name: "永久清除" });
  await expect(button).toBeDisabled();
  await dialog.getByLabel(/清除的理由/u).fill("评审结束");
  await button.click();
  await expect(dialog).toContainText("已清除", patient);
  await saveTo(app, join(outside, "note.jws"));
  await dialog.getByRole("button", { name: "保存清除记录…" }).click();
  await expect(dialog).toContainText("清除记录已保存为");
  const [, payload = ""] = (await readFile(join(outside, "note.jws"), "utf8")).split(".");
  const removal = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
  expect(removal).toMatchObject({ reason: "评审结束", unexported: 0, by: { name: canaries.expertName } });
  // One seal that was opened again, one that stands, and the recusal's.
  expect(removal.seals).toHaveLength(3);
  await dialog.getByRole("button", { name: "打印清除记录…" }).click();
  const sheet = screenOf(page, "removal-sheet");
  await expect(sheet.locator("canvas").first()).toBeVisible(patient);
  await saveTo(app, join(outside, "note.pdf"));
  await sheet.getByRole("button", { name: "另存为 PDF…" }).click();
  await expect(sheet.getByText("已保存为")).toBeVisible();
  await pictured(app, "removal-sheet");
  const printed = await textOf(join(outside, "note.pdf"));
  for (const words of ["评审批次清除记录", canaries.expertName, "评审结束", "定稿3次", "清除人（签字）"])
    expect(printed).toContain(words);
  await sheet.getByRole("button", { name: "关闭", exact: true }).last().click();
  await dialog.getByRole("button", { name: "完成" }).click();
  await expect(screenOf(page, "inbox")).not.toContainText(canaries.number);
  const [{ packageId }] = removal.packages;
  const remembered = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(remembered).not.toContain(packageId);
  // Every row of the round named it in its value, beside what is boxed; its keys stay a while as marks of deletion.
  const values = async () =>
    (await findInFolder(join(profile(), "IndexedDB"), [packageId])).filter(
      (each) => each.spelling === "utf-8",
    );
  await expect.poll(async () => (await values()).length).toBe(0);
  // The desk without a round is another screen, with a menu of its own.
  await expect(page.getByRole("button", { name: "本批次" })).toHaveCount(0);
  await page.getByRole("button", { name: "更多" }).click();
  await page.getByRole("menuitem", { name: "清除记录…" }).click();
  const notes = screenOf(page, "removal-notes");
  await expect(notes).toContainText("评审结束");
  for (const size of ["normal", "largest"] as const) {
    if (size === "largest") await setText(page, size);
    await expectAccessible(page, "removal-notes");
    await pictured(app, `removal-notes-${size}`);
  }
  await setText(page, "normal");
  await page.keyboard.press("Escape");
  expect(await readdir(join(profile(), "backups"))).toHaveLength(1);
  await expectNoTraces();
});
