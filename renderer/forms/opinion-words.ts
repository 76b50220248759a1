import { pointsWords } from "../../shared/rules/scoring";
import type { OpinionFormData } from "./form-data";

/**
 * What stands above the opinion: the recommendation and the total. By hand, the recommendations to tick and room for the
 * figure.
 */
export function leadWords({ round, draft, total, blank }: OpinionFormData): string {
  const most = `（满分 ${round.rubric.total} 分）`;
  if (blank) {
    const choices = round.recommendations.map((each) => `□${each}`).join("　");
    return `推荐结论：${choices}\n评分合计：　　　　分${most}`;
  }
  const given = total === null ? "　　" : pointsWords(total);
  return `推荐结论：${draft.recommendation}　　评分合计：${given} 分${most}`;
}
