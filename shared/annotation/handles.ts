import type { Mark, PercentPoint, PercentRect } from "../domain/annotation";
import { evenWay } from "./constrain";
import {
  type PageView,
  rectToPercent,
  rectToScreen,
  type ScreenPoint,
  type ScreenRect,
  shownSize,
  spanning,
  toPercent,
  toScreen,
} from "./geometry";
import { boundsOf, mapPoints, settle, settleRect } from "./marks";

/** The corner or side of a rectangle as it is on screen: `nw` is its top left there, however the page is turned. */
export type BoxHandle = "nw" | "n" | "ne" | "e" | "se" | "s" | "sw" | "w";

/** What can be pulled of a mark: a corner or side of its box, or an end of a line. */
export type Handle = BoxHandle | "from" | "to";

/** Every handle of a box, in reading order round it. */
export const boxHandles: readonly BoxHandle[] = ["nw", "n", "ne", "e", "se", "s", "sw", "w"];
const corners: readonly BoxHandle[] = ["nw", "ne", "se", "sw"];
const ends = ["from", "to"] as const;

/** The handles of a mark; none for a note, and none for text, which is where its letters are. */
export function handlesOf(mark: Mark): readonly Handle[] {
  switch (mark.tool) {
    case "rectangle":
    case "ellipse":
    case "highlight":
    case "ink":
      return boxHandles;
    case "stamp":
      return corners;
    case "arrow":
    case "line":
      return ends;
    case "note":
    case "passage":
      return [];
  }
}

/**
 * The mark with one handle pulled by pixels on screen. Pulled over the opposite side it turns inside out; it never
 * leaves the page. `even` keeps a box's proportions and turns a line by eighths; a stamp always keeps its proportions.
 * A handle that the mark has not changes nothing.
 */
export function pull(view: PageView, mark: Mark, handle: Handle, by: ScreenPoint, even = false): Mark {
  if (!handlesOf(mark).includes(handle)) return mark;
  if (handle === "from" || handle === "to") return pullEnd(view, mark, handle, by, even);
  switch (mark.tool) {
    case "rectangle":
    case "ellipse":
    case "highlight":
    case "stamp": {
      const keep = even || mark.tool === "stamp";
      return { ...mark, rect: resize(view, mark.rect, handle, by, keep) };
    }
    case "ink": {
      const before = boundsOf(mark);
      return stretch(mark, before, resize(view, before, handle, by, even));
    }
    default:
      return mark;
  }
}

/**
 * The rectangle with one handle pulled by pixels on screen; with `even` its sides keep their proportion, and a pull
 * that would turn it inside out or leave the page stops.
 */
export function resize(
  view: PageView,
  rect: PercentRect,
  handle: BoxHandle,
  by: ScreenPoint,
  even = false,
): PercentRect {
  const shown = rectToScreen(view, rect);
  const pulled =
    even && corners.includes(handle)
      ? pulledEvenly(view, shown, handle, by)
      : pulledFreely(shown, handle, by);
  return settleRect(rectToPercent(view, pulled));
}

function pulledFreely(shown: ScreenRect, handle: BoxHandle, by: ScreenPoint): ScreenRect {
  const left = shown.x + (handle.includes("w") ? by.x : 0);
  const right = shown.x + shown.width + (handle.includes("e") ? by.x : 0);
  const top = shown.y + (handle.includes("n") ? by.y : 0);
  const bottom = shown.y + shown.height + (handle.includes("s") ? by.y : 0);
  return spanning({ x: left, y: top }, { x: right, y: bottom });
}

/** The smallest side that a box pulled evenly keeps, in pixels: it can always be taken hold of again. */
const leastSide = 8;

function pulledEvenly(view: PageView, shown: ScreenRect, handle: BoxHandle, by: ScreenPoint): ScreenRect {
  const page = shownSize(view);
  const [west, north] = [handle.includes("w"), handle.includes("n")];
  const { width, height } = shown;
  if (width === 0 || height === 0) return shown;
  const grown = Math.max((width + (west ? -by.x : by.x)) / width, (height + (north ? -by.y : by.y)) / height);
  const room = {
    x: west ? shown.x + width : page.width - shown.x,
    y: north ? shown.y + height : page.height - shown.y,
  };
  const least = Math.min(1, leastSide / Math.min(width, height));
  const factor = Math.min(Math.max(grown, least), Math.max(1, room.x / width), Math.max(1, room.y / height));
  const fits = Math.min(factor, room.x / width, room.y / height);
  const size = { width: width * fits, height: height * fits };
  return {
    x: west ? shown.x + width - size.width : shown.x,
    y: north ? shown.y + height - size.height : shown.y,
    ...size,
  };
}

function stretch(mark: Mark, from: PercentRect, to: PercentRect): Mark {
  const along = (value: number, start: number, length: number, start2: number, length2: number) =>
    length === 0 ? start2 + length2 / 2 : start2 + ((value - start) / length) * length2;
  const put = ({ x, y }: PercentPoint) => ({
    x: along(x, from.x, from.width, to.x, to.width),
    y: along(y, from.y, from.height, to.y, to.height),
  });
  return settle(mapPoints(mark, put));
}

function pullEnd(view: PageView, mark: Mark, end: "from" | "to", by: ScreenPoint, even: boolean): Mark {
  if (mark.tool !== "arrow" && mark.tool !== "line") return mark;
  const at = toScreen(view, mark[end]);
  const pulled = { x: at.x + by.x, y: at.y + by.y };
  const other = toScreen(view, mark[end === "from" ? "to" : "from"]);
  const put = even ? evenWay(view, other, pulled) : pulled;
  return settle({ ...mark, [end]: toPercent(view, put) });
}
