import { erased } from "../../../shared/annotation/erasing";
import {
  type PageView,
  rectToPercent,
  type ScreenPoint,
  spanning,
  toPercent,
} from "../../../shared/annotation/geometry";
import { type Handle, pull } from "../../../shared/annotation/handles";
import { hits, marksWithin, onLines } from "../../../shared/annotation/hitting";
import { moveTogether, sameMark, settle } from "../../../shared/annotation/marks";
import type {
  Annotation,
  InkPoint,
  Mark,
  PercentPoint,
  PercentRect,
  StampSign,
} from "../../../shared/domain/annotation";
import type { Tool } from "../props";
import { type DrawnTool, drawnMark, isDrawnTool } from "./drawn-mark";
import { type PenPoint, writtenStroke } from "./written-stroke";

/** A hand that moved less than this many pixels has clicked. */
const clickSlack = 4;
/** How near to a mark a click still means it, in pixels. */
export const hitSlack = 5;
/** Half the width of the eraser, in pixels. */
export const eraserRadius = 9;

interface Span {
  readonly from: ScreenPoint;
  readonly to: ScreenPoint;
}

/** What the pointer is doing on a page; places are in pixels from the top left of the page as shown. */
export type Gesture =
  | (Span & { readonly kind: "press"; readonly hit: string | null })
  /** A rubber band with Shift: adds what lies in it; a click adds or leaves out one mark. */
  | (Span & { readonly kind: "band"; readonly hit: string | null })
  | (Span & {
      readonly kind: "draw";
      readonly tool: DrawnTool;
      readonly sign: StampSign;
      readonly hit: string | null;
      readonly even: boolean;
    })
  | { readonly kind: "ink"; readonly hit: string | null; readonly points: readonly PenPoint[] }
  | (Span & {
      readonly kind: "erase";
      /** What is left of each mark that was touched; `null` where nothing is. */
      readonly left: ReadonlyMap<string, Mark | null>;
    })
  | (Span & {
      readonly kind: "move";
      readonly hit: string | null;
      readonly annotations: readonly Annotation[];
    })
  | (Span & {
      readonly kind: "resize";
      readonly annotation: Annotation;
      readonly handle: Handle;
      readonly even: boolean;
    });

/** What a press on a page met. */
export interface Press {
  readonly at: PenPoint;
  readonly tool: Tool;
  readonly sign: StampSign;
  readonly readOnly: boolean;
  /** Whether Shift is held: selects more, or constrains what is drawn. */
  readonly shift: boolean;
  /** The topmost mark there. */
  readonly hit: Annotation | null;
  /** The selected marks of the page. */
  readonly selected: readonly Annotation[];
  /** The handle of the selected mark there. */
  readonly handle: Handle | null;
}

/** What a finished gesture comes to. */
export type Outcome =
  | { readonly kind: "create"; readonly mark: Mark }
  | { readonly kind: "stroke"; readonly stroke: readonly InkPoint[] }
  | { readonly kind: "change"; readonly changed: readonly Annotation[]; readonly gone: readonly string[] }
  /** `only` these, `toggle` them one by one, or `add` them to what is selected. */
  | { readonly kind: "select"; readonly ids: readonly string[]; readonly how: "only" | "toggle" | "add" }
  | { readonly kind: "note"; readonly at: PercentPoint }
  | { readonly kind: "nothing" };

/** The gesture that a press begins. */
export function beginGesture(view: PageView, press: Press): Gesture {
  const { at, tool, sign, selected, handle, readOnly, shift } = press;
  const hit = press.hit?.id ?? null;
  const span = { from: at, to: at };
  if (readOnly) return { kind: "press", hit, ...span };
  const [single] = selected;
  if (single && selected.length === 1 && handle)
    return { kind: "resize", annotation: single, handle, even: shift, ...span };
  if (tool === "hand" && shift) return { kind: "band", hit, ...span };
  const movable = selected.filter(({ mark }) => mark.tool !== "passage");
  if (movable.some(({ mark }) => grabs(view, mark, at, tool)))
    return { kind: "move", hit, annotations: movable, ...span };
  if (tool === "ink") return { kind: "ink", hit, points: [at] };
  if (tool === "eraser") return { kind: "erase", left: new Map(), ...span };
  if (isDrawnTool(tool)) return { kind: "draw", tool, sign, hit, even: shift, ...span };
  return { kind: "press", hit, ...span };
}

