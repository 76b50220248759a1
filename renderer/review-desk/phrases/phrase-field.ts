import type { Application } from "../../../shared/domain/application";
import type { ReviewDraft } from "../../../shared/domain/draft";
import { type OpinionField, partWords } from "../../../shared/domain/opinion";
import type { PlaceholderValues } from "../../../shared/domain/phrase";
import type { Criterion, Round } from "../../../shared/domain/round";
import { levelOfPoints, scoringProgress } from "../../../shared/rules/scoring";
import { pointsWords, verdictWords } from "../review";

/** A text that phrases can be inserted into: a field of the opinion, or the comment of a gate or a criterion. */
export type PhraseField =
  | { readonly kind: "opinion"; readonly id: OpinionField }
  | { readonly kind: "gate" | "criterion"; readonly id: string };

/** How a field is called beside its insertion: 优势, A1 评语, 资格 1 说明. */
export function fieldWords({ kind, id }: PhraseField, round: Round): string {
  switch (kind) {
    case "opinion":
      return id === "free" ? "专家评估意见" : partWords[id];
    case "gate":
      return `资格 ${1 + round.gates.findIndex((gate) => gate.id === id)} 说明`;
    case "criterion":
      return `${id} 评语`;
  }
}

/** What is known of the dossier and the draft where a phrase goes in. Points are as they are shown everywhere. */
export function valuesFor(
  field: PhraseField,
  review: { readonly round: Round; readonly application: Application; readonly draft: ReviewDraft },
): PlaceholderValues {
  const { round, application, draft } = review;
  const { scored, points } = scoringProgress(round, draft);
  return {
    领办人: application.master.name,
    工作室: application.studio.name,
    所在单位: application.employer.name,
    工种: application.master.occupation,
    编号: application.number,
    合计: scored === 0 ? "" : pointsWords(points),
    推荐结论: draft.recommendation,
    ...ofField(field, round, draft),
  };
}

function ofField({ kind, id }: PhraseField, round: Round, draft: ReviewDraft): PlaceholderValues {
  if (kind === "gate") {
    const verdict = draft.gates[id]?.verdict;
    const title = round.gates.find((gate) => gate.id === id)?.title ?? "";
    return { 资格条件: title, 判断: verdict ? verdictWords[verdict] : "" };
  }
  const criterion = kind === "criterion" && round.rubric.criteria.find((each) => each.id === id);
  return criterion ? ofCriterion(criterion, draft) : {};
}

function ofCriterion(criterion: Criterion, draft: ReviewDraft): PlaceholderValues {
  const { points = null, count = null } = draft.scores[criterion.id] ?? {};
  const always = { 评分项: criterion.title, 满分: String(criterion.max) };
  if (points === null) return always;
  return {
    ...always,
    档次: levelOfPoints(criterion, points)?.label ?? "",
    分值: pointsWords(points),
    扣分: pointsWords(Math.round((criterion.max - points) * 1000) / 1000),
    数量: count === null ? "" : String(count),
  };
}
