import type { InkPoint, Mark } from "../domain/annotation";
import { type PageView, type ScreenPoint, toPercent, toScreen } from "./geometry";
import { hits, onLines } from "./hitting";
import { settle } from "./marks";
import { distanceToSegment, simplify } from "./simplify";

/** The way of the eraser over the page as shown: a line with round ends, `radius` pixels to each side. */
export interface EraserWay {
  readonly from: ScreenPoint;
  readonly to: ScreenPoint;
  readonly radius: number;
}

type Stroke = readonly InkPoint[];

/**
 * What the eraser leaves of a mark: the mark itself where it was not touched, ink without the parts that were passed
 * over, `null` where nothing is left. Other marks go whole; of a rectangle or an ellipse the line counts, so that ink
 * inside it can be erased.
 */
export function erased(view: PageView, mark: Mark, way: EraserWay): Mark | null {
  if (mark.tool !== "ink") return isTouched(view, mark, way) ? null : mark;
  if (!mayTouch(view, mark, way)) return mark;
  const strokes = mark.strokes.map((stroke) => leftOf(view, stroke, way));
  if (strokes.every((left, index) => left[0] === mark.strokes[index])) return mark;
  const left = strokes.flat();
  return left.length === 0 ? null : settle({ tool: "ink", strokes: left });
}

/** Whether the way comes near the mark at all: asked first, since it hardly costs anything. */
function mayTouch(view: PageView, mark: Mark, { from, to, radius }: EraserWay): boolean {
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const reach = radius + Math.hypot(to.x - from.x, to.y - from.y) / 2;
  return hits(view, mark, middle, reach);
}

function isTouched(view: PageView, mark: Mark, way: EraserWay): boolean {
  if (!mayTouch(view, mark, way)) return false;
  return placesAlong(way).some((place) => onLines(view, mark, place, way.radius));
}

/** Places on the way, near enough to each other that nothing slips through. */
function placesAlong({ from, to, radius }: EraserWay): ScreenPoint[] {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const steps = Math.max(1, Math.ceil(length / Math.max(1, radius / 2)));
  return Array.from({ length: steps + 1 }, (_, index) => ({
    x: from.x + ((to.x - from.x) * index) / steps,
    y: from.y + ((to.y - from.y) * index) / steps,
  }));
}

interface Seen extends ScreenPoint {
  readonly own: InkPoint;
}

/** The pieces of a stroke that are left; the very stroke where it was not touched. */
function leftOf(view: PageView, stroke: Stroke, way: EraserWay): readonly Stroke[] {
  const seen = stroke.map((own): Seen => ({ ...toScreen(view, own), own }));
  const dense = densely(view, seen, Math.max(1, way.radius / 3));
  const isGone = (point: ScreenPoint) => distanceToSegment(point, way.from, way.to) <= way.radius;
  if (!dense.some(isGone)) return [stroke];
  const pieces: Seen[][] = [[]];
  for (const point of dense) {
    if (isGone(point)) pieces.push([]);
    else pieces.at(-1)?.push(point);
  }
  const crumb = way.radius / 2;
  return pieces
    .filter((piece) => lengthOf(piece) > crumb)
    .map((piece) => simplify(piece, 0.3).map(({ own }) => own));
}

/** The stroke with points added, so that no two are farther apart than `step` pixels. */
function densely(view: PageView, stroke: readonly Seen[], step: number): Seen[] {
  return stroke.flatMap((to, index) => {
    const from = stroke[index - 1];
    if (!from) return [to];
    const parts = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / step);
    const between = Array.from({ length: Math.max(0, parts - 1) }, (_, part) =>
      pointBetween(view, from, to, (part + 1) / parts),
    );
    return [...between, to];
  });
}

function pointBetween(view: PageView, from: Seen, to: Seen, share: number): Seen {
  const mix = (one: number, other: number) => one + (other - one) * share;
  const place = { x: mix(from.x, to.x), y: mix(from.y, to.y) };
  const [before, after] = [from.own.pressure, to.own.pressure];
  const pressure = before === undefined || after === undefined ? {} : { pressure: mix(before, after) };
  return { ...place, own: { ...toPercent(view, place), ...pressure } };
}

function lengthOf(piece: readonly Seen[]): number {
  return piece.reduce((sum, to, index) => {
    const from = piece[index - 1] ?? to;
    return sum + Math.hypot(to.x - from.x, to.y - from.y);
  }, 0);
}
