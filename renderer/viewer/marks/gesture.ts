import {
  type PageView,
  rectToPercent,
  rectToScreen,
  type ScreenPoint,
  type ScreenRect,
  shownSize,
  spanning,
  toPercent,
} from "../../../shared/annotation/geometry";
import { type Handle, pull } from "../../../shared/annotation/handles";
import { hits } from "../../../shared/annotation/hitting";
import { move, settle } from "../../../shared/annotation/marks";
import { simplify } from "../../../shared/annotation/simplify";
import type { Annotation, Mark, PercentPoint } from "../../../shared/domain/annotation";
import type { Tool } from "../props";

/** A hand that moved less than this many pixels has clicked. */
const clickSlack = 4;
/** How near to a mark a click still means it, in pixels. */
export const hitSlack = 5;
/** The height of a line of text on most papers, as a share of the page's height: a highlight drawn flat gets it. */
const lineShare = 0.02;
/** What ink may lose when it is simplified, in pixels. */
const inkSlack = 0.6;

/** What the pointer is doing on a page; places are in pixels from the top left of the page as shown. */
export type Gesture =
  | {
      readonly kind: "press";
      readonly hit: string | null;
      readonly from: ScreenPoint;
      readonly to: ScreenPoint;
    }
  | {
      readonly kind: "draw";
      readonly tool: "rectangle" | "highlight";
      readonly hit: string | null;
      readonly from: ScreenPoint;
      readonly to: ScreenPoint;
    }
  | { readonly kind: "ink"; readonly hit: string | null; readonly points: readonly ScreenPoint[] }
  | {
      readonly kind: "move";
      readonly annotation: Annotation;
      readonly from: ScreenPoint;
      readonly to: ScreenPoint;
    }
  | {
      readonly kind: "resize";
      readonly annotation: Annotation;
      readonly handle: Handle;
      readonly from: ScreenPoint;
      readonly to: ScreenPoint;
    };

/** What a press on a page met. */
export interface Press {
  readonly at: ScreenPoint;
  readonly tool: Tool;
  readonly readOnly: boolean;
  /** The topmost mark there. */
  readonly hit: Annotation | null;
  readonly selected: Annotation | null;
  /** The handle of the selected mark there. */
  readonly handle: Handle | null;
}

/** What a finished gesture comes to. */
export type Outcome =
  | { readonly kind: "create"; readonly mark: Mark }
  | { readonly kind: "stroke"; readonly stroke: readonly PercentPoint[] }
  | { readonly kind: "change"; readonly annotation: Annotation }
  | { readonly kind: "select"; readonly id: string | null }
  | { readonly kind: "note"; readonly at: PercentPoint }
  | { readonly kind: "nothing" };

/** The gesture that a press begins. */
export function beginGesture(view: PageView, press: Press): Gesture {
  const { at, tool, selected, handle, readOnly } = press;
  const hit = press.hit?.id ?? null;
  const span = { from: at, to: at };
  if (readOnly) return { kind: "press", hit, ...span };
  if (selected && handle) return { kind: "resize", annotation: selected, handle, ...span };
  if (selected && grabs(view, selected.mark, at, tool))
    return { kind: "move", annotation: selected, ...span };
  if (tool === "ink") return { kind: "ink", hit, points: [at] };
  if (tool === "rectangle" || tool === "highlight") return { kind: "draw", tool, hit, ...span };
  return { kind: "press", hit, ...span };
}

/** Whether a press takes hold of the selected mark. While drawing only its edge does, so that one can draw inside it. */
function grabs(view: PageView, mark: Mark, at: ScreenPoint, tool: Tool): boolean {
  if (tool === "ink" || !hits(view, mark, at, hitSlack)) return false;
  if (tool === "hand" || mark.tool === "note") return true;
  if (!("rect" in mark)) return mark.tool !== "ink";
  const { x, y, width, height } = rectToScreen(view, mark.rect);
  const inner = {
    x: x + hitSlack,
    y: y + hitSlack,
    width: width - 2 * hitSlack,
    height: height - 2 * hitSlack,
  };
  return !inside(at, inner);
}

function inside(point: ScreenPoint, rect: ScreenRect): boolean {
  const { x, y, width, height } = rect;
  return point.x > x && point.x < x + width && point.y > y && point.y < y + height;
}

