import type { PDFDocumentProxy } from "pdfjs-dist";
import {
  fromUserSpace,
  type PageBox,
  shownSize,
  type Turn,
  toScreen,
} from "../../../shared/annotation/geometry";
import type { OutlineEntry } from "./outline-entry";

/** What an outline or page labels are read from: the part of a PDF.js document that is used. */
export type OutlinedPdf = Pick<
  PDFDocumentProxy,
  "getOutline" | "getPageLabels" | "getDestination" | "getPageIndex"
>;

/** A place in the document: its page from 1, and where on it in the file's own coordinates, if the outline says so. */
export interface OutlinePlace {
  readonly page: number;
  readonly x: number | null;
  readonly y: number | null;
}

/** The lines of the outline, titles trimmed; `null` where there is none. */
export async function readOutline(pdf: OutlinedPdf): Promise<readonly OutlineEntry[] | null> {
  const outline = await pdf.getOutline();
  return outline && outline.length > 0 ? entriesOf(outline) : null;
}

type RawEntry = Awaited<ReturnType<PDFDocumentProxy["getOutline"]>>[number];

function entriesOf(items: readonly RawEntry[]): OutlineEntry[] {
  return items.map(({ title, dest, items: inside }) => ({
    title: title.replaceAll(/\s+/gu, " ").trim() || "（无标题）",
    target: dest,
    children: entriesOf(inside),
  }));
}

/** Where a line of the outline leads; `null` where it leads nowhere in this document. */
export async function placeOf(
  pdf: OutlinedPdf,
  target: OutlineEntry["target"],
): Promise<OutlinePlace | null> {
  const explicit = typeof target === "string" ? await pdf.getDestination(target) : target;
  if (!Array.isArray(explicit)) return null;
  const [first, kind, ...numbers] = explicit as readonly unknown[];
  const index = typeof first === "number" ? first : isRef(first) ? await pdf.getPageIndex(first) : null;
  if (index === null) return null;
  return { page: index + 1, ...pointOf(kind, numbers) };
}

/** `/XYZ left top zoom`, `/FitH top`, `/FitBH top`, `/FitR left bottom right top`; the other kinds show the whole page. */
function pointOf(kind: unknown, numbers: readonly unknown[]): Pick<OutlinePlace, "x" | "y"> {
  const number = (index: number) => (typeof numbers[index] === "number" ? numbers[index] : null);
  switch (nameOf(kind)) {
    case "XYZ":
      return { x: number(0), y: number(1) };
    case "FitH":
    case "FitBH":
      return { x: null, y: number(0) };
    case "FitR":
      return { x: number(0), y: number(3) };
    default:
      return { x: null, y: null };
  }
}

/** The share of the page as shown, 0 to 1, that lies above a place. */
export function offsetOf({ x, y }: OutlinePlace, box: PageBox, turn: Turn): number {
  if (y === null) return 0;
  const view = { box, turn, scale: 1 };
  const point = toScreen(view, fromUserSpace(box, { x: x ?? box.left, y }));
  return Math.min(1, Math.max(0, point.y / shownSize(view).height));
}

function nameOf(kind: unknown): string {
  return typeof kind === "object" && kind !== null && "name" in kind ? String(kind.name) : "";
}

function isRef(value: unknown): value is { readonly num: number; readonly gen: number } {
  return typeof value === "object" && value !== null && "num" in value && "gen" in value;
}
