import type { Precheck } from "../domain/application";
import { exactSum } from "../domain/decimal";
import type { ReviewDraft } from "../domain/draft";
import type { ReviewDocument } from "../domain/review-document";
import type { Round } from "../domain/round";
import { blockingGaps, gapsOf } from "./gaps";

/** What a review document says besides the expert's work. */
export interface SealingContext {
  readonly taskPackageId: string;
  readonly applicationId: string;
  readonly expertKid: string;
  /** `YYYY-MM-DD`, the date printed beside the signature. */
  readonly signedOn: string;
  /** ISO 8601 with zone. */
  readonly sealedAt: string;
}

/**
 * The review document of a finished draft: every gate and criterion once, in the round's order, and the exact total.
 * Throws where a gap still blocks, `precheck` being the bureau's of the application: the desk lists gaps before it offers to seal.
 */
export function sealDraft(
  round: Round,
  draft: ReviewDraft,
  precheck: readonly Precheck[],
  context: SealingContext,
): ReviewDocument {
  const [gap] = blockingGaps(gapsOf(round, draft, precheck));
  if (gap) throw new Error(`a review with a gap cannot be sealed: ${gap.reason}`);
  const scores = scoresOf(round, draft);
  return {
    format: 1,
    roundId: round.id,
    ...identityOf(context),
    state: "scored",
    recusal: { declared: false, reason: "" },
    gates: gatesOf(round, draft),
    scores,
    total: exactSum(scores.map((score) => score.points)),
    recommendation: draft.recommendation,
    opinion: draft.opinion,
    signedOn: context.signedOn,
    sealedAt: context.sealedAt,
  };
}

/** The review document of an application that the expert keeps away from: no gates, no scores, no total. */
export function sealRecusal(round: Round, reason: string, context: SealingContext): ReviewDocument {
  return {
    format: 1,
    roundId: round.id,
    ...identityOf(context),
    state: "recused",
    recusal: { declared: true, reason },
    gates: [],
    scores: [],
    total: null,
    recommendation: "",
    opinion: "",
    signedOn: context.signedOn,
    sealedAt: context.sealedAt,
  };
}

function identityOf({ taskPackageId, applicationId, expertKid }: SealingContext) {
  return { taskPackageId, applicationId, expertKid };
}

function gatesOf(round: Round, draft: ReviewDraft): ReviewDocument["gates"] {
  return round.gates.flatMap(({ id }) => {
    const work = draft.gates[id];
    return work?.verdict
      ? [{ id, verdict: work.verdict, comment: work.comment, evidence: work.evidence.map(annotationUrn) }]
      : [];
  });
}

function scoresOf(round: Round, draft: ReviewDraft): ReviewDocument["scores"] {
  return round.rubric.criteria.flatMap(({ id: criterionId, scoring }) => {
    const work = draft.scores[criterionId];
    if (!work || work.points === null) return [];
    const { points, comment } = work;
    const count = scoring.kind === "count" ? work.count : null;
    return [{ criterionId, points, count, comment, evidence: work.evidence.map(annotationUrn) }];
  });
}

/** The id of an annotation as shipped documents cite it. */
export function annotationUrn(id: string): string {
  return `urn:uuid:${id}`;
}
