import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ElectronApplication, expect, type Page, test } from "@playwright/test";
import { tinyRound } from "../fixtures/documents";
import { dossierOf, sampleTask } from "../fixtures/packages";
import { people } from "../fixtures/people";
import { chooseFile } from "./dialogs";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { onePagePdf } from "./one-page";
import { screenOf, unlock } from "./steps/identity";
import { backToInbox, expectSaved, openCriterion, openWorkspace, seal } from "./steps/review";
import { fillTinySheet } from "./steps/tiny-round";
import { openTrustingSeat } from "./steps/trusting-seat";

const person = { role: "expert" as const, name: "", organisation: "", title: "", passphrase: "秋水长天一色" };
const patient = { timeout: 120_000 };
/** A scan that takes a while to be stored, and dossiers enough that making all of it visible is more than a moment. */
const scanBytes = 32_000_000;
const dossiers = 40;
const comment = "断电之前写下的评语，一个字也不能少。";

/** When the program is killed, as far as the import of the newer revision is: as it is stored and committed. */
type Moment =
  | { readonly when: "pieces"; readonly part: number; readonly later: number }
  /** While the transaction that makes it visible keeps whoever reads the packages waiting, or has just ended. */
  | { readonly when: "committing"; readonly waited: number }
  | { readonly when: "visible" };

const moments: readonly (readonly [string, Moment])[] = [
  ["half stored", { when: "pieces", part: 0.5, later: 0 }],
  ["120 ms after the last piece", { when: "pieces", part: 1, later: 120 }],
  ["as it is committed", { when: "committing", waited: 25 }],
  ["as it becomes visible", { when: "visible" }],
];

/** A revision of the round, as a file. */
interface Task {
  readonly packageId: string;
  readonly digest: string;
  readonly path: string;
}

/** Rows by package id, of each table that an import or the work writes; `stages` and `pieces` in all. */
interface Stored {
  readonly stages: number;
  readonly pieces: number;
  readonly byPackage: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

let profile: string;
let folder: string;
let app: ElectronApplication;
let page: Page;
/** The revision that work goes on in. */
let current: Task;
let revision = 1;
/** How many pieces a revision has. */
let piecesOfOne = 0;

test.describe.configure({ mode: "serial" });

async function taskOf(number: number, before: Task | null): Promise<Task> {
  const packageId = crypto.randomUUID();
  const plain = await Promise.all(
    Array.from({ length: dossiers - 1 }, (_, index) => {
      const place = String(index + 1).padStart(3, "0");
      return dossierOf(`a${index + 1}`, [onePagePdf(3)], { number: `SY2026-${place}` });
    }),
  );
  const large = await dossierOf("b1", [new Uint8Array(scanBytes).fill(7)], { number: "SY2026-900" });
  const { digest, bytes } = await sampleTask({
    ...{ packageId, round: { ...tinyRound, revision: number }, dossiers: [...plain, large] },
    supersedes: before && { packageId: before.packageId, digest: before.digest },
  });
  const path = join(folder, `round-${packageId}.jptask`);
  await writeFile(path, bytes);
  return { packageId, digest, path };
}

async function stored(): Promise<Stored> {
  return page.evaluate(async () => {
    const tables = ["packages", "envelopes", "applications", "declarations", "reviews", "changes", "sealed"];
    const names = [...tables, "stages", "pieces", "files"];
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await asked(indexedDB.open("jiangping"));
    const transaction = database.transaction(names);
    const countOf = (name: string) => asked(transaction.objectStore(name).count());
    const rowsOf = (name: string) => asked(transaction.objectStore(name).getAll());
    const [stages, pieces, files, ...rows] = await Promise.all([
      countOf("stages"),
      countOf("pieces"),
      rowsOf("files"),
      ...tables.map(rowsOf),
    ]);
    const byPackage: Record<string, Record<string, number>> = {};
    const add = (packageId: string, table: string) => {
      byPackage[packageId] ??= {};
      const counts = byPackage[packageId];
      counts[table] = (counts[table] ?? 0) + 1;
    };
    tables.forEach((table, index) => {
      for (const row of rows[index] ?? []) add(row.packageId, table);
    });
    const packages: { packageId: string; storeId: string }[] = rows[0] ?? [];
    for (const { storeId } of files) {
      const owner = packages.find((each) => each.storeId === storeId);
      add(owner?.packageId ?? `orphan ${storeId}`, "files");
    }
    database.close();
    return { stages, pieces, byPackage };
  });
}

/** Resolves in the window as soon as the import is so far, looking all the time. */
async function reached(moment: Moment, before: Stored): Promise<void> {
  const packages = Object.keys(before.byPackage).length + 1;
  const [part, later] = moment.when === "pieces" ? [moment.part, moment.later] : [1, 0];
  const pieces = before.pieces + Math.max(1, Math.floor(piecesOfOne * part));
  const waited = moment.when === "committing" ? moment.waited : null;
  const wanted = { packages: moment.when === "pieces" ? 0 : packages, pieces, later, waited };
  await page.evaluate(async (far) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open("jiangping");
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const counted = (table: string) =>
      new Promise<number>((resolve, reject) => {
        const request = database.transaction(table).objectStore(table).count();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const pause = (time: number) =>
      new Promise<number>((resolve) => setTimeout(() => resolve(far.packages), time));
    while ((await counted("pieces")) < far.pieces);
    const packagesNow = () =>
      far.waited === null ? counted("packages") : Promise.race([counted("packages"), pause(far.waited)]);
    while ((await packagesNow()) < far.packages);
    await pause(far.later);
  }, wanted);
}

test.beforeAll(async () => {
  test.setTimeout(300_000);
  [profile, folder] = await Promise.all([emptyProfile(), mkdtemp(join(tmpdir(), "jiangping-carrying-"))]);
  const { bureau, expert } = await people();
  current = await taskOf(1, null);
  ({ app, page } = await launchApp({ profile }));
  await openTrustingSeat({ app, page }, { owner: expert, person, bureau, folder });
});

test.afterAll(async () => {
  await killApp(app);
  await removeFolders(profile, folder);
});

async function declareTwo(): Promise<void> {
  await page.getByRole("button", { name: /^声明/u }).first().click();
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "作出承诺" }).click();
  for (const answered of [1, 2]) {
    await page.getByRole("button", { name: "没有应当回避的情形" }).first().click();
    await expect(page.getByText("无需回避", { exact: true })).toHaveCount(answered);
  }
  await backToInbox(page);
}

