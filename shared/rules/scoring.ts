import { exactProduct, exactSum, isWholeSteps } from "../domain/decimal";
import type { ReviewDraft } from "../domain/draft";
import type { Criterion, Level, Round } from "../domain/round";

/** Whether `points` can be given for `criterion`: from 0 to its maximum, in whole steps of the rubric. */
export function isAllowedPoints(points: number, criterion: Criterion, step: number): boolean {
  return Number.isFinite(points) && points >= 0 && points <= criterion.max && isWholeSteps(points, step);
}

/** The allowed points nearest to `points`: within 0 and the maximum, rounded half up to a whole step. */
export function nearestAllowedPoints(points: number, criterion: Criterion, step: number): number {
  const clamped = Math.min(Math.max(points, 0), criterion.max);
  const steps = Math.floor(clamped / step);
  const lower = exactProduct(steps, step);
  const upper = exactProduct(steps + 1, step);
  // Compared as decimals: 0.35 / 0.1 is a hair under 3.5 in binary and would round down.
  const isUpperHalf = exactSum([clamped, clamped, -lower, -upper]) >= 0;
  return isUpperHalf && upper <= criterion.max ? upper : lower;
}

/** The level whose range holds the points, or `null` between two levels. */
export function levelOfPoints(criterion: Criterion, points: number): Level | null {
  return criterion.levels.find((level) => points >= level.min && points <= level.max) ?? null;
}

/**
 * The points of a count criterion: the maximum less `perMissing` for each one short of the target, never below 0.
 * Throws for a criterion that is not scored by count: asking is a programming error.
 */
export function pointsForCount(criterion: Criterion, count: number): number {
  const { scoring } = criterion;
  if (scoring.kind !== "count") throw new Error(`criterion ${criterion.id} is not scored by count`);
  const missing = Math.min(
    scoring.capMissing ?? Number.POSITIVE_INFINITY,
    Math.max(0, scoring.target - count),
  );
  return Math.max(0, exactSum([criterion.max, -exactProduct(scoring.perMissing, missing)]));
}

/** How far an application is scored: criteria with points, all criteria, and the points so far. */
export interface ScoringProgress {
  readonly scored: number;
  readonly criteria: number;
  readonly points: number;
}

/** The progress of a draft over all criteria of the round. */
export function scoringProgress(round: Round, draft: ReviewDraft): ScoringProgress {
  const points = givenPoints(round.rubric.criteria, draft);
  return { scored: points.length, criteria: round.rubric.criteria.length, points: exactSum(points) };
}

/** One group of criteria of the rubric, with what was given and what can be. */
export interface GroupSubtotal {
  readonly group: string;
  readonly criteria: readonly Criterion[];
  readonly points: number;
  readonly max: number;
}

/** The groups in the order of the rubric, each with its subtotal. */
export function groupSubtotals(round: Round, draft: ReviewDraft): GroupSubtotal[] {
  const groups = [...new Set(round.rubric.criteria.map((criterion) => criterion.group))];
  return groups.map((group) => {
    const criteria = round.rubric.criteria.filter((criterion) => criterion.group === group);
    return {
      group,
      criteria,
      points: exactSum(givenPoints(criteria, draft)),
      max: exactSum(criteria.map((criterion) => criterion.max)),
    };
  });
}

function givenPoints(criteria: readonly Criterion[], draft: ReviewDraft): number[] {
  return criteria.flatMap((criterion) => draft.scores[criterion.id]?.points ?? []);
}

/** Points as they are shown and printed everywhere: with one decimal at least, `9.5`, `8.0`, `0.25`. */
export function pointsWords(points: number): string {
  return Number.isInteger(points) ? points.toFixed(1) : String(points);
}
