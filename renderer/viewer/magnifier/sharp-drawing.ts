import type { ScreenPoint, ScreenRect, Turn } from "../../../shared/annotation/geometry";
import type { Drawing, OpenedDocument } from "../document/opened-document";
import { drop, newCanvas } from "../drawing/canvases";
import { type DrawQueue, drawOrder } from "../drawing/draw-queue";
import { coversLens, type Size, sharpPart } from "./lens-geometry";

/** What is to be drawn sharply: a page enlarged, and the lens over it. */
export interface SharpWish {
  readonly page: number;
  readonly turn: Turn;
  /** CSS pixels a unit of the enlarged page. */
  readonly scale: number;
  /** Device pixels a CSS pixel. */
  readonly density: number;
  /** Size of the enlarged page, and the point of it under the lens's middle, in CSS pixels. */
  readonly size: Size;
  readonly at: ScreenPoint;
  readonly lens: Size;
}

/** A part of a page drawn at the lens's own sharpness. */
export interface SharpPart {
  readonly canvas: HTMLCanvasElement;
  /** In CSS pixels of the enlarged page. */
  readonly part: ScreenRect;
}

/** Keeps one sharp drawing of what is under the lens, made by the queue that all drawings wait in. */
export class SharpDrawing {
  readonly #document: OpenedDocument;
  readonly #queue: DrawQueue;
  readonly #onDrawn: () => void;
  #drawn: (SharpPart & { readonly stem: string }) | null = null;

  /** `onDrawn` is called when there is a new one. */
  constructor(document: OpenedDocument, queue: DrawQueue, onDrawn: () => void) {
    this.#document = document;
    this.#queue = queue;
    this.#onDrawn = onDrawn;
  }

  /** What there is for a wish already, and has the rest drawn; `null` while there is nothing for it. */
  want(wish: SharpWish): SharpPart | null {
    const stem = `lens ${wish.page} ${wish.turn} ${wish.scale.toFixed(4)} ${wish.density}`;
    const there = this.#drawn?.stem === stem ? this.#drawn : null;
    if (there && coversLens(there.part, wish.at, wish.lens, wish.size)) {
      this.#queue.want(this, []);
      return there;
    }
    const part = sharpPart(wish.at, wish.lens, wish.size);
    if (part) this.#ask(wish, part, stem);
    return there;
  }

  /** Gives everything back. */
  close(): void {
    this.#queue.want(this, []);
    drop(this.#drawn?.canvas);
    this.#drawn = null;
  }

  #ask(wish: SharpWish, part: ScreenRect, stem: string): void {
    const key = `${stem} ${part.x},${part.y},${part.width},${part.height}`;
    this.#queue.want(this, [
      { key, priority: drawOrder.detail, start: (onStep) => this.#draw(wish, part, stem, onStep) },
    ]);
  }

  #draw(
    { page, turn, scale, density }: SharpWish,
    part: ScreenRect,
    stem: string,
    onStep: (goOn: () => void) => void,
  ): Drawing {
    const canvas = newCanvas(Math.ceil(part.width * density), Math.ceil(part.height * density));
    let inner: Drawing | null = null;
    let cancelled = false;
    const run = async () => {
      const opened = await this.#document.page(page);
      if (cancelled) return drop(canvas);
      const offset = { x: part.x * density, y: part.y * density };
      inner = opened.draw({ canvas, turn, scale: scale * density, offset, onStep });
      await inner.done;
      if (cancelled) return drop(canvas);
      drop(this.#drawn?.canvas);
      this.#drawn = { canvas, part, stem };
      this.#onDrawn();
    };
    const cancel = () => {
      cancelled = true;
      inner?.cancel();
    };
    // Without it the lens enlarges the drawing that is there; a page that cannot be drawn says so itself.
    return { done: run().catch(() => drop(canvas)), cancel };
  }
}