/** The gesture after the pointer passed through `points`. */
export function moveGesture(gesture: Gesture, points: readonly ScreenPoint[]): Gesture {
  const to = points.at(-1);
  if (!to) return gesture;
  return gesture.kind === "ink" ? { ...gesture, points: [...gesture.points, ...points] } : { ...gesture, to };
}

/** The mark to show while the gesture lasts; `null` where there is none yet. */
export function draftOf(view: PageView, gesture: Gesture): Mark | null {
  switch (gesture.kind) {
    case "press":
      return null;
    case "draw":
      return isClick(gesture) ? null : drawnMark(view, gesture);
    case "ink":
      return { tool: "ink", strokes: [gesture.points.map((point) => toPercent(view, point))] };
    case "move":
      return movedMark(view, gesture);
    case "resize":
      return resizedMark(view, gesture);
  }
}

/** What the gesture comes to when the pointer is let go. `tool` is the one in hand. */
export function endGesture(view: PageView, gesture: Gesture, tool: Tool, readOnly: boolean): Outcome {
  switch (gesture.kind) {
    case "press":
      return endPress(view, gesture, tool, readOnly);
    case "draw":
      return isClick(gesture)
        ? { kind: "select", id: gesture.hit }
        : { kind: "create", mark: settle(drawnMark(view, gesture)) };
    case "ink":
      return { kind: "stroke", stroke: settledStroke(view, gesture.points) };
    case "move":
      return isClick(gesture) ? { kind: "nothing" } : changed(gesture.annotation, movedMark(view, gesture));
    case "resize":
      return changed(gesture.annotation, resizedMark(view, gesture));
  }
}

type Of<Kind extends Gesture["kind"]> = Extract<Gesture, { kind: Kind }>;

function endPress(view: PageView, gesture: Of<"press">, tool: Tool, readOnly: boolean): Outcome {
  if (!isClick(gesture)) return { kind: "nothing" };
  if (gesture.hit || tool !== "note" || readOnly) return { kind: "select", id: gesture.hit };
  return { kind: "note", at: toPercent(view, gesture.from) };
}

function isClick(gesture: { readonly from: ScreenPoint; readonly to: ScreenPoint }): boolean {
  return Math.hypot(gesture.to.x - gesture.from.x, gesture.to.y - gesture.from.y) < clickSlack;
}

/** Whether ink is a dot so far: with nothing written just before it, a click. */
export function isDot(points: readonly ScreenPoint[]): boolean {
  const first = points[0];
  return points.every((point) => first && Math.hypot(point.x - first.x, point.y - first.y) < clickSlack);
}

function drawnMark(view: PageView, { tool, from, to }: Of<"draw">): Mark {
  const rect = tool === "highlight" ? band(view, from, to) : spanning(from, to);
  return { tool, rect: rectToPercent(view, rect) };
}

/** A highlight drawn flat becomes a straight band as high as a line of text, whatever the hand did. */
function band(view: PageView, from: ScreenPoint, to: ScreenPoint): ScreenRect {
  const drawn = spanning(from, to);
  const { width, height } = shownSize(view);
  const line = lineShare * Math.max(width, height);
  return drawn.height >= line ? drawn : { ...drawn, y: from.y - line / 2, height: line };
}

function settledStroke(view: PageView, points: readonly ScreenPoint[]): PercentPoint[] {
  const stroke = simplify(points, inkSlack).map((point) => toPercent(view, point));
  const settled = settle({ tool: "ink", strokes: [stroke] });
  return settled.tool === "ink" ? [...(settled.strokes[0] ?? [])] : [];
}

function movedMark(view: PageView, { annotation, from, to }: Of<"move">): Mark {
  const [before, after] = [toPercent(view, from), toPercent(view, to)];
  return move(annotation.mark, { x: after.x - before.x, y: after.y - before.y });
}

function resizedMark(view: PageView, { annotation, handle, from, to }: Of<"resize">): Mark {
  return pull(view, annotation.mark, handle, { x: to.x - from.x, y: to.y - from.y });
}

function changed(annotation: Annotation, mark: Mark): Outcome {
  if (JSON.stringify(mark) === JSON.stringify(annotation.mark)) return { kind: "nothing" };
  return { kind: "change", annotation: { ...annotation, mark } };
}
