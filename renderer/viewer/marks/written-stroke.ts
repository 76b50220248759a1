import { type PageView, type ScreenPoint, toPercent } from "../../../shared/annotation/geometry";
import { settle } from "../../../shared/annotation/marks";
import { simplify } from "../../../shared/annotation/simplify";
import type { InkPoint } from "../../../shared/domain/annotation";

/** What ink may lose when it is simplified, in pixels. */
const inkSlack = 0.6;
/** A change of pressure that stays: below it a line's width does not show it. */
const pressureStep = 0.08;

/** A place of the pointer in pixels of the page as shown, with a pen's pressure from 0 to 1. */
export interface PenPoint extends ScreenPoint {
  readonly pressure?: number;
}

/** A written stroke as it is kept: simplified where neither its line nor its pressure loses by it, and on the page. */
export function writtenStroke(view: PageView, points: readonly PenPoint[]): readonly InkPoint[] {
  const stroke = evenPieces(points)
    .flatMap((piece, index) => simplify(piece, inkSlack).slice(index === 0 ? 0 : 1))
    .map(({ pressure, ...place }): InkPoint => {
      const point = toPercent(view, place);
      return pressure === undefined ? point : { ...point, pressure };
    });
  const settled = settle({ tool: "ink", strokes: [stroke] });
  return settled.tool === "ink" ? (settled.strokes[0] ?? []) : [];
}

/** The points in pieces within which the pressure hardly changes; each begins with the last point of the one before. */
function evenPieces(points: readonly PenPoint[]): PenPoint[][] {
  const [first, ...rest] = points;
  if (!first) return [];
  const pieces: PenPoint[][] = [[first]];
  let begun = first.pressure ?? 0;
  for (const point of rest) {
    pieces.at(-1)?.push(point);
    if (Math.abs((point.pressure ?? 0) - begun) < pressureStep) continue;
    begun = point.pressure ?? 0;
    pieces.push([point]);
  }
  return pieces.filter((piece, index) => index === 0 || piece.length > 1);
}
