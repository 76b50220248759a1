import { appendFile, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { kinds, pieceOf } from "../fixtures/leveldb-log";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { enterDesk, screenOf, takeSeat, unlock } from "./steps/identity";

const person = {
  ...{ role: "bureau" as const, name: "周敏", organisation: "示例区人社局", title: "科长" },
  passphrase: "秋水长天一色",
};

/** What a kill leaves of a record: it tells its length, and the rest was not written any more. */
const torn: Readonly<Record<string, Uint8Array>> = {
  "a piece without its end": pieceOf(kinds.whole, new Uint8Array(1000)).subarray(0, 400),
  "a piece without its successor": pieceOf(kinds.first, new Uint8Array(1000)),
};

/** The log that the database writes on in. */
async function logOf(profile: string): Promise<string> {
  const folder = join(profile, "IndexedDB", "app_jiangping_0.indexeddb.leveldb");
  const logs = (await readdir(folder)).filter((name) => name.endsWith(".log")).sort();
  const last = logs.at(-1);
  if (!last) throw new Error("the database has no log");
  return join(folder, last);
}

/** Writes into the database, strictly, as the program does all the time. */
async function writeSome(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await asked(indexedDB.open("jiangping"));
    const options = { durability: "strict" } as const;
    const transaction = database.transaction("seats", "readwrite", options);
    const seats = transaction.objectStore("seats");
    for (const seat of await asked(seats.getAll())) await asked(seats.put(seat));
    await new Promise((resolve) => {
      transaction.oncomplete = resolve;
    });
    database.close();
  });
}

for (const [what, bytes] of Object.entries(torn))
  test(`a kill left ${what} in the database's log: what was acknowledged outlives every later start`, async () => {
    test.setTimeout(300_000);
    const profile = await emptyProfile();
    const first = await launchApp({ profile });
    await takeSeat(first.page, person);
    await enterDesk(first.page);
    await killApp(first.app);
    await appendFile(await logOf(profile), bytes);

    // Chromium passes over the torn record and writes on behind it, which the next start would take for corruption.
    const second = await launchApp({ profile });
    await unlock(second.page, person);
    await writeSome(second.page);
    await killApp(second.app);
    expect(await readFile(join(profile, "logs", "jiangping.log"), "utf8")).toMatch(
      new RegExp(`warn database-log \\S+\\.log \\d+ ${bytes.length}\n`),
    );

    const third = await launchApp({ profile });
    await expect(screenOf(third.page, "unlock")).toBeVisible();
    await unlock(third.page, person);
    await killApp(third.app);
    await removeFolders(profile);
  });
