import { getStroke } from "perfect-freehand";
import type { ScreenPoint } from "../../../shared/annotation/geometry";

/** The width of ink as a share of the page's shorter side: about 0.8 mm on A4. */
const inkShare = 0.0038;
/** What a pen presses where it did not tell. */
const usualPressure = 0.5;

/** A point of ink, with a pen's pressure from 0 to 1 where there was one. */
export interface PathPoint extends ScreenPoint {
  readonly pressure?: number | undefined;
}

/**
 * The outline of one stroke as SVG path data, in the unit of its points; `shorterSide` is the page's in that unit. With
 * a pen's pressure the line is as wide as was pressed, else as a hand of that speed would have pressed.
 */
export function inkPath(points: readonly PathPoint[], shorterSide: number): string {
  const isPen = points.some(({ pressure }) => pressure !== undefined);
  const outline = getStroke(
    points.map(({ x, y, pressure }) => [x, y, pressure ?? usualPressure]),
    {
      size: shorterSide * inkShare,
      thinning: isPen ? 0.7 : 0.45,
      smoothing: 0.55,
      streamline: 0.3,
      simulatePressure: !isPen,
    },
  );
  const [first, ...rest] = outline;
  if (!first) return "";
  const lines = rest.map(([x = 0, y = 0]) => `L${round(x)} ${round(y)}`);
  return `M${round(first[0] ?? 0)} ${round(first[1] ?? 0)}${lines.join("")}Z`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
