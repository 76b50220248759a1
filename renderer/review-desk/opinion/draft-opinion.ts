import type { ReviewDraft } from "../../../shared/domain/draft";
import type { Round } from "../../../shared/domain/round";

/** Characters without white space: what people mean by 字数. */
export function characterCount(text: string): number {
  return [...text.replace(/\s/gu, "")].length;
}

/**
 * A first text of the opinion out of the comments given, group by group in the rubric's order, gates that are not met
 * last. Only the expert's own words and the names of what they are about; empty where there is no comment.
 */
export function draftOpinion(round: Round, draft: ReviewDraft): string {
  const groups = [...new Set(round.rubric.criteria.map((criterion) => criterion.group))];
  const sentences = groups.flatMap((group) => {
    const parts = round.rubric.criteria
      .filter((criterion) => criterion.group === group)
      .flatMap(({ id, title }) => commented(title, draft.scores[id]?.comment));
    return parts.length === 0 ? [] : [`${group}方面，${parts.join("；")}。`];
  });
  const gates = round.gates.flatMap(({ id, title }) => {
    const work = draft.gates[id];
    return work && work.verdict !== "met" ? commented(title, work.comment) : [];
  });
  return [...sentences, ...(gates.length === 0 ? [] : [`资格条件方面，${gates.join("；")}。`])].join("\n");
}

function commented(title: string, comment: string | undefined): string[] {
  const words = (comment ?? "").trim().replace(/[。；;.\s]+$/u, "");
  return words === "" ? [] : [`${title}：${words.replace(/[。；;，,\s]*\n\s*/gu, "；")}`];
}

/** The opinion with the drafted text at its end; what was written stays. */
export function withDrafted(opinion: string, drafted: string): string {
  const written = opinion.trimEnd();
  return written === "" ? drafted : `${written}\n${drafted}`;
}
