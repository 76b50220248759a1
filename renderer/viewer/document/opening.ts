import type { PDFDocumentProxy } from "pdfjs-dist";
import { Patience } from "./patience";
import { leavePdfEngine, stopPdfEngine } from "./pdf-engine";
import type { PdfPart } from "./pdf-part";
import type { Reading } from "./range-transport";

/** An opening without progress during this time hangs, in milliseconds. */
const longestSilence = 20_000;
/** A damaged file is searched whole, at the slowest so many bytes a millisecond, without a sign of life. */
const slowestSearch = 10_000;
/** How often an opening that another one's hanging took down is begun anew. */
const mostTries = 3;

/** PDF.js made no progress in opening a file. */
export class OpeningHangs extends Error {
  override readonly name = "OpeningHangs";
}

/** PDF.js's thread was ended for another's sake. */
export class ThreadEnded extends Error {
  override readonly name = "ThreadEnded";
}

/** How long an opening of a file of `size` bytes may be silent, in milliseconds. */
export function silenceFor(size: number): number {
  return longestSilence + size / slowestSearch;
}

/** Watches one opening. What the file's bytes take to be read is not PDF.js's silence. */
export class OpeningWatch implements Reading {
  readonly #patience: Patience;
  #reads = 0;
  #over = false;

  /** Calls `hangs` once when PDF.js is silent for `silence` milliseconds. */
  constructor(silence: number, hangs: () => void) {
    this.#patience = new Patience(silence, () => {
      this.over();
      hangs();
    });
  }

  /** Whether the opening came to an end, good or bad. */
  get isOver(): boolean {
    return this.#over;
  }

  /** Something outside of PDF.js is waited for. */
  begun(): void {
    this.#reads += 1;
    this.#patience.pause();
  }

  /** It is there: PDF.js can go on. */
  ended(): void {
    this.#reads -= 1;
    if (this.#reads === 0) this.#patience.renew();
  }

  /** The opening came to an end. */
  over(): void {
    this.#over = true;
    this.#patience.end();
  }
}

/** Watches PDF.js opening a part's document: hanging it is lost, and the thread ended for the next who needs one. */
export function watchOpening(part: PdfPart, silence: number): OpeningWatch {
  return new OpeningWatch(silence, () => {
    part.lost(new OpeningHangs("PDF.js makes no progress in opening the file"));
    stopPdfEngine();
  });
}

/** Nobody waits for the opening any more: where it still goes on, its thread has to show that it lives. */
export function leaveOpening(watch: OpeningWatch): void {
  if (!watch.isOver) leavePdfEngine();
  watch.over();
}

/** A part's document; begun anew where its thread was ended for another's sake. Rejects as `PdfPart.document` does. */
export async function openedDocument(part: PdfPart): Promise<PDFDocumentProxy> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await part.document();
    } catch (error) {
      if (!(error instanceof ThreadEnded) || attempt === mostTries) throw error;
    }
  }
}
