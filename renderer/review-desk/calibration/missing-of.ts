import type { Application } from "../../../shared/domain/application";
import type { ReviewDraft } from "../../../shared/domain/draft";
import type { Round } from "../../../shared/domain/round";
import { blockingGaps, type Gap, gapsOf } from "../../../shared/rules/gaps";

/**
 * What still has to be done on an application: what stands between it and its seal, in the order of the sheet. Practice is
 * never sealed, it is about points: there, only criteria without any.
 */
export function missingOf(
  round: Round,
  { calibration, precheck }: Pick<Application, "calibration" | "precheck">,
  draft: ReviewDraft,
): Gap[] {
  const gaps = blockingGaps(gapsOf(round, draft, precheck));
  if (!calibration) return gaps;
  return gaps.filter(({ place }) => place.kind === "criterion" && draft.scores[place.id]?.points == null);
}
