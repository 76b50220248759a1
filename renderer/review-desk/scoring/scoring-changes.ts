import { editScore } from "../../../shared/domain/edits";
import type { Criterion, Level } from "../../../shared/domain/round";
import { adjustedPoints, pointsForLevel } from "../../../shared/rules/choosing";
import { pointsForCount } from "../../../shared/rules/scoring";
import type { OpenReview } from "../review";

/** Chooses a level; points outside it move into it. A counted criterion has no levels to choose: its count decides. */
export function chooseLevel(review: OpenReview, criterion: Criterion, level: Level): void {
  const draft = review.draft();
  const work = draft.scores[criterion.id];
  if (!work || criterion.scoring.kind === "count") return;
  const points = pointsForLevel(criterion, level, work.points, review.round.rubric.step);
  if (work.level === level.label && work.points === points) return;
  review.change([editScore(draft, criterion.id, { level: level.label, points })]);
}

/** Sets the exact points, or takes them away. */
export function setPoints(review: OpenReview, criterion: Criterion, points: number | null): void {
  const draft = review.draft();
  if (draft.scores[criterion.id]?.points === points) return;
  review.change([editScore(draft, criterion.id, { points })]);
}

/** Moves the points by one step; of a counted criterion the count by one. */
export function adjust(review: OpenReview, criterion: Criterion, direction: 1 | -1): void {
  const work = review.draft().scores[criterion.id];
  if (!work) return;
  if (criterion.scoring.kind === "count") {
    // The first press begins at the target, which costs nothing.
    const count = work.count === null ? criterion.scoring.target : Math.max(0, work.count + direction);
    setCount(review, criterion, count);
    return;
  }
  setPoints(review, criterion, adjustedPoints(criterion, work.points, direction, review.round.rubric.step));
}

/** Sets the count; the points follow from it. */
export function setCount(review: OpenReview, criterion: Criterion, count: number | null): void {
  const draft = review.draft();
  if (draft.scores[criterion.id]?.count === count) return;
  const points = count === null ? null : pointsForCount(criterion, count);
  review.change([editScore(draft, criterion.id, { count, points })]);
}

/** Sets the comment. */
export function setComment(review: OpenReview, criterion: Criterion, comment: string): void {
  review.change([editScore(review.draft(), criterion.id, { comment })]);
}
