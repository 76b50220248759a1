import { partWords } from "../../../shared/domain/opinion";
import type { Round } from "../../../shared/domain/round";
import type { Gap, GapPlace } from "../../../shared/rules/gaps";
import { longestOpinion, shortestOpinion } from "../../../shared/rules/opinion-rules";

const reasons: Record<Gap["reason"], string> = {
  "no-verdict": "还没有作出判断",
  "unmet-unexplained": "判断为不符合或存疑，请写明理由",
  "precheck-overruled": "与区局初核相反，请写明理由",
  "no-points": "还没有评分",
  "points-not-allowed": "分值不在允许的范围或步长内",
  "outside-level": "分值与所选档次不一致，请调整或写明理由",
  "low-unexplained": "得分在最低档，请写明理由",
  "deduction-unexplained": "核定数低于目标，请写明核定的理由",
  "no-evidence": "没有引用依据",
  "no-recommendation": "还没有选择推荐结论",
  "no-opinion": "还没有写专家评估意见",
  "opinion-too-short": `专家评估意见过于简短，至少写 ${shortestOpinion} 个字`,
  "opinion-too-long": `专家评估意见过长，请压缩到 ${longestOpinion} 个字以内`,
  "part-missing": "分段写的意见，优势、不足、建议都要写；确实没有的请写“无”",
  "unfilled-placeholder": "花括号里的内容还没有换成实际内容",
};

/** What a gap asks for, in words: `A3 技术攻关、革新与成果：还没有评分`. */
export function gapWords(gap: Gap, round: Round): string {
  return `${placeWords(gap.place, round)}：${reasons[gap.reason]}`;
}

/** The reason alone, where the place is plain to see. */
export function gapReason(gap: Gap): string {
  return reasons[gap.reason];
}

function placeWords(place: GapPlace, round: Round): string {
  switch (place.kind) {
    case "gate":
      return `资格条件“${round.gates.find((gate) => gate.id === place.id)?.title ?? place.id}”`;
    case "criterion":
      return `${place.id} ${round.rubric.criteria.find((criterion) => criterion.id === place.id)?.title ?? ""}`.trim();
    case "recommendation":
      return "推荐结论";
    case "opinion":
      return place.part ? `专家评估意见“${partWords[place.part]}”` : "专家评估意见";
  }
}
