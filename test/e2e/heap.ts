import type { Page } from "@playwright/test";

/**
 * Which of the words the window still holds: in its document, in the texts of its scripts' heap (after a full collection)
 * and in what it stores in clear; and how many drawn canvases and pictures from memory are left.
 */
export async function heldByWindow(page: Page, words: readonly string[]) {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => chunks.push(chunk));
  await session.send("HeapProfiler.collectGarbage");
  await session.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  await session.detach();
  const { strings } = JSON.parse(chunks.join("")) as { readonly strings: readonly string[] };
  const shown = await page.evaluate(() => ({
    text: document.documentElement.outerHTML + JSON.stringify({ ...localStorage, ...sessionStorage }),
    canvases: document.querySelectorAll("canvas").length,
    pictures: document.querySelectorAll("[src^=blob]").length,
  }));
  const held = (texts: readonly string[]) =>
    words.filter((word) => texts.some((text) => text.includes(word)));
  return {
    heap: held(strings),
    document: held([shown.text]),
    canvases: shown.canvases,
    pictures: shown.pictures,
  };
}
