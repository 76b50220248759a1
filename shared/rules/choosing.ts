import { exactSum } from "../domain/decimal";
import type { Criterion, Level } from "../domain/round";
import { nearestAllowedPoints } from "./scoring";

/**
 * The points that choosing a level by hand leads to. Points within the level stay as they are: the exact value was the
 * expert's decision. Otherwise the nearest end of the level's range is taken. Where nothing was given yet that is its
 * lowest value, because this is what the level's text alone supports and everything above is a decision to be made
 * consciously; a level that begins at 0 starts at its highest instead, because 0 is never meant by default.
 */
export function pointsForLevel(
  criterion: Criterion,
  level: Level,
  current: number | null,
  step: number,
): number {
  const ends = { low: allowedFrom(criterion, level.min, step), high: allowedTo(criterion, level.max, step) };
  if (current === null) return level.min === 0 ? ends.high : ends.low;
  if (current < level.min) return ends.low;
  return current > level.max ? ends.high : current;
}

/** The points one step up (`1`) or down (`-1`), within 0 and the maximum. From nothing, down starts at the maximum and up at 0. */
export function adjustedPoints(
  criterion: Criterion,
  current: number | null,
  direction: 1 | -1,
  step: number,
): number {
  if (current === null) return nearestAllowedPoints(direction === 1 ? 0 : criterion.max, criterion, step);
  return nearestAllowedPoints(exactSum([current, direction * step]), criterion, step);
}

/** The lowest allowed points that are not under `points`. */
function allowedFrom(criterion: Criterion, points: number, step: number): number {
  const nearest = nearestAllowedPoints(points, criterion, step);
  return nearest < points ? nearestAllowedPoints(exactSum([nearest, step]), criterion, step) : nearest;
}

/** The highest allowed points that are not over `points`. */
function allowedTo(criterion: Criterion, points: number, step: number): number {
  const nearest = nearestAllowedPoints(points, criterion, step);
  return nearest > points ? nearestAllowedPoints(exactSum([nearest, -step]), criterion, step) : nearest;
}
