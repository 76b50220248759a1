import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "@playwright/test";
import type { Scene, SceneFigure } from "../frame";
import { goTo, shown, type Viewers } from "./pages";
import type { ScrollLook } from "./probe";
import type { BenchScan } from "./scans";

/** Pages a second, and how many pages are scrolled through at most. */
const fast = { pace: 20, most: 1000 };
const slower = { pace: 10, most: 150 };
/** How long someone looks at the first page before scrolling, in milliseconds. */
const lookedAt = 1000;
/** The desk hears of the place within this time, in milliseconds; a lock before it would keep the one before. */
const told = 500;
/** What is made when idle is complete when nothing was added to it for so long, in milliseconds. */
const steady = 8000;

type Visit = "first" | "later";

/**
 * Scrolls through all of a file on both sides, a second after its first page is sharp: ours once as when it is opened for
 * the first time, and once after the program was left alone with it and then locked. The reference keeps nothing between
 * visits and is measured the same way both times.
 */
export function scrollScenes(viewers: Viewers, scan: BenchScan, number: number): Scene[] {
  return (["first", "later"] as const).map((visit) => scrollScene(viewers, scan, number, visit));
}

function scrollScene(viewers: Viewers, scan: BenchScan, number: number, visit: Visit): Scene {
  const { own, reference, show } = viewers;
  return {
    peerName: "PDFViewer, plain file",
    runs: 2,
    figures: figuresOf(scan, visit),
    ours: async () => {
      await show("ours");
      if (visit === "later") await untilFilled(viewers, scan, number);
      const looks: ScrollLook[] = [];
      for (const way of [fast, slower]) {
        await openAnew(viewers, number, visit);
        looks.push(await scrolled(own.page, () => own.openScan(number), way));
        // The place is kept, and the next one begins on the first page.
        await goTo(own.page, 1);
        await pause(told);
      }
      return figuresFrom(looks);
    },
    peer: async () => {
      await show("reference");
      const looks: ScrollLook[] = [];
      for (const way of [fast, slower]) {
        looks.push(await scrolled(reference.page, () => reference.openScan(scan.id), way));
        await reference.closeScan();
      }
      return figuresFrom(looks);
    },
  };
}

/** Locks and unlocks the seat: nothing is in memory. Before a first visit all that was kept of pages goes too. */
async function openAnew({ desk, own }: Viewers, number: number, visit: Visit): Promise<void> {
  await desk.unlock();
  if (visit === "first") await own.page.evaluate(clearPreviews);
  await own.openDossier("N-a1");
  // The desk comes back with the material read last: this one is to be opened, not to be there.
  await shown(own.page, await own.openScan(await own.page.evaluate(anotherMaterial, number)), 1);
}

/** The number of a material, from 1, that is neither this one nor the one that is open. Runs in the window. */
function anotherMaterial(number: number): number {
  const buttons = [...document.querySelectorAll(".reading-material")];
  const found = buttons.findIndex(
    (button, index) => index !== number - 1 && button.getAttribute("aria-current") !== "true",
  );
  return found + 1;
}

/** Opens the file and leaves the program alone until no small picture is added any more. */
async function untilFilled(viewers: Viewers, { id }: BenchScan, number: number): Promise<void> {
  const { own } = viewers;
  const kept = () => own.page.evaluate(keptPreviews, id);
  await openAnew(viewers, number, "later");
  await shown(own.page, await own.openScan(number), 1);
  for (let before = -1, now = 0; now !== before || now === 0; now = await kept()) {
    before = now;
    await pause(steady);
  }
}

async function scrolled(
  page: Page,
  open: () => Promise<number>,
  { pace, most }: { readonly pace: number; readonly most: number },
): Promise<ScrollLook> {
  await shown(page, await open(), 1);
  await pause(lookedAt);
  return page.evaluate(
    ([perSecond, pages]) => {
      const height = (globalThis.readingProbe.geometry().pageWidth * 297) / 210;
      return globalThis.readingProbe.scrollThrough(height * perSecond, height * pages);
    },
    [pace, most] as const,
  );
}

function figuresFrom([quick, slow]: readonly ScrollLook[]): Record<string, number> {
  return {
    blank: (quick?.blankTime ?? Number.NaN) * 100,
    blankSlower: (slow?.blankTime ?? Number.NaN) * 100,
    slowFrames: (quick?.slowFrames ?? Number.NaN) * 100,
  };
}

function figuresOf({ id, name }: BenchScan, visit: Visit): Readonly<Record<string, SceneFigure>> {
  const when = `scrolled through on ${visit === "first" ? "the first visit" : "a later visit"}`;
  const row = (figure: string, aim: number | null): SceneFigure => ({
    figure: `${name}: ${when}, ${figure}`,
    unit: "%",
    aim: id === "m4" ? null : aim,
  });
  return {
    blank: row("20 pages a second, time with a blank page in sight", 0.3),
    blankSlower: row("10 pages a second, time with a blank page in sight", 0.3),
    slowFrames: row("20 pages a second, frames over 50 ms", null),
  };
}

/** Runs in the window. */
async function clearPreviews(): Promise<void> {
  const asked = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await asked(indexedDB.open("jiangping"));
  await asked(database.transaction("previews", "readwrite").objectStore("previews").clear());
  database.close();
}

/** The bytes kept of a material's small pictures. Runs in the window. */
async function keptPreviews(materialId: string): Promise<number> {
  const asked = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await asked(indexedDB.open("jiangping"));
  const rows = await asked(database.transaction("previews").objectStore("previews").getAll());
  database.close();
  const own = rows.filter((row) => row.materialId === materialId && row.applicationId === "a1");
  return own.reduce((sum, row) => sum + row.bytes, 0);
}
