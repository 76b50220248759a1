import type { Turn } from "../../../shared/annotation/geometry";
import type { OpenedDocument } from "../document/opened-document";
import type { DrawQueue } from "../drawing/draw-queue";
import { drawQueue } from "../drawing/shared-queue";
import type { PreviewShelf } from "../source";
import { DecodedPreviews } from "./decoded";
import type { PreviewFaces } from "./faces";
import { PreviewKeeper } from "./keeper";
import { drawSmall, type MadePreview, PreviewMaker } from "./maker";
import { Pace } from "./pace";
import { decodeSmall, encodeDrawn, smallSize, turned } from "./small-picture";
import { pause, Stillness } from "./stillness";

/** Nothing is made when idle before the reader has done nothing for so long, in milliseconds. */
const stillFor = 500;
/** A page that takes long makes the next one wait for a longer rest, up to this, in milliseconds. */
const longestStill = 5_000;
/** Pages rush no more when the reader was not seen moving for so long, in milliseconds. */
const calmAfter = 200;
/** How many pages beyond those in sight are made while pages rush by. */
const hurryAhead = 8;

/**
 * The small pictures of one document: read from where they were kept, made when idle, while pages rush by, or out of any
 * page drawn anyway, and kept for the next reading. The first face of a page until its drawing is complete.
 */
