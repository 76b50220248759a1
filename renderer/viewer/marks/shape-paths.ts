import { arrowBarbs } from "../../../shared/annotation/arrow-head";
import {
  type PageView,
  rectToScreen,
  type ScreenRect,
  shownSize,
  shownTurn,
  toScreen,
} from "../../../shared/annotation/geometry";
import { signLine, signSquare, signSteps } from "../../../shared/annotation/stamp-signs";
import type { Mark } from "../../../shared/domain/annotation";
import { inkPath } from "./ink-path";

/** The width of arrows and lines as a share of the page's shorter side: about 0.7 mm on A4. */
const lineShare = 0.0034;

/** How a mark is drawn, in the unit of the page's view. */
export interface ShapePath {
  /** SVG path data. */
  readonly d: string;
  /** The width of the drawn lines; `null` where the style sheet says it, or there are none. */
  readonly width: number | null;
}

const known = new WeakMap<Mark, { readonly on: string; readonly path: ShapePath }>();

/**
 * The path of a mark on a page at one pixel a unit. Kept with the mark for the page as last shown: marks never change,
 * and working ink out anew takes long where there are thousands.
 */
export function shapePath(view: PageView, mark: Mark): ShapePath {
  const { box, scale } = view;
  const on = `${box.width} ${box.height} ${shownTurn(view)} ${scale}`;
  const kept = known.get(mark);
  if (kept?.on === on) return kept.path;
  const path = pathNow(view, mark);
  known.set(mark, { on, path });
  return path;
}

function pathNow(view: PageView, mark: Mark): ShapePath {
  const page = shownSize(view);
  const shorter = Math.min(page.width, page.height);
  switch (mark.tool) {
    case "rectangle":
    case "highlight":
      return { d: rectPath(rectToScreen(view, mark.rect)), width: null };
    case "ellipse":
      return { d: ellipsePath(rectToScreen(view, mark.rect)), width: null };
    case "passage":
      return { d: mark.lines.map((line) => rectPath(rectToScreen(view, line))).join(""), width: null };
    case "arrow":
    case "line":
      return { d: linePath(view, mark, shorter), width: round(shorter * lineShare) };
    case "stamp": {
      const rect = rectToScreen(view, mark.rect);
      const d = signSteps(mark.sign, rect).map(([letter, ...at]) => `${letter}${at.map(round).join(" ")}`);
      return { d: d.join(""), width: round(signSquare(rect).width * signLine) };
    }
    case "ink":
      return { d: inkPaths(view, mark, shorter), width: null };
    case "note":
      return { d: "", width: null };
  }
}

function rectPath({ x, y, width, height }: ScreenRect): string {
  return `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}Z`;
}

function ellipsePath({ x, y, width, height }: ScreenRect): string {
  const [rx, ry] = [round(width / 2), round(height / 2)];
  const half = (way: 1 | -1) => `a${rx} ${ry} 0 1 1 ${round(way * width)} 0`;
  return `M${round(x)} ${round(y + height / 2)}${half(1)}${half(-1)}Z`;
}

function linePath(view: PageView, mark: Extract<Mark, { tool: "arrow" | "line" }>, shorter: number): string {
  const [from, to] = [toScreen(view, mark.from), toScreen(view, mark.to)];
  const line = `M${round(from.x)} ${round(from.y)}L${round(to.x)} ${round(to.y)}`;
  if (mark.tool === "line") return line;
  const [one, other] = arrowBarbs(from, to, shorter);
  return `${line}M${round(one.x)} ${round(one.y)}L${round(to.x)} ${round(to.y)}L${round(other.x)} ${round(other.y)}`;
}

function inkPaths(view: PageView, mark: Extract<Mark, { tool: "ink" }>, shorter: number): string {
  return mark.strokes
    .map((stroke) => {
      const points = stroke.map((point) => ({ ...toScreen(view, point), pressure: point.pressure }));
      return inkPath(points, shorter);
    })
    .join("");
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
