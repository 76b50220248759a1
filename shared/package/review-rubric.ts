import { exactProduct, exactSum, isWholeSteps } from "../domain/decimal";
import type { ReviewDocument, Score } from "../domain/review-document";
import type { Criterion, Round } from "../domain/round";

/** The points that a count gives: the maximum less `perMissing` for each one short of the target, never below 0. */
function pointsOfCount(criterion: Criterion, count: number): number | null {
  const { scoring, max } = criterion;
  if (scoring.kind !== "count") return null;
  const short = Math.max(0, exactSum([scoring.target, -count]));
  const missing = scoring.capMissing === null ? short : Math.min(scoring.capMissing, short);
  return Math.max(0, exactSum([max, -exactProduct(scoring.perMissing, missing)]));
}

function fitsCriterion(score: Score, criterion: Criterion, step: number): boolean {
  if (score.criterionId !== criterion.id || score.points > criterion.max) return false;
  if (criterion.scoring.kind === "points") return score.count === null && isWholeSteps(score.points, step);
  return score.count !== null && score.points === pointsOfCount(criterion, score.count);
}

const sameOrder = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((each, index) => each === other[index]);

/**
 * What in a scored review does not follow the round's gates, criteria and recommendations, in English for the log;
 * `null` where all does.
 */
export function rubricFault(review: ReviewDocument, round: Round): string | null {
  const { criteria, step } = round.rubric;
  const gates = round.gates.map((each) => each.id);
  if (
    !sameOrder(
      review.gates.map((each) => each.id),
      gates,
    )
  )
    return "the gates are not the round's";
  if (review.scores.length !== criteria.length) return "the criteria are not the round's";
  for (const [index, criterion] of criteria.entries()) {
    const score = review.scores[index];
    if (!score || !fitsCriterion(score, criterion, step)) return `criterion ${criterion.id}`;
  }
  return round.recommendations.includes(review.recommendation)
    ? null
    : "the recommendation is not the round's";
}
