import type { Page } from "@playwright/test";
import type { Scene } from "../frame";
import { goTo, shown, targetsOf, type Viewers } from "./pages";
import type { BenchScan } from "./scans";

const jumps = 10;
const leafed = 30;

/** The memory of all processes over idle while the large scan is opened, jumped about in and leafed through. */
export function memoryScene(
  { desk, own, reference, show }: Viewers,
  { scan, number }: { readonly scan: BenchScan; readonly number: number },
): Scene {
  const work = async (page: Page, open: () => Promise<number>) => {
    await shown(page, await open(), 1);
    for (const target of targetsOf(scan.pages, jumps)) await goTo(page, target);
    for (let next = 1; next <= leafed; next += 1) await goTo(page, next);
    // The place is kept, and the next run begins on the first page.
    await goTo(page, 1);
  };
  return {
    peerName: "PDFViewer, plain file",
    runs: 2,
    figures: {
      memory: { figure: `${scan.name}: peak memory over idle`, unit: "MB", aim: 0.6 },
    },
    ours: async () => {
      await show("ours");
      await desk.unlock();
      const memory = await desk.memoryOver(async () => {
        await own.openDossier("N-a1");
        await work(own.page, () => own.openScan(number));
      });
      return { memory };
    },
    peer: async () => {
      await show("ours");
      await desk.unlock();
      await show("reference");
      const memory = await desk.memoryOver(() => work(reference.page, () => reference.openScan(scan.id)));
      await reference.closeScan();
      return { memory };
    },
  };
}
