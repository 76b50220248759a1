import { getStroke } from "perfect-freehand";
import type { ScreenPoint } from "../../../shared/annotation/geometry";

/** The width of ink as a share of the page's shorter side: about 0.8 mm on A4. */
const inkShare = 0.0038;

/** The outline of one stroke as SVG path data, in the unit of its points; `shorterSide` is the page's in that unit. */
export function inkPath(points: readonly ScreenPoint[], shorterSide: number): string {
  const outline = getStroke([...points], {
    size: shorterSide * inkShare,
    thinning: 0.45,
    smoothing: 0.55,
    streamline: 0.3,
    simulatePressure: true,
  });
  const [first, ...rest] = outline;
  if (!first) return "";
  const lines = rest.map(([x = 0, y = 0]) => `L${round(x)} ${round(y)}`);
  return `M${round(first[0] ?? 0)} ${round(first[1] ?? 0)}${lines.join("")}Z`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
