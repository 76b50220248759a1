import type { PercentPoint } from "../domain/annotation";
import { roundPercent } from "./marks";

type Stroke = readonly PercentPoint[];

const opening = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" preserveAspectRatio="none">`;
const number = String.raw`[+-]?(?:\d+(?:\.\d*)?|\.\d+)`;
const pair = new RegExp(String.raw`(${number})(?:\s*,\s*|\s+|(?=[+-]))(${number})`, "y");

/**
 * Strokes as an SVG drawing whose 100 by 100 units are the unrotated page. Each stroke is a path of straight
 * lines; a stroke of one point is a path that only moves there.
 */
export function drawingOf(strokes: readonly Stroke[]): string {
  const paths = strokes.map(
    (stroke) => `<path fill="none" stroke="currentColor" stroke-linecap="round" d="${pathOf(stroke)}"/>`,
  );
  return `${opening}${paths.join("")}</svg>`;
}

function pathOf(stroke: Stroke): string {
  return stroke
    .map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${roundPercent(x)},${roundPercent(y)}`)
    .join("");
}

/**
 * The strokes of an SVG drawing in percent: paths of absolute straight lines and polylines, as this and simple
 * programs write them. `null` where there is anything else (curves, transforms, points off the page) or nothing,
 * since a drawing understood by half would show what its author did not draw.
 */
export function strokesOf(svg: string): Stroke[] | null {
  if (/\btransform\s*=/.test(svg)) return null;
  const strokes: Stroke[] = [];
  for (const [, element, attributes = ""] of svg.matchAll(/<([a-zA-Z]+)([^>]*)>/g)) {
    const read = strokesOfElement(element ?? "", attributes);
    if (!read) return null;
    strokes.push(...read);
  }
  return strokes.length > 0 && strokes.flat().every(isOnPage) ? strokes : null;
}

function strokesOfElement(element: string, attributes: string): Stroke[] | null {
  if (element === "svg" || element === "g") return [];
  if (element === "path") return strokesOfPath(attribute(attributes, "d"));
  if (element === "polyline") return strokesOfPath(`M${attribute(attributes, "points")}`);
  return null;
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
