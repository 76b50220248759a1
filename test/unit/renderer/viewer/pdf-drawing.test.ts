import type { PDFPageProxy } from "pdfjs-dist";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { DrawRequest } from "../../../../renderer/viewer/document/opened-document";
import { drawByPdfJs } from "../../../../renderer/viewer/document/pdf-drawing";
import { onEngineEnd } from "../../../../renderer/viewer/document/pdf-engine";
import { PdfPart } from "../../../../renderer/viewer/document/pdf-part";

// What the engine is made of needs a window; here it is only ended.
vi.mock("react-pdf", () => ({ pdfjs: {} }));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const box = { left: 0, bottom: 0, width: 10, height: 10, rotate: 0 } as const;
const request: DrawRequest = {
  canvas: {} as HTMLCanvasElement,
  turn: 0,
  scale: 1,
  offset: { x: 0, y: 0 },
  onStep: (goOn) => goOn(),
};

/** A document whose pages draw as told, loaded anew whenever it was lost. */
function documentOf(render: (page: number) => Promise<void>): { part: PdfPart; loads: () => number } {
  const part = new PdfPart();
  let loads = 0;
  const load = () => {
    if (!part.wish().wanted) return;
    loads += 1;
    const page = (number: number) =>
      ({ getViewport: () => ({}), render: () => ({ promise: render(number), cancel: () => {} }) }) as unknown;
    const getPage = async (number: number) => page(number) as PDFPageProxy;
    part.loaded({ getPage } as never);
  };
  part.subscribe(load);
  onEngineEnd(() => part.lost(new Error("the decoder was ended")));
  return { part, loads: () => loads };
}

const never = new Promise<void>(() => {});

it("gives a page up that hangs, and begins the others anew", async () => {
  let hangs = true;
  const { part, loads } = documentOf((page) => (hangs || page === 1 ? never : Promise.resolve()));
  const { signal } = new AbortController();
  const first = drawByPdfJs(part, 1, box, request, signal);
  const outcome = expect(first).rejects.toThrow("hangs the decoder");
  await vi.advanceTimersByTimeAsync(5_000);
  const second = drawByPdfJs(part, 2, box, request, signal);
  await vi.advanceTimersByTimeAsync(14_000);
  hangs = false;
  await vi.advanceTimersByTimeAsync(2_000);
  await outcome;
  await second;
  expect(loads()).toBe(2);
});

it("blames nobody whose page is no longer wanted", async () => {
  const { part, loads } = documentOf(() => never);
  const abort = new AbortController();
  const drawn = expect(drawByPdfJs(part, 1, box, request, abort.signal)).rejects.toThrow();
  await vi.advanceTimersByTimeAsync(1_000);
  abort.abort();
  await drawn;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(loads()).toBe(1);
});