export class Previews implements PreviewFaces {
  readonly #document: OpenedDocument;
  readonly #keeper: PreviewKeeper;
  readonly #decoded: DecodedPreviews;
  readonly #maker: PreviewMaker;
  readonly #pace = new Pace();
  readonly #stillness = new Stillness();
  readonly #listeners = new Set<(page: number | null) => void>();
  #seen: readonly [number, number] = [1, 1];
  #hurried = false;
  #loaded = false;
  #calmTimer: ReturnType<typeof setTimeout> | undefined;
  #readyNow = () => {};
  readonly #ready = new Promise<void>((resolve) => {
    this.#readyNow = resolve;
  });

  constructor(document: OpenedDocument, queue: DrawQueue = drawQueue) {
    this.#document = document;
    this.#keeper = new PreviewKeeper(document.pageCount);
    this.#decoded = new DecodedPreviews((page) => this.#keeper.packs.get(page), {
      changed: (page) => this.#tell(page),
      broken: (page, error) => {
        console.warn(`the small picture of page ${page} does not open`, error);
        this.#keeper.packs.remove(page);
      },
    });
    this.#maker = new PreviewMaker(document, queue, (page, made) => this.#keepMade(page, made));
  }

  /** As `PreviewFaces` says. */
  get hurried(): boolean {
    return this.#hurried;
  }

  /** As `PreviewFaces` says. */
  canvas(page: number): HTMLCanvasElement | null {
    return this.#decoded.get(page);
  }

  /** As `PreviewFaces` says. */
  readonly subscribe = (listener: (page: number | null) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Reads what was kept, then fills what is missing when idle, until the returned function is called. */
  open(shelf: PreviewShelf | null): () => void {
    const abort = new AbortController();
    const endListening = this.#stillness.listen();
    this.#run(shelf, abort.signal).catch((error: unknown) => {
      // A comfort: without it the pages are read all the same.
      if (!abort.signal.aborted) console.warn("small pictures are not made any more", error);
    });
    return () => {
      abort.abort();
      endListening();
      clearTimeout(this.#calmTimer);
      this.#maker.stop();
      this.#keeper.end();
      this.#hurried = false;
      this.#loaded = false;
      this.#decoded.forget();
    };
  }

  /** The reader sees these pages. */
  reach(visible: readonly number[]): void {
    if (visible.length === 0 || !this.#hasMany) return;
    const seen = [Math.min(...visible), Math.max(...visible)] as const;
    const moved = seen[0] !== this.#seen[0] || seen[1] !== this.#seen[1];
    this.#seen = seen;
    const rushing = this.#pace.pass(seen[0], performance.now());
    this.#decoded.near(seen[0], seen[1], this.#pace.direction);
    if (!this.#loaded) return;
    if (rushing) this.#hurry();
    // What is in sight goes first; what was under way is made later.
    else if (moved && !this.#hurried) this.#maker.stop();
  }

  /** The reader is about to go to a page by its number, its neighbour or a link, not by scrolling past others. */
  arrive(): void {
    this.#pace.arrive();
  }

  /** As `PreviewFaces` says. */
  drawn(page: number, { canvas, turn }: { readonly canvas: HTMLCanvasElement; readonly turn: Turn }): void {
    if (!this.#loaded || !this.#lacks(page)) return;
    const take = async () => {
      // Another drawing may have taken its place meanwhile, and the canvas be given back.
      if (!this.#loaded || !this.#lacks(page) || canvas.width === 0) return;
      const { box } = await this.#document.page(page);
      const jpeg = await encodeDrawn(canvas, turn, smallSize(box));
      if (this.#loaded && this.#lacks(page)) this.#keep(page, jpeg);
    };
    const taken = () => void take().catch((error: unknown) => console.debug("no small picture taken", error));
    requestIdleCallback(taken, { timeout: 2_000 });
  }

  /**
   * A canvas of a page turned by the reader, made if need be; `null` where one of `width` pixels would not be sharp.
   * Rejects as drawing the page does.
   */
  readonly lend = async (
    { page, turn, width }: { readonly page: number; readonly turn: Turn; readonly width: number },
    onStep: (goOn: () => void) => void,
  ): Promise<HTMLCanvasElement | null> => {
    if (!this.#hasMany) return null;
    await this.#ready;
    const drawn = await this.#smallOf(page, onStep);
    const whole = turned(drawn, turn);
    return whole.width < width ? null : whole;
  };

  /** As `PreviewFaces` says. */
  rest(): void {
    this.#decoded.forget();
  }

  async #smallOf(page: number, onStep: (goOn: () => void) => void): Promise<HTMLCanvasElement> {
    const jpeg = this.#keeper.packs.get(page);
    if (jpeg) return decodeSmall(jpeg);
    const small: HTMLCanvasElement[] = [];
    await drawSmall(this.#document, page, onStep, (made) => {
      small.push(turned(made.canvas, 0));
      this.#keepMade(page, made);
    }).done;
    const [canvas] = small;
    if (!canvas) throw new Error("no small picture was made");
    return canvas;
  }

  async #run(shelf: PreviewShelf | null, signal: AbortSignal): Promise<void> {
    if (!this.#hasMany) return;
    await this.#keeper.load(shelf, this.#seen[0], () => this.#decoded.decodeMissing(), signal);
    this.#loaded = true;
    this.#readyNow();
    for (let still = stillFor; ; ) {
      const page = this.#nextMissing();
      if (page === null) return;
      await this.#stillness.wait(still, signal);
      while (this.#hurried) await pause(calmAfter, signal);
      const begun = performance.now();
      await this.#maker.whenIdle(page);
      const took = performance.now() - begun;
      still = Math.min(longestStill, Math.max(stillFor, 10 * took));
      // Half of the time it rests, so that it never takes a whole processor.
      await pause(Math.max(15, Math.min(took, 1_000)), signal);
    }
  }

  /** From the page in sight on, then back from there. */
  #nextMissing(): number | null {
    if (this.#keeper.packs.isFull) return null;
    const [first] = this.#seen;
    const pages = this.#pages();
    const order = [...pages.slice(first - 1), ...pages.slice(0, first - 1).reverse()];
    return order.find((page) => this.#lacks(page)) ?? null;
  }

  #hurry(): void {
    this.#hurried = true;
    clearTimeout(this.#calmTimer);
    this.#calmTimer = setTimeout(() => this.#calm(), calmAfter);
    const [first, last] = this.#seen;
    const { direction } = this.#pace;
    const count = last - first + 1 + hurryAhead;
    const begin = direction === 1 ? first : last;
    const rushing = Array.from({ length: count }, (_, index) => begin + index * direction);
    this.#maker.hurry(rushing.filter((page) => this.#lacks(page)));
  }

  #calm(): void {
    this.#hurried = false;
    this.#maker.stop();
    this.#tell(null);
  }

  #lacks(page: number): boolean {
    const exists = page >= 1 && page <= this.#document.pageCount;
    return (
      exists && !this.#keeper.packs.has(page) && !this.#keeper.packs.isFull && !this.#maker.hasFailed(page)
    );
  }

  get #hasMany(): boolean {
    return this.#document.pageCount > 1;
  }

  #pages(): readonly number[] {
    return Array.from({ length: this.#document.pageCount }, (_, index) => index + 1);
  }

  #keepMade(page: number, { jpeg, canvas }: MadePreview): void {
    this.#keep(page, jpeg);
    this.#decoded.adopt(page, canvas);
  }

  #keep(page: number, jpeg: Uint8Array<ArrayBuffer>): void {
    this.#keeper.add(page, jpeg);
    this.#decoded.decodeMissing();
  }

  #tell(page: number | null): void {
    for (const listener of this.#listeners) listener(page);
  }
}

const all = new WeakMap<OpenedDocument, Previews>();

/** The small pictures of an open document: the same for everyone who asks. */
export function previewsOf(document: OpenedDocument): Previews {
  let previews = all.get(document);
  if (!previews) {
    previews = new Previews(document);
    all.set(document, previews);
  }
  return previews;
}