/** Whether a press takes hold of a selected mark. While drawing only its line does, so that one can draw inside it. */
function grabs(view: PageView, mark: Mark, at: ScreenPoint, tool: Tool): boolean {
  if (tool === "ink" || tool === "eraser") return false;
  if (tool === "hand") return hits(view, mark, at, hitSlack);
  if (mark.tool === "ink") return false;
  // Of a highlight, which has no line, the edge of its band.
  const lined: Mark = mark.tool === "highlight" ? { tool: "rectangle", rect: mark.rect } : mark;
  return onLines(view, lined, at, hitSlack);
}

/**
 * The gesture after the pointer passed through `points`. `even` is whether Shift is held now; `marks` are those of the
 * page, for the eraser.
 */
export function moveGesture(
  view: PageView,
  gesture: Gesture,
  points: readonly PenPoint[],
  even = false,
  marks: readonly Annotation[] = [],
): Gesture {
  const to = points.at(-1);
  if (!to) return gesture;
  switch (gesture.kind) {
    case "ink":
      return { ...gesture, points: [...gesture.points, ...points] };
    case "draw":
    case "resize":
      return { ...gesture, to, even };
    case "erase":
      return points.reduce<Extract<Gesture, { kind: "erase" }>>(
        (before, point) => erasedAlong(view, before, point, marks),
        gesture,
      );
    default:
      return { ...gesture, to };
  }
}

function erasedAlong(
  view: PageView,
  gesture: Extract<Gesture, { kind: "erase" }>,
  to: ScreenPoint,
  marks: readonly Annotation[],
): Extract<Gesture, { kind: "erase" }> {
  const way = { from: gesture.to, to, radius: eraserRadius };
  let left = gesture.left;
  for (const { id, mark } of marks) {
    const before = left.has(id) ? (left.get(id) ?? null) : mark;
    const after = before && erased(view, before, way);
    if (after !== before) left = new Map(left).set(id, after);
  }
  return { ...gesture, to, left };
}

/** What to show while a gesture lasts. */
export interface Shown {
  /** The new mark so far. */
  readonly fresh: Mark | null;
  /** What annotations look like now; `null` for one that is being erased. */
  readonly instead: ReadonlyMap<string, Mark | null>;
  readonly band: PercentRect | null;
  /** Where the eraser is, in pixels from the top left of the page as shown. */
  readonly eraser: ScreenPoint | null;
}

const nothing: Shown = { fresh: null, instead: new Map(), band: null, eraser: null };

/** What the page shows of a gesture at this moment. */
export function shownOf(view: PageView, gesture: Gesture): Shown {
  switch (gesture.kind) {
    case "press":
      return nothing;
    case "band":
      return isClick(gesture) ? nothing : { ...nothing, band: bandOf(view, gesture) };
    case "draw":
      return isClick(gesture) ? nothing : { ...nothing, fresh: drawnMark(view, gesture) };
    case "ink":
      return { ...nothing, fresh: inkSoFar(view, gesture.points) };
    case "erase":
      return { ...nothing, instead: gesture.left, eraser: gesture.to };
    case "move":
      return isClick(gesture) ? nothing : { ...nothing, instead: marksById(moved(view, gesture)) };
    case "resize":
      return { ...nothing, instead: new Map([[gesture.annotation.id, resized(view, gesture)]]) };
  }
}

