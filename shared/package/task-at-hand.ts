import type { Application } from "../domain/application";
import type { ReviewClaims } from "../domain/claims";
import type { Round } from "../domain/round";
import { bagFiles } from "./bag-names";
import { demand } from "./refused";
import { crossCheckPages, type ReviewedApplication } from "./review-checks";
import { reviewPaths } from "./review-layout";
import { rubricFault } from "./review-rubric";
import { lineageOf, type TaskInLine } from "./task-lineage";
import type { TaskContents, VerifiedTask } from "./verify-task";

/** The task package that a bundle must answer, as far as it is known. */
export interface TaskAtHand extends Pick<VerifiedTask, "packageId" | "digest" | "claims"> {
  readonly contents: Contents | null;
  /** Older packages of the round, as far as they are at hand: reviews that were sealed in one are shipped again. */
  readonly ancestors?: readonly TaskInLine[] | undefined;
}

/**
 * What a bundle says against its task: round, package, experts, coverage, the packages its reviews were sealed in,
 * rubric, pages. Refuses `wrong-round`, `wrong-task` and `cross-check`.
 */
export function crossCheckTaskAtHand(
  claims: ReviewClaims,
  reviews: readonly ReviewedApplication[],
  task: TaskAtHand,
) {
  const { signature } = bagFiles;
  demand(claims.round.id === task.claims.round.id, "wrong-round");
  const sameBureau = claims.bureau.kid === task.claims.bureau.kid;
  demand(sameBureau, "wrong-round", undefined, "the round of another bureau");
  const sameTask = claims.task.packageId === task.packageId && claims.task.digest === task.digest;
  demand(sameTask, "wrong-task");
  const fits = claims.round.revision === task.claims.round.revision;
  demand(fits, "cross-check", signature, "the round's revision");
  const isExpert = task.claims.experts.includes(claims.expert.kid);
  demand(isExpert, "cross-check", signature, "not an expert of the task");
  checkCoverage(claims, task);
  checkLineage(reviews, task);
  if (task.contents) checkContents(reviews, task.contents);
}

function checkCoverage(claims: ReviewClaims, task: TaskAtHand): void {
  const known = new Set(task.claims.applications.map((each) => each.id));
  const reviewed = new Set(claims.reviews.map((each) => each.applicationId));
  for (const id of reviewed)
    demand(known.has(id), "cross-check", bagFiles.signature, `${id} is not of the task`);
  for (const { id, calibration } of task.contents?.applications ?? []) {
    const covered = reviewed.has(id) === (calibration === undefined);
    demand(covered, "cross-check", bagFiles.signature, `coverage of ${id}`);
  }
}

/** A review answers this package or one that it descends from. Of a chain that breaks off, any other may be a part. */
function checkLineage(reviews: readonly ReviewedApplication[], task: TaskAtHand): void {
  const { packageIds, whole } = lineageOf(task, task.ancestors ?? []);
  for (const { applicationId, review } of reviews) {
    const { taskPackageId } = review;
    const isOfLine = taskPackageId === task.packageId || packageIds.includes(taskPackageId);
    demand(isOfLine || !whole, "cross-check", reviewPaths.review(applicationId), "the task package");
  }
}

type Contents = Pick<TaskContents, "round" | "applications">;

function checkContents(reviews: readonly ReviewedApplication[], { round, applications }: Contents): void {
  const byId = new Map(applications.map((each) => [each.id, each]));
  for (const each of reviews) checkAgainst(each, byId.get(each.applicationId), round);
}

function checkAgainst(
  { applicationId, review, annotations }: ReviewedApplication,
  application: Application | undefined,
  round: Round,
): void {
  demand(application !== undefined, "cross-check", bagFiles.signature, `${applicationId} is not of the task`);
  const fault = review.state === "scored" ? rubricFault(review, round) : null;
  demand(fault === null, "cross-check", reviewPaths.review(applicationId), fault ?? undefined);
  crossCheckPages(application, annotations);
}
