import { afterEach, describe, expect, it, vi } from "vitest";
import type { FromDecoder, ToDecoder } from "../../../../renderer/viewer/decoder/contract";
import { PictureDecoder } from "../../../../renderer/viewer/decoder/decoder";
import type {
  DrawRequest,
  OpenedDocument,
  OpenedPage,
} from "../../../../renderer/viewer/document/opened-document";
import {
  OpeningHangs,
  openedDocument,
  silenceFor,
  ThreadEnded,
  watchOpening,
} from "../../../../renderer/viewer/document/opening";
import { drawing } from "../../../../renderer/viewer/document/pdf-document";
import { drawByPdfJs } from "../../../../renderer/viewer/document/pdf-drawing";
import { onEngineEnd, stopPdfEngine } from "../../../../renderer/viewer/document/pdf-engine";
import { PdfPart } from "../../../../renderer/viewer/document/pdf-part";
import { DrawQueue } from "../../../../renderer/viewer/drawing/draw-queue";
import { PageDrawer } from "../../../../renderer/viewer/drawing/page-drawer";

// PDF.js wants a window; its thread is not needed here.
vi.mock("react-pdf", () => ({ pdfjs: {} }));

/** What is waited for in these tests instead of twenty seconds, in milliseconds. */
const soon = 20;
const never = new AbortController().signal;
const box = { left: 0, bottom: 0, width: 100, height: 100, rotate: 0 } as const;

afterEach(() => vi.restoreAllMocks());

/** A thread that answers only orders of even width. */
class HalfDeafThread extends EventTarget {
  ended = false;

  postMessage(message: ToDecoder): void {
    if (message.kind !== "draw" || message.order.width % 2 === 1) return;
    const data: FromDecoder = { id: message.order.id, bitmap: { close: () => {} } as ImageBitmap };
    queueMicrotask(() => this.ended || this.dispatchEvent(new MessageEvent("message", { data })));
  }

  terminate(): void {
    this.ended = true;
  }
}

describe("a picture that hangs its decoder", () => {
  it("is given up after the bound, its thread is ended, and the next picture gets a new one", async () => {
    const complaint = vi.spyOn(console, "error").mockImplementation(() => {});
    const threads: HalfDeafThread[] = [];
    const decoder = new PictureDecoder(() => {
      const thread = new HalfDeafThread();
      threads.push(thread);
      return thread as unknown as Worker;
    }, soon);
    const order = (width: number) => ({ width, height: 1, pictures: [] });
    expect(await decoder.draw(order(1), never)).toBeNull();
    expect(threads.map(({ ended }) => ended)).toEqual([true]);
    expect(await decoder.draw(order(2), never)).not.toBeNull();
    expect(threads).toHaveLength(2);
    expect(complaint).toHaveBeenCalledOnce();
  });
});

/** PDF.js's document, one page of which never gets any further while `hangs` says so. */
function partWith(hangs: (page: number) => boolean): PdfPart {
  const part = new PdfPart();
  const load = () =>
    part.loaded({
      getPage: async (number: number) => ({
        getViewport: () => ({}),
        render: () => ({
          promise: hangs(number) ? new Promise(() => {}) : Promise.resolve(),
          cancel: () => {},
        }),
      }),
    } as never);
  onEngineEnd(() => part.lost(new Error("the decoder was ended")));
  part.subscribe(() => queueMicrotask(load));
  load();
  return part;
}

const request = {
  canvas: {},
  turn: 0,
  scale: 1,
  offset: { x: 0, y: 0 },
  onStep: (goOn: () => void) => goOn(),
};

describe("a page that hangs PDF.js", () => {
  it("is given up after the bound; another that was being drawn is begun anew", async () => {
    const tries: number[] = [];
    const part = partWith((page) => {
      tries.push(page);
      return page === 1 || tries.filter((each) => each === 2).length === 1;
    });
    const draw = (page: number, silence: number) =>
      drawByPdfJs(part, page, box, request as unknown as DrawRequest, never, silence);
    const [hanging, other] = await Promise.allSettled([draw(1, soon), draw(2, 60_000)]);
    expect(hanging).toMatchObject({ status: "rejected", reason: { message: "the page hangs the decoder" } });
    expect(other.status).toBe("fulfilled");
    expect(tries).toEqual([1, 2, 2]);
  });

  it("shows as failed, and draws when it is tried again and does not hang any more", async () => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    vi.stubGlobal("document", { createElement: () => ({ remove: () => {}, width: 0, height: 0 }) });
    let hangs = true;
    const part = partWith(() => hangs);
    const page: OpenedPage = {
      ...{ number: 1, box, release: () => {} },
      draw: (asked) => drawing((signal) => drawByPdfJs(part, 1, box, asked, signal, soon)),
    };
    const opened: OpenedDocument = { pageCount: 1, page: async () => page };
    const drawer = new PageDrawer(opened, new DrawQueue());
    const changed = () =>
      new Promise<void>((resolve) => {
        const stop = drawer.subscribe(() => {
          stop();
          resolve();
        });
      });
    const target = {
      page: 1,
      turn: 0,
      width: 100,
      height: 100,
      scale: 1,
      priority: 0,
      visible: null,
    } as const;
    drawer.setTargets([target]);
    await changed();
    expect(drawer.face(1)).toMatchObject({ failed: true, whole: null });
    hangs = false;
    drawer.retry(1);
    await changed();
    expect(drawer.face(1).failed).toBe(false);
    expect(drawer.face(1).whole).not.toBeNull();
    vi.unstubAllGlobals();
    stopPdfEngine();
  });
});

describe("an opening that hangs PDF.js", () => {
  const opened = { numPages: 4 } as never;

  it("is lost after the bound, and its thread ended", async () => {
    const part = new PdfPart();
    const ended = vi.fn();
    const stop = onEngineEnd(ended);
    const document = part.document();
    watchOpening(part, soon);
    await expect(document).rejects.toBeInstanceOf(OpeningHangs);
    expect(ended).toHaveBeenCalledOnce();
    expect(part.wish()).toEqual({ wanted: false, attempt: 1 });
    stop();
  });

  it("does not hang while its bytes are being read, nor once it is open", async () => {
    vi.useFakeTimers();
    const part = new PdfPart();
    const document = part.document();
    const watch = watchOpening(part, soon);
    watch.begun();
    watch.begun();
    vi.advanceTimersByTime(soon * 10);
    watch.ended();
    vi.advanceTimersByTime(soon * 10);
    watch.ended();
    vi.advanceTimersByTime(soon - 1);
    part.loaded(opened);
    watch.over();
    vi.advanceTimersByTime(soon * 10);
    expect(await document).toBe(opened);
    expect(part.wish().attempt).toBe(0);
    vi.useRealTimers();
  });

  it("is begun anew where another one's hanging took it down, a few times only", async () => {
    const part = new PdfPart();
    let takenDown = 0;
    part.subscribe(() => {
      if (!part.wish().wanted) return;
      queueMicrotask(() => {
        if (takenDown === 2) return part.loaded(opened);
        takenDown += 1;
        part.lost(new ThreadEnded("another hung"));
      });
    });
    expect(await openedDocument(part)).toBe(opened);
    const lost = new PdfPart();
    lost.subscribe(() => queueMicrotask(() => lost.lost(new ThreadEnded("another hung"))));
    await expect(openedDocument(lost)).rejects.toBeInstanceOf(ThreadEnded);
  });

  it("has the time that a large damaged file takes to be searched", () => {
    expect(silenceFor(0)).toBe(20_000);
    expect(silenceFor(450_000_000)).toBe(65_000);
  });
});
