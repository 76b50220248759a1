import {
  type PageBox,
  rectToScreen,
  type ScreenRect,
  shownSize,
  type Turn,
} from "../../../shared/annotation/geometry";
import { boundsOf } from "../../../shared/annotation/marks";
import type { Mark } from "../../../shared/domain/annotation";

/** A part of a page as shown, in units of the page (1/72 inch), and how large to draw it. */
export interface Region {
  readonly area: ScreenRect;
  /** CSS pixels a unit. */
  readonly scale: number;
}

/** The room of a small picture, in CSS pixels. */
export interface RegionRoom {
  readonly width: number;
  readonly height: number;
}

/** Never larger than this times its actual size: a dot is not blown up. */
const largest = 1.6;
/** What is shown round a mark: this share of it, and so many units at least. */
const marginShare = 0.15;
const leastMargin = 16;

/** The surroundings of a mark, within its page, in the proportions of the room where the page allows it. */
export function regionOf(mark: Mark, box: PageBox, turn: Turn, room: RegionRoom): Region {
  const view = { box, turn, scale: 1 };
  const page = shownSize(view);
  const own = rectToScreen(view, boundsOf(mark));
  const margin = Math.max(leastMargin, marginShare * Math.max(own.width, own.height));
  const wanted = { width: own.width + 2 * margin, height: own.height + 2 * margin };
  const scale = Math.min(largest * (96 / 72), room.width / wanted.width, room.height / wanted.height);
  const width = Math.min(page.width, room.width / scale);
  const height = Math.min(page.height, room.height / scale);
  const x = within(own.x + own.width / 2 - width / 2, page.width - width);
  const y = within(own.y + own.height / 2 - height / 2, page.height - height);
  return { area: { x, y, width, height }, scale };
}

function within(value: number, most: number): number {
  return Math.min(Math.max(0, value), Math.max(0, most));
}
