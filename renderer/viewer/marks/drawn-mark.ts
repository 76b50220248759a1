import { evenWay, squareCorner } from "../../../shared/annotation/constrain";
import {
  type PageView,
  rectToPercent,
  type ScreenPoint,
  type ScreenRect,
  shownSize,
  spanning,
  toPercent,
} from "../../../shared/annotation/geometry";
import type { Mark, StampSign } from "../../../shared/domain/annotation";
import type { Tool } from "../props";

/** The height of a line of text on most papers, as a share of the page's height: a highlight drawn flat gets it. */
const lineShare = 0.02;
/** The side of a stamp that is put down with a click, as a share of the page's shorter side: 9 mm on A4. */
const stampShare = 0.045;

const drawn = [
  "rectangle",
  "ellipse",
  "highlight",
  "arrow",
  "line",
  "stamp",
] as const satisfies readonly Tool[];

/** The tools that draw from one point to another. */
export type DrawnTool = (typeof drawn)[number];

/** Whether a tool draws from one point to another. */
export function isDrawnTool(tool: Tool): tool is DrawnTool {
  return drawn.some((each) => each === tool);
}

/** What a hand drew with one of these tools, in pixels of the page as shown. */
export interface Drawing {
  readonly tool: DrawnTool;
  readonly sign: StampSign;
  readonly from: ScreenPoint;
  readonly to: ScreenPoint;
  /** Whether Shift is held: squares, circles, multiples of 45°. */
  readonly even: boolean;
}

/** The mark of what was drawn, not yet rounded to what is kept. */
export function drawnMark(view: PageView, { tool, sign, from, to, even }: Drawing): Mark {
  switch (tool) {
    case "rectangle":
    case "ellipse": {
      const rect = spanning(from, even ? squareCorner(view, from, to) : to);
      return { tool, rect: rectToPercent(view, rect) };
    }
    case "highlight":
      return { tool, rect: rectToPercent(view, band(view, from, to)) };
    case "arrow":
    case "line": {
      const end = even ? evenWay(view, from, to) : to;
      return { tool, from: toPercent(view, from), to: toPercent(view, end) };
    }
    case "stamp":
      return { tool, sign, rect: rectToPercent(view, stampPlace(view, from, to)) };
  }
}

/** A highlight drawn flat becomes a straight band as high as a line of text, whatever the hand did. */
function band(view: PageView, from: ScreenPoint, to: ScreenPoint): ScreenRect {
  const rect = spanning(from, to);
  const { width, height } = shownSize(view);
  const line = lineShare * Math.max(width, height);
  return rect.height >= line ? rect : { ...rect, y: from.y - line / 2, height: line };
}

/** A click puts a stamp round its place; a pull makes it as large as was pulled, but no smaller. Never off the page. */
function stampPlace(view: PageView, from: ScreenPoint, to: ScreenPoint): ScreenRect {
  const page = shownSize(view);
  const usual = stampShare * Math.min(page.width, page.height);
  const pulled = spanning(from, squareCorner(view, from, to));
  if (pulled.width > usual) return pulled;
  const beside = (at: number, end: number) => Math.min(end - usual, Math.max(0, at - usual / 2));
  return { x: beside(from.x, page.width), y: beside(from.y, page.height), width: usual, height: usual };
}
