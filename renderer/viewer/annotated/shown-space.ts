import {
  type PageBox,
  type PageView,
  type ScreenPoint,
  shownSize,
  toPercent,
  toUserSpace,
} from "../../../shared/annotation/geometry";
import type { PercentRect } from "../../../shared/domain/annotation";
import { number } from "./pdf/values";

/** Marks are drawn on a page whose shorter side is so long: what is rounded there, nobody sees. */
export const shownSide = 1000;

/** A rectangle in the page's own units, as PDF writes it. */
export type UserRect = readonly [left: number, bottom: number, right: number, top: number];

/** The page as its file shows it, upright, `shownSide` units its shorter side: the space that marks are drawn in. */
export function shownView(box: PageBox): PageView {
  return { box, turn: 0, scale: shownSide / Math.min(box.width, box.height) };
}

/** What takes the space that marks are drawn in (`y` downward) to the page's own, as PDF's `cm` takes it. */
export function toPage(view: PageView): string {
  const { width, height } = shownSize(view);
  const origin = userPoint(view, { x: 0, y: 0 });
  const right = userPoint(view, { x: width, y: 0 });
  const down = userPoint(view, { x: 0, y: height });
  const across = [(right.x - origin.x) / width, (right.y - origin.y) / width];
  const downward = [(down.x - origin.x) / height, (down.y - origin.y) / height];
  return [...across, ...downward, origin.x, origin.y].map((value) => number(round(value, 8))).join(" ");
}

/** The point of the page under a point of the space that marks are drawn in. */
export function userPoint(view: PageView, point: ScreenPoint): ScreenPoint {
  return toUserSpace(view.box, toPercent(view, point));
}

/** The corners of a rectangle of the page in its own units. */
export function userRect(box: PageBox, rect: PercentRect): UserRect {
  const one = toUserSpace(box, rect);
  const other = toUserSpace(box, { x: rect.x + rect.width, y: rect.y + rect.height });
  return aroundPoints([one, other]);
}

/** The smallest rectangle round points. */
export function aroundPoints(points: readonly ScreenPoint[]): UserRect {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const least = (values: readonly number[]) => values.reduce((one, other) => Math.min(one, other));
  const most = (values: readonly number[]) => values.reduce((one, other) => Math.max(one, other));
  return [least(xs), least(ys), most(xs), most(ys)];
}

/** The rectangle with `by` more on each side. */
export function grown([left, bottom, right, top]: UserRect, by: number): UserRect {
  return [left - by, bottom - by, right + by, top + by];
}

/** A value with so many decimals. */
export function round(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return Math.round(value * factor) / factor;
}
