import type { InkPoint, PercentPoint, PercentRect } from "../domain/annotation";
import { roundPercent } from "./marks";

type Stroke = readonly InkPoint[];

const opening = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" preserveAspectRatio="none">`;
const lineStyle = `fill="none" stroke="currentColor" stroke-linecap="round"`;
const number = String.raw`[+-]?(?:\d+(?:\.\d*)?|\.\d+)`;
const pair = new RegExp(String.raw`(${number})(?:\s*,\s*|\s+|(?=[+-]))(${number})`, "y");
const alone = new RegExp(`^${number}$`);

/**
 * Strokes as an SVG drawing whose 100 by 100 units are the unrotated page. Each stroke is a path of straight
 * lines; a stroke of one point is a path that only moves there. A pen's pressure, 0 to 1 a point, stands in the path's
 * `data-pressure`, which draws nothing: whoever does not know it reads the same lines.
 */
export function drawingOf(strokes: readonly Stroke[]): string {
  const paths = strokes.map((stroke) => `<path ${lineStyle} d="${pathOf(stroke)}"${pressureOf(stroke)}/>`);
  return `${opening}${paths.join("")}</svg>`;
}

function pathOf(stroke: Stroke): string {
  return stroke
    .map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${roundPercent(x)},${roundPercent(y)}`)
    .join("");
}

function pressureOf(stroke: Stroke): string {
  if (stroke.every(({ pressure }) => pressure === undefined)) return "";
  return ` data-pressure="${stroke.map(({ pressure }) => pressure ?? "").join(",")}"`;
}

/** Rectangles as an SVG drawing whose 100 by 100 units are the unrotated page. */
export function rectDrawingOf(rects: readonly PercentRect[]): string {
  const drawn = rects.map((rect) => {
    const [x, y, width, height] = [rect.x, rect.y, rect.width, rect.height].map(roundPercent);
    return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="currentColor" fill-opacity="0.3"/>`;
  });
  return `${opening}${drawn.join("")}</svg>`;
}

/**
 * The strokes of an SVG drawing in percent: paths of absolute straight lines and polylines, as this and simple
 * programs write them. `null` where there is anything else (curves, transforms, points off the page) or nothing,
 * since a drawing understood by half would show what its author did not draw.
 */
export function strokesOf(svg: string): Stroke[] | null {
  const strokes = readElements(svg, strokesOfElement);
  return strokes?.flat().every(isOnPage) ? strokes : null;
}

/**
 * The rectangles of an SVG drawing in percent: `rect` elements with four plain numbers and square corners. `null` where
 * there is anything else, a part off the page, or nothing.
 */
export function rectsOf(svg: string): PercentRect[] | null {
  const rects = readElements(svg, rectsOfElement);
  return rects?.every(isRectOnPage) ? rects : null;
}

/** What `read` makes of each element that draws; `null` where it knows one of them not, or there is none. */
function readElements<Part>(
  svg: string,
  read: (element: string, attributes: string) => Part[] | null,
): Part[] | null {
  if (/\btransform\s*=/.test(svg)) return null;
  const parts: Part[] = [];
  for (const [, element = "", attributes = ""] of svg.matchAll(/<([a-zA-Z]+)([^>]*)>/g)) {
    const own = element === "svg" || element === "g" ? [] : read(element, attributes);
    if (!own) return null;
    parts.push(...own);
  }
  return parts.length > 0 ? parts : null;
}

function strokesOfElement(element: string, attributes: string): Stroke[] | null {
  if (element === "polyline") return strokesOfPath(`M${attribute(attributes, "points")}`);
  if (element !== "path") return null;
  const strokes = strokesOfPath(attribute(attributes, "d"));
  const [only, ...more] = strokes ?? [];
  // The pressure of one stroke only: of several in a path nobody says where each begins.
  return only && more.length === 0 ? [withPressure(only, attribute(attributes, "data-pressure"))] : strokes;
}

const pressureForm = /^(?:0|1|0\.\d{1,3})?$/;

/** The stroke with its pressure; without where what stands there is not one figure a point. */
function withPressure(stroke: Stroke, told: string): Stroke {
  const figures = told.split(",");
  if (told === "" || figures.length !== stroke.length) return stroke;
  if (!figures.every((figure) => pressureForm.test(figure))) return stroke;
  return stroke.map((point, index) => {
    const figure = figures[index] ?? "";
    return figure === "" ? point : { ...point, pressure: Number(figure) };
  });
}

function rectsOfElement(element: string, attributes: string): PercentRect[] | null {
  const [x = "", y = "", width = "", height = ""] = ["x", "y", "width", "height"].map((name) =>
    attribute(attributes, name),
  );
  const isRound = attribute(attributes, "rx") !== "" || attribute(attributes, "ry") !== "";
  if (element !== "rect" || isRound || ![x, y, width, height].every((side) => alone.test(side))) return null;
  return [{ x: Number(x), y: Number(y), width: Number(width), height: Number(height) }];
}

function attribute(attributes: string, name: string): string {
  return (
    new RegExp(String.raw`(?:^|\s)${name}\s*=\s*(?:"([^"]*)"|'([^']*)')`)
      .exec(attributes)
      ?.slice(1)
      .join("") ?? ""
  );
}

function strokesOfPath(data: string): Stroke[] | null {
  if (!/^\s*M/.test(data)) return null;
  const strokes: Stroke[] = [];
  for (const [, command, rest = ""] of data.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const points = pointsOf(rest);
    if (!points || points.length === 0) return null;
    if (command === "M") strokes.push(points);
    else if (command === "L") strokes.push([...(strokes.pop() ?? []), ...points]);
    else return null;
  }
  return strokes;
}

function pointsOf(text: string): PercentPoint[] | null {
  const points: PercentPoint[] = [];
  let at = skipSeparators(text, 0);
  while (at < text.length) {
    pair.lastIndex = at;
    const match = pair.exec(text);
    if (!match) return null;
    points.push({ x: Number(match[1]), y: Number(match[2]) });
    at = skipSeparators(text, pair.lastIndex);
  }
  return points;
}

function skipSeparators(text: string, from: number): number {
  let at = from;
  while (/[\s,]/.test(text[at] ?? "")) at += 1;
  return at;
}

function isOnPage({ x, y }: PercentPoint): boolean {
  return x >= 0 && x <= 100 && y >= 0 && y <= 100;
}

/** Sums of rounded figures may be a hair over. */
const hair = 1e-6;

function isRectOnPage({ x, y, width, height }: PercentRect): boolean {
  return x >= 0 && y >= 0 && width >= 0 && height >= 0 && x + width <= 100 + hair && y + height <= 100 + hair;
}
