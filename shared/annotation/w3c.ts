import type { Annotation, Mark, Meaning, PercentRect, StampSign } from "../domain/annotation";
import {
  type AnnotationCollection,
  type AnnotationItem,
  annotationContext,
  mediaFragments,
} from "../domain/annotation-document";
import { roundPercent } from "./marks";
import { drawingOf, rectDrawingOf, rectsOf, strokesOf } from "./svg-drawing";

type Selector = AnnotationItem["target"]["selector"];
type Region = Selector["refinedBy"];

const idPrefix = "urn:uuid:";
const tools = [
  "rectangle",
  "ellipse",
  "highlight",
  "passage",
  "arrow",
  "line",
  "ink",
  "note",
  "stamp",
] as const satisfies readonly Mark["tool"][];
const signs = ["tick", "cross", "query"] as const satisfies readonly StampSign[];
const meanings = ["positive", "question", "deduction"] as const satisfies readonly Meaning[];

/** What reading a collection gave. `unreadable` are items whose region this program cannot draw; nothing is lost silently. */
export interface ReadCollection {
  readonly annotations: readonly Annotation[];
  readonly unreadable: readonly AnnotationItem[];
}

/**
 * The annotations of one application as shipped, in the order given. Percentages get three decimals; marks that
 * were settled (`marks.settle`) have no more, so that they come back from `fromCollection` exactly.
 */
export function toCollection(
  applicationId: string,
  annotations: readonly Annotation[],
): AnnotationCollection {
  return {
    "@context": annotationContext,
    id: `urn:jp:annotations:${applicationId}`,
    type: "AnnotationCollection",
    total: annotations.length,
    first: { type: "AnnotationPage", items: annotations.map((each) => toItem(applicationId, each)) },
  };
}

/**
 * The annotations of a collection that has passed its schema. An item without `styleClass`, as other programs
 * write it, is a rectangle, a note or ink by the form of its region, and means 肯定.
 */
export function fromCollection(collection: AnnotationCollection): ReadCollection {
  const annotations: Annotation[] = [];
  const unreadable: AnnotationItem[] = [];
  for (const item of collection.first.items) {
    const annotation = fromItem(item);
    if (annotation) annotations.push(annotation);
    else unreadable.push(item);
  }
  return { annotations, unreadable };
}

function toItem(applicationId: string, annotation: Annotation): AnnotationItem {
  const { id, materialId, page, mark, meaning, text, created, modified } = annotation;
  return {
    id: `${idPrefix}${id}`,
    type: "Annotation",
    motivation: mark.tool === "highlight" || mark.tool === "passage" ? "highlighting" : "commenting",
    created,
    ...(modified === undefined ? {} : { modified }),
    body: text === "" ? [] : [{ type: "TextualBody", value: text, purpose: "commenting" }],
    target: {
      source: `urn:jp:${applicationId}:${materialId}`,
      selector: { type: "FragmentSelector", value: `page=${page}`, refinedBy: regionOf(mark) },
      styleClass: [mark.tool, ...(mark.tool === "stamp" ? [mark.sign] : []), meaning].join(" "),
    },
  };
}

function regionOf(mark: Mark): Region {
  switch (mark.tool) {
    case "rectangle":
    case "ellipse":
    case "highlight":
    case "stamp":
      return xywh(mark.rect.x, mark.rect.y, mark.rect.width, mark.rect.height);
    case "note":
      return xywh(mark.at.x, mark.at.y, 0, 0);
    case "passage":
      return { type: "SvgSelector", value: rectDrawingOf(mark.lines) };
    case "arrow":
    case "line":
      return { type: "SvgSelector", value: drawingOf([[mark.from, mark.to]]) };
    case "ink":
      return { type: "SvgSelector", value: drawingOf(mark.strokes) };
  }
}

function xywh(...numbers: [x: number, y: number, width: number, height: number]): Region {
  return {
    type: "FragmentSelector",
    conformsTo: mediaFragments,
    value: `xywh=percent:${numbers.map(roundPercent).join(",")}`,
  };
}

function fromItem(item: AnnotationItem): Annotation | null {
  const { source, selector, styleClass } = item.target;
  const style = (styleClass ?? "").split(/\s+/);
  const mark = markOf(selector.refinedBy, {
    tool: tools.find((tool) => style.includes(tool)),
    sign: signs.find((sign) => style.includes(sign)),
  });
  if (!mark) return null;
  return {
    id: item.id.slice(idPrefix.length),
    materialId: source.slice(source.lastIndexOf(":") + 1),
    page: Number(selector.value.slice("page=".length)),
    mark,
    meaning: meanings.find((meaning) => style.includes(meaning)) ?? "positive",
    text: item.body
      .filter(({ purpose }) => purpose === "commenting")
      .map(({ value }) => value)
      .join("\n"),
    created: item.created,
    ...(item.modified === undefined ? {} : { modified: item.modified }),
  };
}

interface Style {
  readonly tool: Mark["tool"] | undefined;
  readonly sign: StampSign | undefined;
}

function markOf(region: Region, style: Style): Mark | null {
  if (region.type === "SvgSelector") return markOfDrawing(region.value, style);
  const [x = 0, y = 0, width = 0, height = 0] = region.value
    .slice("xywh=percent:".length)
    .split(",")
    .map(Number);
  return markOfRect({ x, y, width, height }, style);
}

/** A rectangle is what its style says; without one that fits a rectangle, it is a plain rectangle. */
function markOfRect(rect: PercentRect, { tool, sign }: Style): Mark {
  const { x, y, width, height } = rect;
  if (tool === "note" || (tool === undefined && width === 0 && height === 0))
    return { tool: "note", at: { x, y } };
  if (tool === "stamp" && sign) return { tool, sign, rect };
  return { tool: tool === "highlight" || tool === "ellipse" ? tool : "rectangle", rect };
}

/** Lines are an arrow or a line where there is one of two points, text where there are rectangles alone, else ink. */
function markOfDrawing(svg: string, { tool }: Style): Mark | null {
  if (tool === "passage") {
    const lines = rectsOf(svg);
    if (lines) return { tool, lines };
  }
  const strokes = strokesOf(svg);
  if (!strokes) return null;
  const [[from, to, ...more] = [], ...others] = strokes;
  if ((tool === "arrow" || tool === "line") && from && to && more.length === 0 && others.length === 0)
    return { tool, from: { x: from.x, y: from.y }, to: { x: to.x, y: to.y } };
  return { tool: "ink", strokes };
}
