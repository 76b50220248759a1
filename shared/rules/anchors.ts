import type { Application } from "../domain/application";
import { exactSum } from "../domain/decimal";
import type { ReviewDraft } from "../domain/draft";
import type { Criterion, Round } from "../domain/round";

/** One criterion of a practice dossier: the expert's own points beside the bureau's. */
export interface AnchoredScore {
  readonly criterion: Criterion;
  readonly own: number;
  /** `null` where the bureau gives none for the criterion. */
  readonly anchor: number | null;
  /** Own less the bureau's, exactly. */
  readonly difference: number | null;
  readonly note: string;
}

/**
 * Own points beside the anchors of a practice dossier (校准练习), in the order of the rubric. `null` where the application is
 * none, and until every criterion has points: an anchor that is seen first is no practice.
 */
export function anchoredScores(
  { rubric }: Pick<Round, "rubric">,
  { calibration }: Pick<Application, "calibration">,
  draft: Pick<ReviewDraft, "scores">,
): AnchoredScore[] | null {
  if (!calibration) return null;
  const scores = rubric.criteria.flatMap((criterion) => {
    const own = draft.scores[criterion.id]?.points ?? null;
    const given = calibration.anchors.find(({ criterionId }) => criterionId === criterion.id);
    const anchor = given?.points ?? null;
    const difference = own === null || anchor === null ? null : exactSum([own, -anchor]);
    return own === null ? [] : [{ criterion, own, anchor, difference, note: given?.note ?? "" }];
  });
  return scores.length === rubric.criteria.length ? scores : null;
}
