import type { Page } from "@playwright/test";
import type { ChangeEntry, Edit } from "../../../shared/domain/history";
import type { Scene } from "../frame";
import { median } from "../frame";
import { startOwnWorker } from "../own-worker";
import { passphrase } from "../packages/desk";
import type { Viewers } from "./pages";
import { plantEntries } from "./plant-entries";

const marks = 5000;
const pages = 60;
const moves = 120;
const strokes = 4;

/** Writing by hand in a document with thousands of marks, beside the same in one without any. */
export function inkScene({ desk, own, show }: Viewers, packageId: string): Scene {
  let isPlanted = false;
  const write = async (dossier: string) => {
    await show("ours");
    await desk.unlock();
    if (!isPlanted) await plant(own.page, packageId);
    isPlanted = true;
    await own.openDossier(dossier);
    await own.openScan(1);
    return inkTimes(own.page);
  };
  return {
    peerName: "the same without marks",
    runs: 3,
    figures: {
      p50: { figure: `${marks} marks: pointer to ink, p50`, unit: "ms", aim: 1.3 },
      p95: { figure: `${marks} marks: pointer to ink, p95`, unit: "ms", aim: null },
    },
    ours: () => write("N-a2"),
    peer: () => write("N-a1"),
  };
}

/** Writes strokes with the mouse and gives the time from each movement to the frame that shows it. */
async function inkTimes(page: Page): Promise<Record<string, number>> {
  await page.locator('.viewer-page[data-page="1"] .viewer-face[data-drawn="true"]').waitFor();
  await page.keyboard.press("d");
  const box = await page.locator(".viewer-scroller").boundingBox();
  if (!box) throw new Error("no page to write on");
  await page.evaluate(watchMoves);
  const before = await marksOn(page);
  for (let stroke = 0; stroke < strokes; stroke += 1) await writeStroke(page, box, stroke);
  const times = await page.evaluate(() => globalThis.inkLatencies);
  if (times.length < moves || (await marksOn(page)) <= before) throw new Error("nothing was written");
  const sorted = [...times].sort((a, b) => a - b);
  return { p50: median(sorted), p95: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN };
}

const marksOn = (page: Page) => page.locator(".viewer-page .viewer-mark").count();

async function writeStroke(page: Page, box: { x: number; y: number }, stroke: number): Promise<void> {
  const [left, top] = [box.x + 120, box.y + 120 + stroke * 60];
  await page.mouse.move(left, top);
  await page.mouse.down();
  for (let step = 1; step <= moves; step += 1)
    await page.mouse.move(left + step * 3, top + 20 * Math.sin(step / 6));
  await page.mouse.up();
  await page.waitForTimeout(1200);
}

declare global {
  var inkLatencies: number[];
}

/** Notes for every movement with a pressed button when the frame after it has been drawn. Runs in the window. */
function watchMoves(): void {
  globalThis.inkLatencies = [];
  addEventListener(
    "pointermove",
    (event) => {
      if (event.buttons === 0) return;
      const moved = event.timeStamp;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        // A message posted in a frame arrives after that frame was laid out and painted.
        port1.onmessage = () => globalThis.inkLatencies.push(performance.now() - moved);
        port2.postMessage(null);
      });
    },
    { capture: true },
  );
}

async function plant(page: Page, packageId: string): Promise<void> {
  const [worker] = page.workers();
  if (!worker) throw new Error("the window has no worker");
  const names = { packageId, applicationId: "a2" };
  const own = await page.evaluateHandle(startOwnWorker, { url: worker.url(), passphrase });
  await page.evaluate(plantEntries, { worker: own, ...names, entries: entriesOf() });
}

/** One entry of the history that made all marks, spread over the pages. */
function entriesOf(): ChangeEntry[] {
  const at = "2026-10-01T09:00:00+08:00";
  const edits = Array.from({ length: marks }, (_, index): Edit => {
    const id = `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;
    const place = Math.floor(index / pages);
    const rect = { x: 2 + (place % 9) * 10, y: 2 + Math.floor(place / 9) * 9, width: 8, height: 3 };
    const stroke = Array.from({ length: 12 }, (_, point) => ({
      x: rect.x + point * 0.6,
      y: rect.y + (point % 3),
    }));
    const mark =
      index % 3 === 0
        ? ({ tool: "ink", strokes: [stroke] } as const)
        : ({ tool: index % 3 === 1 ? "rectangle" : "highlight", rect } as const);
    const page = (index % pages) + 1;
    const after = { id, materialId: "m1", page, mark, meaning: "positive", text: "", created: at } as const;
    return { on: "annotation", id, before: null, after };
  });
  return [{ version: 1, seq: 1, at, kind: "edit", target: null, edits }];
}
