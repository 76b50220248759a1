import { type PageView, type ScreenPoint, shownSize } from "./geometry";

/**
 * The corner opposite to `from` that makes a square on screen of what the hand drew up to `to`: as large as the longer
 * side, as far as the page goes.
 */
export function squareCorner(view: PageView, from: ScreenPoint, to: ScreenPoint): ScreenPoint {
  const page = shownSize(view);
  const right = to.x >= from.x;
  const down = to.y >= from.y;
  const room = Math.min(right ? page.width - from.x : from.x, down ? page.height - from.y : from.y);
  const wanted = Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y));
  const side = Math.max(0, Math.min(wanted, room));
  return { x: from.x + (right ? side : -side), y: from.y + (down ? side : -side) };
}

const eighth = Math.PI / 4;

/** The end of a line from `from` that goes towards `to` in a multiple of 45° on screen, as far as the page goes. */
export function evenWay(view: PageView, from: ScreenPoint, to: ScreenPoint): ScreenPoint {
  const turn = Math.round(Math.atan2(to.y - from.y, to.x - from.x) / eighth) * eighth;
  const way = { x: Math.cos(turn), y: Math.sin(turn) };
  const length = (to.x - from.x) * way.x + (to.y - from.y) * way.y;
  const page = shownSize(view);
  const kept = Math.max(
    0,
    Math.min(length, room(from.x, way.x, page.width), room(from.y, way.y, page.height)),
  );
  return { x: from.x + way.x * kept, y: from.y + way.y * kept };
}

/** How far one can go from `at` before 0 or `end` is met; an axis that is not gone along never ends. */
function room(at: number, way: number, end: number): number {
  if (Math.abs(way) < 1e-9) return Number.POSITIVE_INFINITY;
  return way > 0 ? (end - at) / way : -at / way;
}
