import { drop } from "../drawing/canvases";
import { decodeSmall } from "./small-picture";

/** Decoded so many pages ahead of the reader and behind, some 10 MB. */
const ahead = 32;
const behind = 8;
/** Decoded at once. */
const atOnce = 4;

/** Hears what becomes of small pictures. */
export interface DecodedListener {
  /** The canvas of a page came or went. */
  changed(page: number): void;
  /** The bytes of a page's picture do not open: they must not be offered again. */
  broken(page: number, error: unknown): void;
}

/** The small pictures near the reader as canvases, decoded before they come into sight. */
export class DecodedPreviews {
  readonly #jpegOf: (page: number) => Uint8Array<ArrayBuffer> | null;
  readonly #told: DecodedListener;
  readonly #canvases = new Map<number, HTMLCanvasElement>();
  readonly #running = new Set<number>();
  #wanted: readonly number[] = [];

  constructor(jpegOf: (page: number) => Uint8Array<ArrayBuffer> | null, told: DecodedListener) {
    this.#jpegOf = jpegOf;
    this.#told = told;
  }

  /** The canvas of a page; `null` where it is not decoded. */
  get(page: number): HTMLCanvasElement | null {
    return this.#canvases.get(page) ?? null;
  }

  /** The reader sees the pages from `first` to `last` and goes on (`1`) or back: those near are decoded, others given back. */
  near(first: number, last: number, direction: 1 | -1): void {
    const [before, after] = direction === 1 ? [behind, ahead] : [ahead, behind];
    const wanted = [];
    for (let page = Math.max(1, first - before); page <= last + after; page += 1) wanted.push(page);
    const from = direction === 1 ? first : last;
    const far = (page: number) => Math.abs(page - from) + ((page - from) * direction < 0 ? ahead : 0);
    this.#wanted = wanted.sort((one, other) => far(one) - far(other));
    for (const page of [...this.#canvases.keys()]) if (!wanted.includes(page)) this.#giveBack(page);
    this.decodeMissing();
  }

  /** Takes a canvas that is drawn already, where it is near; others are given back. */
  adopt(page: number, canvas: HTMLCanvasElement): void {
    if (!this.#wanted.includes(page) || this.#canvases.has(page)) {
      drop(canvas);
      return;
    }
    this.#canvases.set(page, canvas);
    this.#told.changed(page);
  }

  /** Decodes what is near and not there yet. */
  decodeMissing(): void {
    for (const page of this.#wanted) {
      if (this.#running.size >= atOnce) return;
      if (this.#canvases.has(page) || this.#running.has(page)) continue;
      const jpeg = this.#jpegOf(page);
      if (jpeg) this.#begin(page, jpeg);
    }
  }

  /** Gives all back; what is near is decoded again at the next movement. */
  forget(): void {
    this.#wanted = [];
    for (const page of [...this.#canvases.keys()]) this.#giveBack(page);
  }

  #begin(page: number, jpeg: Uint8Array<ArrayBuffer>): void {
    this.#running.add(page);
    decodeSmall(jpeg)
      .then(
        (canvas) => this.adopt(page, canvas),
        (error: unknown) => this.#told.broken(page, error),
      )
      .finally(() => {
        this.#running.delete(page);
        this.decodeMissing();
      });
  }

  #giveBack(page: number): void {
    drop(this.#canvases.get(page));
    this.#canvases.delete(page);
    this.#told.changed(page);
  }
}
