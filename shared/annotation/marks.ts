import type { Mark, PercentPoint, PercentRect } from "../domain/annotation";
import { type PageView, rectToPercent, rectToScreen, type ScreenPoint, spanning, toScreen } from "./geometry";
import { distanceToSegment } from "./simplify";

/** The corner or side of a rectangle as it is on screen: `nw` is its top left there, however the page is turned. */
export type Handle = "nw" | "n" | "ne" | "e" | "se" | "s" | "sw" | "w";

/** Every handle, in reading order round the rectangle. */
export const handles: readonly Handle[] = ["nw", "n", "ne", "e", "se", "s", "sw", "w"];

const decimals = 1000;

/** A percentage as it is kept and shipped: three decimals, which is a tenth of a pixel on a page 10,000 wide. */
export function roundPercent(value: number): number {
  return Math.round(value * decimals) / decimals;
}

/** The smallest rectangle round a mark; a note's is a single point. */
export function boundsOf(mark: Mark): PercentRect {
  switch (mark.tool) {
    case "rectangle":
    case "highlight":
      return mark.rect;
    case "note":
      return { ...mark.at, width: 0, height: 0 };
    case "ink":
      return boundsOfPoints(mark.strokes.flat());
  }
}

function boundsOfPoints(points: readonly PercentPoint[]): PercentRect {
  let [left, top, right, bottom] = [100, 100, 0, 0];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return spanning({ x: left, y: top }, { x: right, y: bottom });
}

/** The mark within its page and rounded as it is shipped, so that what is drawn is what travels. */
export function settle(mark: Mark): Mark {
  switch (mark.tool) {
    case "rectangle":
    case "highlight":
      return { tool: mark.tool, rect: settleRect(mark.rect) };
    case "note":
      return { tool: "note", at: settlePoint(mark.at) };
    case "ink":
      return { tool: "ink", strokes: mark.strokes.map((stroke) => stroke.map(settlePoint)) };
  }
}

function settlePoint(point: PercentPoint): PercentPoint {
  return { x: roundPercent(within(point.x)), y: roundPercent(within(point.y)) };
}

function settleRect(rect: PercentRect): PercentRect {
  const from = settlePoint(rect);
  const to = settlePoint({ x: rect.x + rect.width, y: rect.y + rect.height });
  return { ...from, width: roundPercent(to.x - from.x), height: roundPercent(to.y - from.y) };
}

function within(value: number): number {
  return Math.min(100, Math.max(0, value));
}

/** The mark moved by percent of the page, stopped at the page's edges so that it keeps its shape. */
export function move(mark: Mark, by: PercentPoint): Mark {
  const bounds = boundsOf(mark);
  const dx = Math.min(100 - bounds.x - bounds.width, Math.max(-bounds.x, by.x));
  const dy = Math.min(100 - bounds.y - bounds.height, Math.max(-bounds.y, by.y));
  const moved = (point: PercentPoint) => ({ x: point.x + dx, y: point.y + dy });
  switch (mark.tool) {
    case "rectangle":
    case "highlight":
      return settle({ tool: mark.tool, rect: { ...mark.rect, ...moved(mark.rect) } });
    case "note":
      return settle({ tool: "note", at: moved(mark.at) });
    case "ink":
      return settle({ tool: "ink", strokes: mark.strokes.map((stroke) => stroke.map(moved)) });
  }
}

/** Whether a mark has sides that can be pulled. */
export function resizable(mark: Mark): mark is Extract<Mark, { rect: PercentRect }> {
  return mark.tool === "rectangle" || mark.tool === "highlight";
}

/**
 * The rectangle with one handle pulled by pixels on screen. Pulled over the opposite side it turns inside out and
 * stays a rectangle; it never leaves the page.
 */
export function resize(view: PageView, rect: PercentRect, handle: Handle, by: ScreenPoint): PercentRect {
  const shown = rectToScreen(view, rect);
  const left = shown.x + (handle.includes("w") ? by.x : 0);
  const right = shown.x + shown.width + (handle.includes("e") ? by.x : 0);
  const top = shown.y + (handle.includes("n") ? by.y : 0);
  const bottom = shown.y + shown.height + (handle.includes("s") ? by.y : 0);
  return settleRect(rectToPercent(view, spanning({ x: left, y: top }, { x: right, y: bottom })));
}

/** Whether a place on screen is on the mark or within `tolerance` pixels of it. A note is its pin of `pin` pixels. */
export function hits(view: PageView, mark: Mark, place: ScreenPoint, tolerance: number, pin = 12): boolean {
  switch (mark.tool) {
    case "rectangle":
    case "highlight": {
      const { x, y, width, height } = rectToScreen(view, mark.rect);
      const outsideX = Math.max(x - place.x, 0, place.x - x - width);
      const outsideY = Math.max(y - place.y, 0, place.y - y - height);
      return Math.hypot(outsideX, outsideY) <= tolerance;
    }
    case "note": {
      const at = toScreen(view, mark.at);
      return Math.max(Math.abs(place.x - at.x), Math.abs(place.y - at.y)) <= pin + tolerance;
    }
    case "ink":
      return mark.strokes.some((stroke) => hitsStroke(view, stroke, place, tolerance));
  }
}

function hitsStroke(
  view: PageView,
  stroke: readonly PercentPoint[],
  place: ScreenPoint,
  tolerance: number,
): boolean {
  const shown = stroke.map((point) => toScreen(view, point));
  return shown.some((to, index) => distanceToSegment(place, shown[index - 1] ?? to, to) <= tolerance);
}

/**
 * The topmost of `marks` (the last drawn comes last) at a place on screen, a smaller one before a larger one below
 * which it would be out of reach; `null` where there is none.
 */
export function markAt<T extends { readonly mark: Mark }>(
  view: PageView,
  marks: readonly T[],
  place: ScreenPoint,
  tolerance: number,
): T | null {
  const hit = marks.filter(({ mark }) => hits(view, mark, place, tolerance));
  return hit.reduceRight<T | null>(
    (best, each) => (best === null || area(each.mark) < area(best.mark) ? each : best),
    null,
  );
}

function area(mark: Mark): number {
  const { width, height } = boundsOf(mark);
  return width * height;
}
