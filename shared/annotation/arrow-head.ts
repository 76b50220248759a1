import type { ScreenPoint } from "./geometry";

/** The head's length as a share of the page's shorter side, and half its opening. */
const headShare = 0.02;
const opening = Math.PI / 7;

/**
 * The ends of the two barbs of an arrow's head at `to`, in the unit of the points; `shorterSide` is the page's in that
 * unit. A short arrow has a head half as long as itself. An arrow of no length has its barbs at its point.
 */
export function arrowBarbs(
  from: ScreenPoint,
  to: ScreenPoint,
  shorterSide: number,
): readonly [ScreenPoint, ScreenPoint] {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const head = Math.min(shorterSide * headShare, length / 2);
  const back = Math.atan2(from.y - to.y, from.x - to.x);
  const barb = (turn: number) => ({
    x: to.x + Math.cos(back + turn) * head,
    y: to.y + Math.sin(back + turn) * head,
  });
  return [barb(-opening), barb(opening)];
}
