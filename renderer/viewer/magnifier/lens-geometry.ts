import type { ScreenPoint, ScreenRect } from "../../../shared/annotation/geometry";

/** The lens in CSS pixels of the pane. */
export interface LensPlace {
  readonly left: number;
  readonly top: number;
}

/** A width and a height in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How many times larger than on the page the lens shows what is under it. */
export const magnifications: readonly number[] = [2, 3, 4];

/** How large the lens is in a pane: a part of it, so that the page round it stays in sight. */
export function lensSize(pane: Size): Size {
  return {
    width: Math.round(Math.min(420, Math.max(200, pane.width * 0.5))),
    height: Math.round(Math.min(260, Math.max(140, pane.height * 0.36))),
  };
}

/** Space between the pointer and a lens that stands beside it. */
const aside = 26;

/**
 * Where the lens stands for a pointer at `at` (from the pane's top left): round it, or beside it where a tool draws
 * there; always within the pane, and beside it on the side that has room.
 */
export function placeOfLens(at: ScreenPoint, lens: Size, pane: Size, beside: boolean): LensPlace {
  const within = (value: number, most: number) => Math.round(Math.min(Math.max(0, most), Math.max(0, value)));
  const left = within(at.x - lens.width / 2, pane.width - lens.width);
  if (!beside) return { left, top: within(at.y - lens.height / 2, pane.height - lens.height) };
  const above = at.y - aside - lens.height;
  const below = at.y + aside;
  if (above >= 0) return { left, top: Math.round(above) };
  if (below + lens.height <= pane.height) return { left, top: Math.round(below) };
  // A pane too low for either: at the side.
  const right = at.x + aside;
  const top = within(at.y - lens.height / 2, pane.height - lens.height);
  return right + lens.width <= pane.width
    ? { left: Math.round(right), top }
    : { left: within(at.x - aside - lens.width, pane.width - lens.width), top };
}

/**
 * The part of a page to draw sharply for a lens over `at` (pixels of the enlarged page): the lens's own with as much
 * again round it, so that a small move needs no new drawing; `null` off the page.
 */
export function sharpPart(at: ScreenPoint, lens: Size, page: Size): ScreenRect | null {
  const left = Math.max(0, Math.floor(at.x - lens.width));
  const top = Math.max(0, Math.floor(at.y - lens.height));
  const right = Math.min(Math.ceil(page.width), Math.ceil(at.x + lens.width));
  const bottom = Math.min(Math.ceil(page.height), Math.ceil(at.y + lens.height));
  if (right <= left || bottom <= top) return null;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Whether the lens over `at` shows nothing of the page that lies outside `part`. */
export function coversLens(part: ScreenRect, at: ScreenPoint, lens: Size, page: Size): boolean {
  const slack = 0.5;
  return (
    part.x <= Math.max(0, at.x - lens.width / 2) + slack &&
    part.y <= Math.max(0, at.y - lens.height / 2) + slack &&
    part.x + part.width >= Math.min(page.width, at.x + lens.width / 2) - slack &&
    part.y + part.height >= Math.min(page.height, at.y + lens.height / 2) - slack
  );
}
