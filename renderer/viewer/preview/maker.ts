import type { Drawing, OpenedDocument } from "../document/opened-document";
import { newCanvas } from "../drawing/canvases";
import { type DrawJob, type DrawQueue, drawOrder } from "../drawing/draw-queue";
import { encodeSmall, smallSize } from "./small-picture";

/** A small picture just drawn, as bytes and as it was drawn. */
export interface MadePreview {
  readonly jpeg: Uint8Array<ArrayBuffer>;
  readonly canvas: HTMLCanvasElement;
}

/** Draws the small picture of a page. Rejects as the page's drawing does; `done` comes after `made` was called. */
export function drawSmall(
  document: OpenedDocument,
  page: number,
  onStep: (goOn: () => void) => void,
  made: (preview: MadePreview) => void,
): Drawing {
  let inner: Drawing | null = null;
  let cancelled = false;
  const run = async () => {
    const opened = await document.page(page);
    if (cancelled) throw new DOMException("the small picture is not wanted any more", "AbortError");
    const { width, height, scale } = smallSize(opened.box);
    const canvas = newCanvas(width, height);
    inner = opened.draw({ canvas, turn: 0, scale, offset: { x: 0, y: 0 }, onStep, isAhead: true });
    try {
      await inner.done;
      if (cancelled) throw new DOMException("the small picture is not wanted any more", "AbortError");
      made({ jpeg: encodeSmall(canvas), canvas });
    } finally {
      // Hundreds of pages are drawn like this: nothing of them may stay. One that is being drawn is left alone.
      opened.release();
    }
  };
  const cancel = () => {
    cancelled = true;
    inner?.cancel();
  };
  return { done: run(), cancel };
}

/** Has small pictures drawn by the window's queue: in a hurry before all else, or when nothing else is to be drawn. */
export class PreviewMaker {
  readonly #document: OpenedDocument;
  readonly #queue: DrawQueue;
  readonly #made: (page: number, preview: MadePreview) => void;
  readonly #running = new Map<number, DrawJob>();
  readonly #failed = new Set<number>();
  #idleEnded = () => {};

  constructor(
    document: OpenedDocument,
    queue: DrawQueue,
    made: (page: number, preview: MadePreview) => void,
  ) {
    this.#document = document;
    this.#queue = queue;
    this.#made = made;
  }

  /** Whether a page could not be drawn: it is not tried again. */
  hasFailed(page: number): boolean {
    return this.#failed.has(page);
  }

  /** Wants these pages, the first soonest, before anything else is drawn; what is under way is finished. */
  hurry(pages: readonly number[]): void {
    const asked = pages
      .filter((page) => !this.#failed.has(page))
      .map((page, index) => this.#job(page, drawOrder.hurried + index, () => {}));
    const going = [...this.#running].filter(([page]) => !pages.includes(page)).map(([, job]) => job);
    this.#want([...asked, ...going]);
  }

  /** Wants one page when nothing else is to be drawn; resolves when it is made, failed, or was given up. */
  whenIdle(page: number): Promise<void> {
    return new Promise((resolve) => {
      this.#want([this.#job(page, drawOrder.idle, resolve)]);
      this.#idleEnded = resolve;
    });
  }

  /** Gives up what is under way and what waits. */
  stop(): void {
    this.#want([]);
  }

  #want(jobs: readonly DrawJob[]): void {
    this.#queue.want(this, jobs);
    // One that never began has nobody else to say so.
    this.#idleEnded();
    this.#idleEnded = () => {};
  }

  #job(page: number, priority: number, ended: () => void): DrawJob {
    const job: DrawJob = {
      key: `preview ${page}`,
      priority,
      start: (onStep) => {
        this.#running.set(page, job);
        const drawing = drawSmall(this.#document, page, onStep, (made) => this.#made(page, made));
        drawing.done
          .catch((error: unknown) => {
            // The page itself shows its card.
            if (!isAbort(error)) this.#failed.add(page);
          })
          .finally(() => {
            this.#running.delete(page);
            ended();
          });
        return drawing;
      },
    };
    return job;
  }
}

/** PDF.js names its own cancelling differently. */
function isAbort(error: unknown): boolean {
  const name = error instanceof Error ? error.name : "";
  return name === "AbortError" || name === "RenderingCancelledException";
}
