import {
  lies,
  type PageView,
  rectToPercent,
  type ScreenRect,
  shownSize,
} from "../../../shared/annotation/geometry";
import { settle } from "../../../shared/annotation/marks";
import type { Mark } from "../../../shared/domain/annotation";

/** Two pieces of text share a line where they overlap in height by this share of the lower one. */
const sameLine = 0.5;
/** Farther apart than this many heights, two pieces of one height stand in two columns. */
const widestGap = 2;

/** A rectangle in pixels of the window, as `Range.getClientRects` gives it. */
export interface ClientRect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Selected text as a mark: the rectangles of its pieces on screen, those of one line merged into one, within the page.
 * `page` is where the page as shown lies in the window. `null` where no piece has any area on the page. Text that stands
 * on its side on screen is merged in columns.
 */
export function passageOf(view: PageView, page: ClientRect, pieces: readonly ClientRect[]): Mark | null {
  const size = shownSize(view);
  const isOnSide = lies(view.turn);
  const rects = pieces.flatMap((piece) => within(piece, page, size));
  const lines = isOnSide ? mergeLines(rects.map(swap)).map(swap) : mergeLines(rects);
  if (lines.length === 0) return null;
  return settle({ tool: "passage", lines: lines.map((line) => rectToPercent(view, line)) });
}

function within(
  piece: ClientRect,
  page: ClientRect,
  size: { readonly width: number; readonly height: number },
): ScreenRect[] {
  const x = Math.max(0, piece.left - page.left);
  const y = Math.max(0, piece.top - page.top);
  const width = Math.min(size.width, piece.left - page.left + piece.width) - x;
  const height = Math.min(size.height, piece.top - page.top + piece.height) - y;
  return width > 0 && height > 0 ? [{ x, y, width, height }] : [];
}

/** One rectangle a line, in the order in which the lines were begun. */
function mergeLines(rects: readonly ScreenRect[]): ScreenRect[] {
  const lines: ScreenRect[] = [];
  for (const rect of rects) {
    const at = lines.findIndex((line) => areOnOneLine(line, rect));
    const line = lines[at];
    if (line) lines[at] = around(line, rect);
    else lines.push(rect);
  }
  return lines;
}

function areOnOneLine(one: ScreenRect, other: ScreenRect): boolean {
  const shared = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  const gap = Math.max(one.x, other.x) - Math.min(one.x + one.width, other.x + other.width);
  const height = Math.min(one.height, other.height);
  return shared >= sameLine * height && gap <= widestGap * height;
}

function around(one: ScreenRect, other: ScreenRect): ScreenRect {
  const [x, y] = [Math.min(one.x, other.x), Math.min(one.y, other.y)];
  return {
    ...{ x, y },
    width: Math.max(one.x + one.width, other.x + other.width) - x,
    height: Math.max(one.y + one.height, other.y + other.height) - y,
  };
}

function swap({ x, y, width, height }: ScreenRect): ScreenRect {
  return { x: y, y: x, width: height, height: width };
}