/** What the gesture comes to when the pointer is let go. `tool` is the one in hand, `marks` those of the page. */
export function endGesture(
  view: PageView,
  gesture: Gesture,
  {
    tool,
    readOnly,
    marks,
  }: { readonly tool: Tool; readonly readOnly: boolean; readonly marks: readonly Annotation[] },
): Outcome {
  switch (gesture.kind) {
    case "press":
      return endPress(view, gesture, tool, readOnly);
    case "band":
      return endBand(view, gesture, marks);
    case "draw":
      if (isClick(gesture) && gesture.tool !== "stamp") return only(gesture.hit);
      return { kind: "create", mark: settle(drawnMark(view, gesture)) };
    case "ink":
      return { kind: "stroke", stroke: writtenStroke(view, gesture.points) };
    case "erase":
      return endErase(gesture, marks);
    case "move":
      return isClick(gesture) ? only(gesture.hit) : changes(gesture.annotations, moved(view, gesture));
    case "resize":
      return changes([gesture.annotation], [{ ...gesture.annotation, mark: resized(view, gesture) }]);
  }
}

type Of<Kind extends Gesture["kind"]> = Extract<Gesture, { kind: Kind }>;

const only = (id: string | null): Outcome => ({ kind: "select", ids: id === null ? [] : [id], how: "only" });

function endPress(view: PageView, gesture: Of<"press">, tool: Tool, readOnly: boolean): Outcome {
  if (!isClick(gesture)) return { kind: "nothing" };
  if (gesture.hit || tool !== "note" || readOnly) return only(gesture.hit);
  return { kind: "note", at: toPercent(view, gesture.from) };
}

function endBand(view: PageView, gesture: Of<"band">, marks: readonly Annotation[]): Outcome {
  if (isClick(gesture))
    return gesture.hit ? { kind: "select", ids: [gesture.hit], how: "toggle" } : { kind: "nothing" };
  const ids = marksWithin(marks, bandOf(view, gesture)).map(({ id }) => id);
  return ids.length === 0 ? { kind: "nothing" } : { kind: "select", ids, how: "add" };
}

function bandOf(view: PageView, { from, to }: Span): PercentRect {
  return rectToPercent(view, spanning(from, to));
}

function endErase({ left }: Of<"erase">, marks: readonly Annotation[]): Outcome {
  const touched = marks.filter(({ id }) => left.has(id));
  if (touched.length === 0) return { kind: "nothing" };
  return {
    kind: "change",
    changed: touched.flatMap((annotation) => {
      const mark = left.get(annotation.id);
      return mark ? [{ ...annotation, mark }] : [];
    }),
    gone: touched.filter(({ id }) => left.get(id) === null).map(({ id }) => id),
  };
}

function isClick({ from, to }: Span): boolean {
  return Math.hypot(to.x - from.x, to.y - from.y) < clickSlack;
}

/** Whether ink is a dot so far: with nothing written just before it, a click. */
export function isDot(points: readonly ScreenPoint[]): boolean {
  const first = points[0];
  return points.every((point) => first && Math.hypot(point.x - first.x, point.y - first.y) < clickSlack);
}

function inkSoFar(view: PageView, points: readonly PenPoint[]): Mark {
  const stroke = points.map(({ pressure, ...place }): InkPoint => {
    const point = toPercent(view, place);
    return pressure === undefined ? point : { ...point, pressure };
  });
  return { tool: "ink", strokes: [stroke] };
}

function moved(view: PageView, { annotations, from, to }: Of<"move">): Annotation[] {
  const [before, after] = [toPercent(view, from), toPercent(view, to)];
  const by = { x: after.x - before.x, y: after.y - before.y };
  const marks = moveTogether(
    annotations.map(({ mark }) => mark),
    by,
  );
  return annotations.map((annotation, index) => ({ ...annotation, mark: marks[index] ?? annotation.mark }));
}

function resized(view: PageView, { annotation, handle, from, to, even }: Of<"resize">): Mark {
  return pull(view, annotation.mark, handle, { x: to.x - from.x, y: to.y - from.y }, even);
}

function marksById(annotations: readonly Annotation[]): ReadonlyMap<string, Mark> {
  return new Map(annotations.map(({ id, mark }) => [id, mark]));
}

function changes(before: readonly Annotation[], after: readonly Annotation[]): Outcome {
  const changed = after.filter(({ mark }, index) => {
    const own = before[index];
    return own !== undefined && !sameMark(mark, own.mark);
  });
  return changed.length === 0 ? { kind: "nothing" } : { kind: "change", changed, gone: [] };
}
