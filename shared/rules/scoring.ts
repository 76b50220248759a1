import type { ReviewDraft } from "../domain/draft";
import type { Criterion, Level, Round } from "../domain/round";

/**
 * Points are multiples of the rubric's step (0.5 by default). They are added as whole numbers of hundredths, so that a
 * total never carries binary dust: 0.1 + 0.2 is 0.3 here.
 */
const HUNDREDTHS = 100;

const toHundredths = (points: number) => Math.round(points * HUNDREDTHS);

/** The exact sum of points, to hundredths. An empty list gives 0. */
export function sumPoints(points: readonly number[]): number {
  return points.reduce((sum, each) => sum + toHundredths(each), 0) / HUNDREDTHS;
}

/** Whether `points` can be given for `criterion`: from 0 to its maximum, in whole steps. */
export function isAllowedPoints(points: number, criterion: Criterion, step: number): boolean {
  if (!Number.isFinite(points) || points < 0 || points > criterion.max) return false;
  const inHundredths = points * HUNDREDTHS;
  if (Math.abs(inHundredths - Math.round(inHundredths)) > 1e-6) return false;
  return Math.round(inHundredths) % toHundredths(step) === 0;
}

/** The allowed points nearest to `points`: within 0 and the maximum, rounded half up to a whole step. */
export function nearestAllowedPoints(points: number, criterion: Criterion, step: number): number {
  const clamped = Math.min(Math.max(points, 0), criterion.max);
  const steps = Math.floor((toHundredths(clamped) + toHundredths(step) / 2) / toHundredths(step));
  const rounded = (steps * toHundredths(step)) / HUNDREDTHS;
  return rounded > criterion.max ? rounded - step : rounded;
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
  const missing = Math.min(scoring.capMissing ?? Number.POSITIVE_INFINITY, Math.max(0, scoring.target - count));
  const lost = toHundredths(scoring.perMissing) * missing;
  return Math.max(0, toHundredths(criterion.max) - lost) / HUNDREDTHS;
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
  return { scored: points.length, criteria: round.rubric.criteria.length, points: sumPoints(points) };
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
      points: sumPoints(givenPoints(criteria, draft)),
      max: sumPoints(criteria.map((criterion) => criterion.max)),
    };
  });
}

function givenPoints(criteria: readonly Criterion[], draft: ReviewDraft): number[] {
  return criteria.flatMap((criterion) => draft.scores[criterion.id]?.points ?? []);
}
