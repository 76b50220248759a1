import type { Mark, PercentPoint, PercentRect } from "../domain/annotation";
import { type PageView, rectToScreen, type ScreenPoint, type ScreenRect, toScreen } from "./geometry";
import { boundsOf } from "./marks";
import { distanceToSegment } from "./simplify";

/** Half the side of a note's pin, in pixels of the window. */
const pinReach = 12;

/** Whether a place on screen is on the mark or within `tolerance` pixels of it. A note is its pin of `pin` pixels. */
export function hits(
  view: PageView,
  mark: Mark,
  place: ScreenPoint,
  tolerance: number,
  pin = pinReach,
): boolean {
  const reach = mark.tool === "note" ? pin + tolerance : tolerance;
  const box = rectToScreen(view, boundsOf(mark));
  if (!near(box, place, reach)) return false;
  switch (mark.tool) {
    case "note":
      return true;
    case "rectangle":
    case "highlight":
    case "stamp":
      return distanceToRect(box, place) <= tolerance;
    case "ellipse":
      return hitsEllipse(box, place, tolerance);
    case "passage":
      return mark.lines.some((line) => distanceToRect(rectToScreen(view, line), place) <= tolerance);
    case "arrow":
    case "line":
      return distanceToSegment(place, toScreen(view, mark.from), toScreen(view, mark.to)) <= tolerance;
    case "ink":
      return mark.strokes.some((stroke) => hitsStroke(view, stroke, place, tolerance));
  }
}

/** A quick no for nearly every mark of a page, before anything of it is worked out. */
function near({ x, y, width, height }: ScreenRect, place: ScreenPoint, reach: number): boolean {
  return (
    place.x >= x - reach &&
    place.y >= y - reach &&
    place.x <= x + width + reach &&
    place.y <= y + height + reach
  );
}

function distanceToRect({ x, y, width, height }: ScreenRect, place: ScreenPoint): number {
  const outsideX = Math.max(x - place.x, 0, place.x - x - width);
  const outsideY = Math.max(y - place.y, 0, place.y - y - height);
  return Math.hypot(outsideX, outsideY);
}

function hitsEllipse({ x, y, width, height }: ScreenRect, place: ScreenPoint, tolerance: number): boolean {
  const across = (place.x - x - width / 2) / Math.max(width / 2 + tolerance, 1e-6);
  const down = (place.y - y - height / 2) / Math.max(height / 2 + tolerance, 1e-6);
  return Math.hypot(across, down) <= 1;
}

function hitsStroke(
  view: PageView,
  stroke: readonly PercentPoint[],
  place: ScreenPoint,
  tolerance: number,
): boolean {
  let before: ScreenPoint | null = null;
  for (const point of stroke) {
    const here = toScreen(view, point);
    if (distanceToSegment(place, before ?? here, here) <= tolerance) return true;
    before = here;
  }
  return false;
}

/**
 * Whether a place is within `radius` pixels of what is drawn of the mark: of a rectangle's or an ellipse's line, not of
 * what it surrounds; of any other mark as it is hit.
 */
export function onLines(view: PageView, mark: Mark, place: ScreenPoint, radius: number): boolean {
  switch (mark.tool) {
    case "rectangle":
      return onRectLine(rectToScreen(view, mark.rect), place, radius);
    case "ellipse":
      return onEllipseLine(rectToScreen(view, mark.rect), place, radius);
    default:
      return hits(view, mark, place, radius);
  }
}

function onRectLine({ x, y, width, height }: ScreenRect, place: ScreenPoint, radius: number): boolean {
  const outside = distanceToRect({ x, y, width, height }, place);
  if (outside > 0) return outside <= radius;
  return Math.min(place.x - x, x + width - place.x, place.y - y, y + height - place.y) <= radius;
}

function onEllipseLine({ x, y, width, height }: ScreenRect, place: ScreenPoint, radius: number): boolean {
  const [rx, ry] = [Math.max(width / 2, 1e-6), Math.max(height / 2, 1e-6)];
  const outward = Math.hypot((place.x - x - rx) / rx, (place.y - y - ry) / ry);
  return Math.abs(outward - 1) * Math.min(rx, ry) <= radius;
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
  let best: T | null = null;
  for (const each of marks) {
    if (!hits(view, each.mark, place, tolerance)) continue;
    if (best === null || area(each.mark) <= area(best.mark)) best = each;
  }
  return best;
}

function area(mark: Mark): number {
  const { width, height } = boundsOf(mark);
  return width * height;
}

/** The marks that lie wholly within a part of the page. */
export function marksWithin<T extends { readonly mark: Mark }>(
  marks: readonly T[],
  part: PercentRect,
): readonly T[] {
  const slack = 1e-9;
  return marks.filter(({ mark }) => {
    const { x, y, width, height } = boundsOf(mark);
    return (
      x >= part.x - slack &&
      y >= part.y - slack &&
      x + width <= part.x + part.width + slack &&
      y + height <= part.y + part.height + slack
    );
  });
}
