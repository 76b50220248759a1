import type { InkPoint, Mark, PercentPoint, PercentRect } from "../domain/annotation";
import { spanning } from "./geometry";

const decimals = 1000;
/** A pen's pressure is kept in hundredths: no hand tells more. */
const pressureSteps = 100;

/** A percentage as it is kept and shipped: three decimals, which is a tenth of a pixel on a page 10,000 wide. */
export function roundPercent(value: number): number {
  return Math.round(value * decimals) / decimals;
}

const bounds = new WeakMap<Mark, PercentRect>();

/** The smallest rectangle round a mark; a note's is a single point. Worked out once a mark: marks never change. */
export function boundsOf(mark: Mark): PercentRect {
  let known = bounds.get(mark);
  if (!known) {
    known = boundsNow(mark);
    bounds.set(mark, known);
  }
  return known;
}

function boundsNow(mark: Mark): PercentRect {
  switch (mark.tool) {
    case "rectangle":
    case "ellipse":
    case "highlight":
    case "stamp":
      return mark.rect;
    case "passage":
      return aroundRects(mark.lines);
    case "arrow":
    case "line":
      return spanning(mark.from, mark.to);
    case "note":
      return { ...mark.at, width: 0, height: 0 };
    case "ink":
      return aroundPoints(mark.strokes.flat());
  }
}

/** The smallest rectangle round rectangles; of none at all, a point. */
export function aroundRects(rects: readonly PercentRect[]): PercentRect {
  return aroundPoints(
    rects.flatMap(({ x, y, width, height }) => [
      { x, y },
      { x: x + width, y: y + height },
    ]),
  );
}

function aroundPoints(points: readonly PercentPoint[]): PercentRect {
  const first = points[0] ?? { x: 0, y: 0 };
  let [left, top, right, bottom] = [first.x, first.y, first.x, first.y];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return spanning({ x: left, y: top }, { x: right, y: bottom });
}

/** The mark with each of its points put elsewhere; a rectangle is what its two corners then span. */
export function mapPoints(mark: Mark, put: (point: PercentPoint) => PercentPoint): Mark {
  const rect = ({ x, y, width, height }: PercentRect) =>
    spanning(put({ x, y }), put({ x: x + width, y: y + height }));
  switch (mark.tool) {
    case "rectangle":
    case "ellipse":
    case "highlight":
    case "stamp":
      return { ...mark, rect: rect(mark.rect) };
    case "passage":
      return { tool: "passage", lines: mark.lines.map(rect) };
    case "arrow":
    case "line":
      return { tool: mark.tool, from: put(mark.from), to: put(mark.to) };
    case "note":
      return { tool: "note", at: put(mark.at) };
    case "ink":
      return { tool: "ink", strokes: mark.strokes.map((stroke) => stroke.map(inkAt(put))) };
  }
}

const inkAt =
  (put: (point: PercentPoint) => PercentPoint) =>
  ({ x, y, pressure }: InkPoint): InkPoint => {
    const point = put({ x, y });
    return pressure === undefined ? point : { ...point, pressure: roundPressure(pressure) };
  };

function roundPressure(pressure: number): number {
  return Math.round(Math.min(1, Math.max(0, pressure)) * pressureSteps) / pressureSteps;
}

/** The mark within its page and rounded as it is shipped, so that what is drawn is what travels. */
export function settle(mark: Mark): Mark {
  const settled = mapPoints(mark, settlePoint);
  switch (settled.tool) {
    case "rectangle":
    case "ellipse":
    case "highlight":
    case "stamp":
      return { ...settled, rect: roundSides(settled.rect) };
    case "passage":
      return { tool: "passage", lines: settled.lines.map(roundSides) };
    default:
      return settled;
  }
}

function settlePoint(point: PercentPoint): PercentPoint {
  return { x: roundPercent(within(point.x)), y: roundPercent(within(point.y)) };
}

/** A rectangle of the page within it and rounded as it is shipped. */
export function settleRect(rect: PercentRect): PercentRect {
  const to = settlePoint({ x: rect.x + rect.width, y: rect.y + rect.height });
  return roundSides(spanning(settlePoint(rect), to));
}

function roundSides({ x, y, width, height }: PercentRect): PercentRect {
  return { x, y, width: roundPercent(width), height: roundPercent(height) };
}

function within(value: number): number {
  return Math.min(100, Math.max(0, value));
}

/** The mark moved by percent of the page, stopped at the page's edges so that it keeps its shape. */
export function move(mark: Mark, by: PercentPoint): Mark {
  return shift(mark, stopped(boundsOf(mark), by));
}

/** Marks of one page moved together: they stop where the first of them meets an edge, and keep their places among each other. */
export function moveTogether(marks: readonly Mark[], by: PercentPoint): Mark[] {
  const way = stopped(aroundRects(marks.map(boundsOf)), by);
  return marks.map((mark) => shift(mark, way));
}

function stopped(box: PercentRect, by: PercentPoint): PercentPoint {
  return {
    x: Math.min(100 - box.x - box.width, Math.max(-box.x, by.x)),
    y: Math.min(100 - box.y - box.height, Math.max(-box.y, by.y)),
  };
}

function shift(mark: Mark, way: PercentPoint): Mark {
  return settle(mapPoints(mark, ({ x, y }) => ({ x: x + way.x, y: y + way.y })));
}

/** Whether two marks look the same. */
export function sameMark(one: Mark, other: Mark): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
