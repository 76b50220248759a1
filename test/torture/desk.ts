import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { readDatabaseLog } from "../../electron/database-log";
import { chooseFile } from "../e2e/dialogs";
import { type Launched, launchApp } from "../e2e/launch";
import { type Person, screenOf, unlock } from "../e2e/steps/identity";
import { backToInbox, expectSaved, openCriterion, openWorkspace } from "../e2e/steps/review";
import { numberOf } from "./tasks";

const patient = { timeout: 120_000 };
/** The dossier that is worked on. */
const dossier = numberOf(2);

/** The screens that the program can greet with. */
const greetings = ["unlock", "first-start", "seats-missing", "failure"];

/** Starts the program and tells which screen it greets with. */
export async function start(profile: string): Promise<Launched & { greeting: string }> {
  const launched = await launchApp({ profile });
  const screens = launched.page.locator(greetings.map((name) => `[data-screen="${name}"]`).join(", "));
  await expect(screens.first()).toBeVisible(patient);
  return { ...launched, greeting: (await screens.first().getAttribute("data-screen")) ?? "" };
}

/** From the lock to the inbox. */
export async function enter(page: Page, person: Person): Promise<void> {
  await unlock(page, person);
  await expect(screenOf(page, "inbox")).toBeVisible(patient);
}

/** Imports a task package; resolves when the program has said that it is there. */
export async function importTask({ app, page }: Launched, path: string): Promise<void> {
  await chooseFile(app, path);
  await page.getByRole("button", { name: "导入任务包" }).first().click();
  await expect(screenOf(page, "import").getByText("核验通过")).toBeVisible(patient);
}

/** From the end of an import to the inbox. */
export async function leaveImport(page: Page): Promise<void> {
  await page.getByRole("button", { name: "查看申报" }).click();
  await expect(screenOf(page, "inbox").locator("tbody tr").first()).toBeVisible(patient);
}

/** Promises confidentiality and answers for the dossier that is worked on: the second of the list. */
export async function declareTwo(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^声明/u }).first().click();
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "作出承诺" }).click();
  for (const answered of [1, 2]) {
    await page.getByRole("button", { name: "没有应当回避的情形" }).first().click();
    await expect(page.getByText("无需回避", { exact: true })).toHaveCount(answered);
  }
  await backToInbox(page);
}

/** The field that comments are written into; from the inbox. */
export async function openComment(page: Page) {
  await openWorkspace(page, dossier);
  await openCriterion(page, "A1");
  return page.locator("[data-criterion=A1]").getByRole("textbox", { name: /评语/u });
}

/** A comment that tells its number; some are a line, some longer than a block of the database's log. */
export function commentOf(number: number): string {
  return `第${number}稿。${"一字一句都要留得住。".repeat(1 + ((number * 37) % 150))}`;
}

/** Which comment a text is, whole; 0 for none, `null` for anything else. */
export function numberOfComment(text: string): number | null {
  if (text === "") return 0;
  const number = Number(/^第(\d+)稿/u.exec(text)?.[1] ?? Number.NaN);
  return text === commentOf(number) ? number : null;
}

/** Writes the comment of that number and waits for 已保存. */
export async function writeComment(page: Page, number: number): Promise<void> {
  const field = page.locator("[data-criterion=A1]").getByRole("textbox", { name: /评语/u });
  await field.fill(commentOf(number));
  await field.blur();
  await expectSaved(page);
}

/** How many of the database's logs end with a torn record: what the kill left to the next start. */
export async function tornLogs(profile: string): Promise<number> {
  const logs = await Promise.all((await logsOf(profile)).map((path) => readFile(path)));
  return logs.filter((log) => readDatabaseLog(log).wholeBytes !== log.length).length;
}

/** Resolves as soon as the database's logs have grown by so many bytes, looking all the time: in the middle of a commit. */
export async function logsGrowBy(profile: string, bytes: number, signal: AbortSignal): Promise<void> {
  const wanted = (await logBytes(profile)) + bytes;
  while (!signal.aborted && (await logBytes(profile)) < wanted);
}

async function logBytes(profile: string): Promise<number> {
  const sizes = (await logsOf(profile)).map((path) =>
    stat(path).then(
      ({ size }) => size,
      () => 0, // turned over meanwhile
    ),
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

async function logsOf(profile: string): Promise<string[]> {
  const folder = join(profile, "IndexedDB", "app_jiangping_0.indexeddb.leveldb");
  const names = await readdir(folder);
  return names.filter((name) => /^(\d+\.log|MANIFEST-\d+)$/.test(name)).map((name) => join(folder, name));
}
