import type { PercentPoint, PercentRect } from "../domain/annotation";

/** A clockwise turn in degrees. */
export type Turn = 0 | 90 | 180 | 270;

/**
 * A page as its file describes it. The box is the crop box in the page's own units (1/72 inch in a PDF, `y` upward
 * from an origin that may lie anywhere); `rotate` is the page's `/Rotate`.
 */
export interface PageBox {
  readonly left: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
  readonly rotate: Turn;
}

/** A page as it is shown: turned by the reader on top of its own `/Rotate`, `scale` pixels a unit. */
export interface PageView {
  readonly box: PageBox;
  readonly turn: Turn;
  readonly scale: number;
}

/** A point in pixels from the top left of the page as shown. */
export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

/** A rectangle in pixels from the top left of the page as shown; neither side is negative. */
export interface ScreenRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The sum of turns, brought back to one circle. Takes any whole multiples of 90, negative ones too. */
export function addTurns(...turns: readonly number[]): Turn {
  const sum = turns.reduce((total, turn) => total + turn, 0);
  return (((((sum / 90) % 4) + 4) % 4) * 90) as Turn;
}

/** The turn that takes `turn` back. */
export function oppositeTurn(turn: Turn): Turn {
  return addTurns(-turn);
}

/** The whole turn of a page as shown: its `/Rotate` and the reader's. */
export function shownTurn(view: Pick<PageView, "box" | "turn">): Turn {
  return addTurns(view.box.rotate, view.turn);
}

/** Width and height in pixels of the page as shown. */
export function shownSize(view: PageView): { readonly width: number; readonly height: number } {
  const across = view.box.width * view.scale;
  const down = view.box.height * view.scale;
  return lies(shownTurn(view)) ? { width: down, height: across } : { width: across, height: down };
}

/** Where a point of the page is on screen. */
export function toScreen(view: PageView, point: PercentPoint): ScreenPoint {
  const { width, height } = shownSize(view);
  const shown = turnUnit({ x: point.x / 100, y: point.y / 100 }, shownTurn(view));
  return { x: shown.x * width, y: shown.y * height };
}

/** Which point of the page is at a place on screen; outside the page it lies outside 0 to 100. */
export function toPercent(view: PageView, point: ScreenPoint): PercentPoint {
  const { width, height } = shownSize(view);
  const turnBack = oppositeTurn(shownTurn(view));
  const upright = turnUnit({ x: point.x / width, y: point.y / height }, turnBack);
  return { x: upright.x * 100, y: upright.y * 100 };
}

/** The rectangle on screen of a rectangle of the page. */
export function rectToScreen(view: PageView, rect: PercentRect): ScreenRect {
  return spanning(toScreen(view, rect), toScreen(view, { x: rect.x + rect.width, y: rect.y + rect.height }));
}

/** The rectangle of the page of a rectangle on screen. */
export function rectToPercent(view: PageView, rect: ScreenRect): PercentRect {
  return spanning(
    toPercent(view, rect),
    toPercent(view, { x: rect.x + rect.width, y: rect.y + rect.height }),
  );
}

/** The rectangle that two opposite corners span, whichever was set first. */
export function spanning(one: ScreenPoint, other: ScreenPoint): ScreenRect {
  return {
    x: Math.min(one.x, other.x),
    y: Math.min(one.y, other.y),
    width: Math.abs(one.x - other.x),
    height: Math.abs(one.y - other.y),
  };
}

/** A point of the page in the file's own coordinates (`y` upward, from the file's origin). */
export function toUserSpace(box: PageBox, point: PercentPoint): ScreenPoint {
  return {
    x: box.left + (point.x / 100) * box.width,
    y: box.bottom + (1 - point.y / 100) * box.height,
  };
}

/** The point of the page at a place in the file's own coordinates. */
export function fromUserSpace(box: PageBox, point: ScreenPoint): PercentPoint {
  return {
    x: ((point.x - box.left) / box.width) * 100,
    y: (1 - (point.y - box.bottom) / box.height) * 100,
  };
}

/** Whether a turn lays a standing page on its side. */
export function lies(turn: Turn): boolean {
  return turn === 90 || turn === 270;
}

/** Turns a point of the unit square clockwise; the square's top left stays the origin. */
function turnUnit(point: ScreenPoint, turn: Turn): ScreenPoint {
  switch (turn) {
    case 0:
      return point;
    case 90:
      return { x: 1 - point.y, y: point.x };
    case 180:
      return { x: 1 - point.x, y: 1 - point.y };
    case 270:
      return { x: point.y, y: 1 - point.x };
  }
}
