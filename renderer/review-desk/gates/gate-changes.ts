import type { GateVerdict } from "../../../shared/domain/draft";
import { editGate } from "../../../shared/domain/edits";
import type { OpenReview } from "../review";

/** The verdicts in the order of their keys. */
export const gateVerdicts: readonly GateVerdict[] = ["met", "unmet", "doubtful"];

/** Gives a verdict; the same again changes nothing. */
export function giveVerdict(review: OpenReview, gateId: string, verdict: GateVerdict): void {
  const draft = review.draft();
  if (draft.gates[gateId]?.verdict === verdict) return;
  review.change([editGate(draft, gateId, { verdict })]);
}