test("the first revision is reviewed: one dossier sealed, one begun", async () => {
  test.setTimeout(300_000);
  await chooseFile(app, current.path);
  await page.getByRole("button", { name: "导入任务包" }).first().click();
  await expect(screenOf(page, "import").getByText("核验通过")).toBeVisible(patient);
  await page.getByRole("button", { name: "查看申报" }).click();
  piecesOfOne = (await stored()).pieces;
  expect(piecesOfOne).toBeGreaterThan(2 * dossiers);
  await declareTwo();
  await openWorkspace(page, "SY2026-001");
  await fillTinySheet(page);
  await seal(app, page, join(folder, "form.pdf"), async () => {});
  await backToInbox(page);
  await openWorkspace(page, "SY2026-002");
  await openCriterion(page, "A1");
  await page.getByRole("spinbutton", { name: "A1 得分" }).fill("7.5");
  await page.keyboard.press("Enter");
  await page.locator("[data-criterion=A1]").getByRole("textbox", { name: /评语/u }).fill(comment);
  await page.locator("[data-criterion=A1]").getByRole("textbox", { name: /评语/u }).blur();
  await expectSaved(page);
  await backToInbox(page);
});

/** The work as the desk shows it, in the revision that work goes on in. */
async function expectWork(): Promise<void> {
  const inbox = screenOf(page, "inbox");
  const rowOf = (number: string) => inbox.getByRole("row").filter({ hasText: number });
  await expect(inbox.getByText(`任务包第 ${revision} 版`)).toBeVisible(patient);
  await expect(rowOf("SY2026-001").getByText("已定稿")).toBeVisible();
  await expect(rowOf("SY2026-002").getByText("评审中")).toBeVisible();
  await openWorkspace(page, "SY2026-002");
  await openCriterion(page, "A1");
  await expect(page.getByRole("spinbutton", { name: "A1 得分" })).toHaveValue("7.5");
  const box = page.locator("[data-criterion=A1]").getByRole("textbox", { name: /评语/u });
  await expect(box).toHaveValue(comment);
  await backToInbox(page);
}

const ends: string[] = [];

for (const [name, moment] of moments) {
  test(`killed ${name}: the old revision is there whole, or the new one with everything carried`, async () => {
    test.setTimeout(240_000);
    const before = await stored();
    expect(before.stages).toBe(0);
    const whole = before.byPackage[current.packageId] ?? {};
    expect(whole).toMatchObject({
      packages: 1,
      applications: dossiers,
      declarations: 1,
      reviews: 2,
      sealed: 1,
    });
    const next = await taskOf(revision + 1, current);
    await chooseFile(app, next.path);
    await page.getByRole("button", { name: "导入任务包" }).first().click();
    await reached(moment, before);
    await killApp(app);

    ({ app, page } = await launchApp({ profile }));
    await expect(screenOf(page, "unlock")).toBeVisible();
    await expect.poll(async () => (await stored()).stages, patient).toBe(0);
    const after = await stored();
    const arrived = after.byPackage[next.packageId];
    ends.push(arrived ? "new" : "old");
    test
      .info()
      .annotations.push({ type: "ended with", description: arrived ? "the new revision" : "the old one" });
    // What was there is there, row for row; of the new one there is all, or nothing in any table.
    const added = arrived ? { [next.packageId]: whole } : {};
    expect(after.byPackage).toEqual({ ...before.byPackage, ...added });
    expect(after.pieces).toBe(before.pieces + (arrived ? piecesOfOne : 0));
    if (arrived) {
      current = next;
      revision += 1;
    }
    await unlock(page, person);
    await expectWork();
  });
}

test("kills came before the end of an import as well as after it", () => {
  expect(ends.slice(0, 2)).toEqual(["old", "old"]);
  expect(ends.at(-1)).toBe("new");
});
