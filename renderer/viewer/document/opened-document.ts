import type { PDFDocumentProxy } from "pdfjs-dist";
import type { PageBox, ScreenPoint, Turn } from "../../../shared/annotation/geometry";

/** One drawing under way. `done` rejects when the page cannot be drawn and when it was cancelled. */
export interface Drawing {
  readonly done: Promise<void>;
  cancel(): void;
}

/** What to draw: the page `scale` device pixels a unit, so that the canvas shows it from `offset` on. */
export interface DrawRequest {
  /** Fresh: whoever draws chooses its context, so that only `drawImage` and the screen may read it. */
  readonly canvas: HTMLCanvasElement;
  readonly turn: Turn;
  readonly scale: number;
  /** Device pixels of the whole page that lie left of and above the canvas. */
  readonly offset: ScreenPoint;
  /** Called between steps; the drawing goes on when it calls `goOn`, at once or later. */
  readonly onStep: (goOn: () => void) => void;
  /** Nobody waits for it: what is on screen must not wait behind it. */
  readonly isAhead?: boolean;
}

/** One page of an open document. */
export interface OpenedPage {
  readonly number: number;
  readonly box: PageBox;
  draw(request: DrawRequest): Drawing;
  /** Gives back what drawing left in memory; drawing again stays possible. */
  release(): void;
  /** Whether PDF.js may find text on it, told without asking it; a page that cannot tell has none. */
  mayHaveText?(): Promise<boolean>;
}

/** An open document, whatever kind of file it came from. */
export interface OpenedDocument {
  readonly pageCount: number;
  /** Rejects when the file has no such page or cannot give it. */
  page(number: number): Promise<OpenedPage>;
  /** Begins to read what drawing a page will need, where that can be told. */
  prepare?(number: number): void;
  /**
   * Of a PDF: PDF.js's document, for its outline, its labels, its text. A scan is read without it, so the first call loads
   * it; rejects where it cannot. Ask again instead of keeping it: its thread may be ended and started anew.
   */
  pdf?(): Promise<PDFDocumentProxy>;
  /** Gives back what can be had again; all goes on working. */
  forget?(): void;
  /** Tells, without opening it in PDF.js, that a document has no outline and no labels of its own pages. */
  isPlain?(): Promise<boolean>;
}
