import type { Application } from "../../../shared/domain/application";
import type { Round } from "../../../shared/domain/round";
import { groupSubtotals } from "../../../shared/rules/scoring";
import { evidencePlaces, type OpinionFormData, type Signer } from "../form-data";
import { levelWords, verdictWords } from "../score-rows";

/** One application in a score file; without `data` where there is nothing to show of it (recused, not answered for). */
export interface ScoreEntry {
  readonly application: Application;
  /** Where the review is, such as 已定稿. */
  readonly standing: string;
  readonly data: OpinionFormData | null;
}

/** What a score file is made of: one application or all of an expert's. */
export interface ScoreFileData {
  readonly round: Round;
  readonly signer: Signer;
  /** `YYYY-MM-DD`. */
  readonly preparedOn: string;
  readonly entries: readonly ScoreEntry[];
}

/** One line of a score sheet. The printed sheet has the same figures in the same order. */
export interface ScoreLine {
  readonly kind: "gate" | "score" | "subtotal" | "total";
  readonly group: string;
  readonly code: string;
  readonly title: string;
  readonly max: number | null;
  /** The level the points fall in, or the verdict on a gate. */
  readonly verdict: string;
  readonly count: number | null;
  /** `null` while none are given. */
  readonly points: number | null;
  readonly comment: string;
  readonly evidence: string;
}

const nothing = { code: "", max: null, verdict: "", count: null, points: null, comment: "", evidence: "" };

/** The lines of one application: gates, each group's criteria with their subtotal, the total. */
export function scoreLines(data: OpinionFormData): ScoreLine[] {
  const { round, draft, total } = data;
  const groups = groupSubtotals(round, draft).flatMap((group) => [
    ...group.criteria.map((criterion) => criterionLine(data, criterion)),
    {
      ...nothing,
      ...{ kind: "subtotal" as const, group: group.group, title: "小计", max: group.max },
      points: group.points,
    },
  ]);
  return [
    ...gateLines(data),
    ...groups,
    {
      ...nothing,
      ...{ kind: "total" as const, group: "合计", title: "合计", max: round.rubric.total, points: total },
      comment: draft.recommendation === "" ? "" : `推荐结论：${draft.recommendation}`,
    },
  ];
}

function gateLines(data: OpinionFormData): ScoreLine[] {
  return data.round.gates.map((gate) => {
    const work = data.draft.gates[gate.id];
    return {
      ...nothing,
      ...{ kind: "gate" as const, group: "资格条件", code: gate.id, title: `${gate.title} ${gate.article}` },
      verdict: work?.verdict ? verdictWords[work.verdict] : "",
      comment: work?.comment ?? "",
      evidence: evidencePlaces(data, work?.evidence ?? []).join("、"),
    };
  });
}

function criterionLine(data: OpinionFormData, criterion: Round["rubric"]["criteria"][number]): ScoreLine {
  const work = data.draft.scores[criterion.id];
  const points = work?.points ?? null;
  return {
    ...{ kind: "score", group: criterion.group, code: criterion.id, title: criterion.title },
    ...{ max: criterion.max, points, count: work?.count ?? null },
    verdict: points === null ? "" : levelWords(criterion, points),
    comment: work?.comment ?? "",
    evidence: evidencePlaces(data, work?.evidence ?? []).join("、"),
  };
}
