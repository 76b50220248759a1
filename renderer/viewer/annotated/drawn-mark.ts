import { arrowBarbs } from "../../../shared/annotation/arrow-head";
import {
  type PageView,
  rectToScreen,
  type ScreenPoint,
  type ScreenRect,
  toScreen,
} from "../../../shared/annotation/geometry";
import { type SignStep, signLine, signSquare, signSteps } from "../../../shared/annotation/stamp-signs";
import type { Mark, PercentRect } from "../../../shared/domain/annotation";
import { inkPath } from "../marks/ink-path";
import { number } from "./pdf/values";
import { round, shownSide } from "./shown-space";

/** The width of a mark's line: about 0.6 mm on A4, as it looks on screen. */
export const lineWidth = shownSide * 0.003;
/** The side of a note's pin. */
export const pinSide = shownSide * 0.034;
/** How far Bézier control points lie from an ellipse's axes, as a share of its radii. */
const roundness = 0.5523;

/** A graphics state of an appearance: how strongly something tints, and that it lies over the scan as ink does. */
export type Tint = "light" | "band" | "ink";
/** The strength of each tint, as on screen. */
export const tintStrength: Readonly<Record<Tint, number>> = { light: 0.1, band: 0.3, ink: 0.9 };

const num = (value: number) => number(round(value, 3));

/**
 * A mark in PDF's drawing operators, in the space of `shown-space`. Colours are set before; a tint is named `/light`,
 * `/band` or `/ink` and asked for by `gs`. A note is its pin.
 */
export function drawnMark(view: PageView, mark: Exclude<Mark, { tool: "note" }>): string {
  switch (mark.tool) {
    case "rectangle":
      return framed(rectPath, rectToScreen(view, mark.rect));
    case "ellipse":
      return framed(ellipsePath, rectToScreen(view, mark.rect));
    case "highlight":
      return tinted("band", bandPath(view, [mark.rect]));
    case "passage":
      return tinted("band", bandPath(view, mark.lines));
    case "line":
      return stroked(polyline([toScreen(view, mark.from), toScreen(view, mark.to)]));
    case "arrow":
      return stroked(arrowPath(toScreen(view, mark.from), toScreen(view, mark.to)));
    case "ink":
      return tinted("ink", mark.strokes.map((stroke) => inkOutline(view, stroke)).join("\n"));
    case "stamp":
      return sign(mark.sign, rectToScreen(view, mark.rect));
  }
}

type Ink = Extract<Mark, { tool: "ink" }>["strokes"][number];

function inkOutline(view: PageView, stroke: Ink): string {
  return fromSvg(
    inkPath(
      stroke.map((point) => ({ ...point, ...toScreen(view, point) })),
      shownSide,
    ),
  );
}

const tinted = (tint: Tint, path: string) => `q /${tint} gs\n${path}\nf\nQ`;
const stroked = (path: string) => `${num(lineWidth)} w 1 J 1 j\n${path}\nS`;

/** A frame with its line inside of the rectangle, so that nothing of it lies outside of the mark. */
function framed(path: (rect: ScreenRect) => string, rect: ScreenRect): string {
  const width = Math.min(lineWidth, rect.width, rect.height);
  const half = width / 2;
  const inner = {
    x: rect.x + half,
    y: rect.y + half,
    width: rect.width - width,
    height: rect.height - width,
  };
  return `${tinted("light", path(rect))}\n${num(width)} w\n${path(inner)}\nS`;
}

function rectPath({ x, y, width, height }: ScreenRect): string {
  return `${num(x)} ${num(y)} ${num(width)} ${num(height)} re`;
}

const bandPath = (view: PageView, rects: readonly PercentRect[]) =>
  rects.map((rect) => rectPath(rectToScreen(view, rect))).join("\n");

function ellipsePath({ x, y, width, height }: ScreenRect): string {
  const [rx, ry] = [width / 2, height / 2];
  const [cx, cy] = [x + rx, y + ry];
  const [kx, ky] = [rx * roundness, ry * roundness];
  const curve = (...values: number[]) => `${values.map(num).join(" ")} c`;
  return [
    `${num(cx + rx)} ${num(cy)} m`,
    curve(cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry),
    curve(cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy),
    curve(cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry),
    curve(cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy),
    "h",
  ].join("\n");
}

function polyline([first, ...rest]: readonly ScreenPoint[]): string {
  if (!first) return "";
  const lines = rest.map(({ x, y }) => `${num(x)} ${num(y)} l`);
  return [`${num(first.x)} ${num(first.y)} m`, ...lines].join("\n");
}

function arrowPath(from: ScreenPoint, to: ScreenPoint): string {
  const [one, other] = arrowBarbs(from, to, shownSide);
  return `${polyline([from, to])}\n${polyline([one, to, other])}`;
}

function sign(stamp: Extract<Mark, { tool: "stamp" }>["sign"], rect: ScreenRect): string {
  const width = signSquare(rect).width * signLine;
  return `${num(width)} w 1 J 1 j\n${signSteps(stamp, rect).map(signStep).join("\n")}\nS`;
}

function signStep([step, ...values]: SignStep): string {
  return `${values.map(num).join(" ")} ${step.toLowerCase()}`;
}

/** A note's pin in a square of `pinSide` from the origin: a sheet in its colour with lines of writing on it. */
export const pin = drawnPin();

function drawnPin(): string {
  const at = (across: number, down: number) => ({ x: across * pinSide, y: down * pinSide });
  const sheet = rectPath({ x: 0, y: 0, width: pinSide, height: pinSide });
  const lines = [
    [0.22, 0.3, 0.78],
    [0.22, 0.52, 0.78],
    [0.22, 0.74, 0.5],
  ].map(([from = 0, down = 0, to = 0]) => polyline([at(from, down), at(to, down)]));
  return `${sheet}\nf\nq 1 G ${num(pinSide * 0.09)} w 1 J\n${lines.join("\n")}\nS\nQ`;
}

/** An outline as SVG writes it (straight lines and quadratic curves) in PDF's operators. */
export function fromSvg(path: string): string {
  let at = { x: 0, y: 0 };
  const steps: string[] = [];
  for (const [, command, rest = ""] of path.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const values = (rest.match(/-?\d*\.?\d+/g) ?? []).map(Number);
    if (command === "Z") steps.push("h");
    else if (command === "Q") {
      for (let index = 0; index + 3 < values.length; index += 4) {
        const [cx = 0, cy = 0, x = 0, y = 0] = values.slice(index, index + 4);
        steps.push(quadratic(at, { x: cx, y: cy }, { x, y }));
        at = { x, y };
      }
    } else {
      for (let index = 0; index + 1 < values.length; index += 2) {
        at = { x: values[index] ?? 0, y: values[index + 1] ?? 0 };
        steps.push(`${num(at.x)} ${num(at.y)} ${command === "M" && index === 0 ? "m" : "l"}`);
      }
    }
  }
  return steps.join("\n");
}

function quadratic(from: ScreenPoint, control: ScreenPoint, to: ScreenPoint): string {
  const towards = (one: number, other: number) => one + ((other - one) * 2) / 3;
  const values = [
    ...[towards(from.x, control.x), towards(from.y, control.y)],
    ...[towards(to.x, control.x), towards(to.y, control.y)],
    ...[to.x, to.y],
  ];
  return `${values.map(num).join(" ")} c`;
}
