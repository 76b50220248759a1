import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { ElectronApplication, Page } from "@playwright/test";
import { fingerprintOf } from "../../../shared/package/card";
import { chooseFile } from "../../e2e/dialogs";
import { launchApp } from "../../e2e/launch";
import { plantSeat } from "../../e2e/plant-seat";
import { memoryOf, peakMemory } from "../../e2e/process-memory";
import { acceptCard, openCards, type Person as Seated, screenOf, unlock } from "../../e2e/steps/identity";
import type { Person } from "../../fixtures/people";
import { startOwnWorker } from "../own-worker";
import { type RangeRead, type RangesAsked, readInWindow } from "./range-reader";

/** What opens the expert's seat. */
export const passphrase = "秋水长天一色";
const seated: Seated = { role: "expert", name: "", organisation: "", title: "", passphrase };

/** How long a desk is left alone before a measurement, in milliseconds: what was removed is then off the disk. */
const rest = 3000;

/** Every table that an import writes to, and what is declared about it. */
const tables = [
  "stages",
  "packages",
  "envelopes",
  "files",
  "pieces",
  "applications",
  "plaintexts",
  "declarations",
];

/** The program with an expert's seat who trusts one bureau. */
export class Desk {
  readonly app: ElectronApplication;
  readonly page: Page;

  private constructor(app: ElectronApplication, page: Page) {
    this.app = app;
    this.page = page;
  }

  /** Starts it on a new profile inside `folder`. */
  static async open(folder: string, { expert, bureau }: Record<"expert" | "bureau", Person>): Promise<Desk> {
    const profile = join(folder, "profile");
    await mkdir(profile);
    const { app, page } = await launchApp({ profile, args: ["--js-flags=--expose-gc"] });
    const desk = new Desk(app, page);
    await screenOf(page, "first-start").waitFor();
    const { signing, identity } = expert.keys;
    await plantSeat(page, { card: expert.card, signing, identity }, passphrase);
    await desk.unlock();
    const card = join(folder, "bureau.jpcard");
    await writeFile(card, bureau.card);
    await openCards(page);
    const fingerprint = await fingerprintOf("bureau", bureau.keys.kid, bureau.keys.recipient);
    await acceptCard(app, page, { path: card, fingerprint });
    await page.keyboard.press("Escape");
    return desk;
  }

  /** Removes all that was imported and rests. */
  async clear(): Promise<void> {
    await this.page.evaluate(clearTables, tables);
    await this.unlock();
    await pause(rest);
  }

  /** Milliseconds from the click that begins an import to the sentence that says it is verified and stored. */
  async timeOfImport(path: string): Promise<number> {
    await chooseFile(this.app, path);
    const took = await this.page.evaluate(importByButton);
    await this.page.keyboard.press("Escape");
    return took;
  }

  /** Imports into an empty desk and waits until what is done when idle is done for all its materials. */
  async importAnew(path: string, materials = 1): Promise<void> {
    await this.clear();
    await this.timeOfImport(path);
    while ((await this.page.evaluate(checkedMaterials)) < materials) await pause(rest);
    await pause(rest);
  }

  /** The most memory over idle that the program takes during some work on an empty desk, in MB. */
  async memoryOf(work: () => Promise<unknown>): Promise<number> {
    await this.clear();
    return this.memoryOver(work);
  }

  /** The most memory over what it takes now that the program takes during some work, in MB. */
  async memoryOver(work: () => Promise<unknown>): Promise<number> {
    const { pid } = this.app.process();
    if (pid === undefined) throw new Error("the program is not running");
    // Unlocking took 256 MiB, which would otherwise count as idle or be there at the peak, by chance.
    await this.collectGarbage();
    const idle = await memoryOf(pid);
    const { peak } = await peakMemory(pid, work);
    return (peak - idle) / 1e6;
  }

  private async collectGarbage(): Promise<void> {
    const collect = () => (globalThis as unknown as { gc: () => void }).gc();
    await this.page.evaluate(collect);
    for (const worker of this.page.workers()) await worker.evaluate(collect);
    await pause(rest);
  }

  /** Reads ranges of the only material of an imported package, one after another. */
  async readRanges(packageId: string, asked: RangesAsked): Promise<RangeRead[]> {
    const [worker] = this.page.workers();
    if (!worker) throw new Error("the window has no worker");
    const own = await this.page.evaluateHandle(startOwnWorker, { url: worker.url(), passphrase });
    return this.page.evaluate(readInWindow, { worker: own, packageId, asked });
  }

  /** Reloads to the lock and opens the seat. */
  async unlock(): Promise<void> {
    await this.page.reload();
    await unlock(this.page, seated);
    await this.page.getByRole("button", { name: "导入任务包" }).first().waitFor();
  }
}

/** Runs in the window. */
async function clearTables(names: string[]): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open("jiangping");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const transaction = database.transaction(names, "readwrite", { durability: "strict" });
  for (const name of names) transaction.objectStore(name).clear();
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
  });
  database.close();
}

/** How many materials' plaintexts were compared with their digests. Runs in the window. */
async function checkedMaterials(): Promise<number> {
  const asked = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await asked(indexedDB.open("jiangping"));
  const checked = await asked(database.transaction("plaintexts").objectStore("plaintexts").count());
  database.close();
  return checked;
}

/** Clicks the button and waits for the dialog's verdict. Runs in the window. */
function importByButton(): Promise<number> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const buttons = [...document.querySelectorAll("button")];
    buttons.find((button) => button.textContent?.includes("导入任务包"))?.click();
    const look = () => {
      const text = document.querySelector('[data-screen="import"]')?.textContent ?? "";
      if (text.includes("核验通过")) resolve(performance.now() - begun);
      else if (text.includes("重试") || text.includes("选择其他文件")) reject(new Error(text));
      else requestAnimationFrame(look);
    };
    look();
  });
}
