import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type ElectronApplication, expect, type Page, test } from "@playwright/test";
import { dossierOf, sampleTask } from "../fixtures/packages";
import { people } from "../fixtures/people";
import { chooseFile } from "./dialogs";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { screenOf, unlock } from "./steps/identity";
import { openTrustingSeat } from "./steps/trusting-seat";
import { findInFolder } from "./traces";

const person = {
  ...{ role: "expert" as const, name: "", organisation: "", title: "" },
  passphrase: "秋水长天一色",
};
/** Enough that an import takes a while. */
const scanBytes = 80_000_000;
const patient = { timeout: 120_000 };

let profile: string;
let folder: string;
let task: string;
let app: ElectronApplication;
let page: Page;

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  test.setTimeout(300_000);
  [profile, folder] = await Promise.all([emptyProfile(), emptyProfile()]);
  const { bureau, expert } = await people();
  const sealed = await sampleTask({
    dossiers: [await dossierOf("a1", [new Uint8Array(scanBytes).fill(5)]), await dossierOf("a2", [])],
  });
  task = join(folder, "large.jptask");
  await writeFile(task, sealed.bytes);
  ({ app, page } = await launchApp({ profile }));
  await openTrustingSeat({ app, page }, { owner: expert, person, bureau, folder });
});

test.afterAll(async () => {
  await killApp(app);
  await removeFolders(profile, folder);
});

const tables = ["stages", "pieces", "files", "applications", "packages"];
const nothing = { stages: 0, pieces: 0, files: 0, applications: 0, packages: 0 };

/** How many rows each table of an import has. */
async function stored(): Promise<Record<string, number>> {
  return page.evaluate(async (names) => {
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await asked(indexedDB.open("jiangping"));
    const transaction = database.transaction(names);
    const counts = await Promise.all(names.map((name) => asked(transaction.objectStore(name).count())));
    database.close();
    return Object.fromEntries(names.map((name, index) => [name, counts[index] ?? -1]));
  }, tables);
}

/** Begins the import by the button and waits until a part of it is in the database. */
async function beginImport(): Promise<void> {
  await chooseFile(app, task);
  await page.getByRole("button", { name: "导入任务包" }).first().click();
  await expect.poll(async () => (await stored()).pieces, { ...patient, intervals: [30] }).toBeGreaterThan(3);
  expect(await stored()).toMatchObject({ stages: 1, files: 0, applications: 0, packages: 0 });
}

test("an import that is stopped leaves nothing", async () => {
  await beginImport();
  await page
    .getByRole("button", { name: /停止|取消/u })
    .first()
    .click();
  await expect.poll(stored, patient).toEqual(nothing);
  await page.keyboard.press("Escape");
});

test("an import that a kill cuts off shows nothing and is cleared away at the next start", async () => {
  test.setTimeout(300_000);
  await beginImport();
  await killApp(app);
  ({ app, page } = await launchApp({ profile }));
  await expect(screenOf(page, "unlock")).toBeVisible();
  await expect.poll(stored, patient).toEqual(nothing);
  await unlock(page, person);
  await expect(page.getByRole("button", { name: "导入任务包" }).first()).toBeVisible();
  await expect(screenOf(page, "inbox").locator("tbody tr")).toHaveCount(0);
});

test("the same file then imports whole, and the profile shows no name in clear", async () => {
  test.setTimeout(300_000);
  await chooseFile(app, task);
  await page.getByRole("button", { name: "导入任务包" }).first().click();
  await expect(page.getByText("签名和全部文件核验通过")).toBeVisible({ timeout: 240_000 });
  expect(await stored()).toMatchObject({ stages: 0, applications: 2, packages: 1 });
  await page.getByRole("button", { name: "查看申报" }).click();
  await expect(screenOf(page, "inbox").locator("tbody tr")).toHaveCount(2);
  await page.getByRole("button", { name: "锁定" }).click();
  await expect(screenOf(page, "unlock")).toBeVisible();
  // The control: the search does find what lies there in clear.
  expect((await findInFolder(profile, ["roundRevision"])).length).toBeGreaterThan(0);
  const planted = [
    "示例工作室",
    "示例大师",
    "示例成员",
    "示例公司",
    "样例批次",
    "示例区局",
    "示例专家甲",
    "示例单位",
  ];
  expect(await findInFolder(profile, planted)).toEqual([]);
});
