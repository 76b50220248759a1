import type { Criterion } from "../../shared/domain/round";
import { type GroupSubtotal, levelOfPoints, pointsWords } from "../../shared/rules/scoring";
import { evidencePlaces, type OpinionFormData } from "./form-data";
import { inPieces, textInPieces } from "./row-pieces";

/** One row of the second sheet, in the order printed. Rows are kept whole; a long comment or a long list of evidence goes on in rows of its own. */
export type FormRow =
  | {
      readonly kind: "gate";
      readonly key: string;
      readonly title: string;
      readonly verdict: string;
      readonly comment: string;
      readonly evidence: string;
    }
  | { readonly kind: "group"; readonly key: string; readonly title: string; readonly points: string }
  | {
      readonly kind: "score";
      readonly key: string;
      readonly title: string;
      readonly max: string;
      readonly level: string;
      readonly points: string;
      readonly comment: string;
      readonly evidence: string;
    };

/** The longest comment printed in one row, in characters: about a fifth of a sheet in the comment's column. */
const longestInOneRow = 240;
/** The most places of evidence in one row: about half a sheet in their narrow column. */
const placesInOneRow = 20;

/** What a verdict on a gate is called. */
export const verdictWords = { met: "符合", unmet: "不符合", doubtful: "存疑" } as const;

/** The rows of the gates. */
export function gateRows(data: OpinionFormData): FormRow[] {
  return data.round.gates.flatMap((gate) => {
    const work = data.draft.gates[gate.id];
    const row = {
      kind: "gate" as const,
      key: gate.id,
      title: `${gate.title} ${gate.article}`,
      verdict: work?.verdict ? verdictWords[work.verdict] : "",
    };
    return continued(row, work?.comment ?? "", evidencePlaces(data, work?.evidence ?? []));
  });
}

/** The rows of the criteria, each group under a heading with its subtotal. */
export function scoreRows(data: OpinionFormData, subtotals: readonly GroupSubtotal[]): FormRow[] {
  return subtotals.flatMap(({ group, criteria, points, max }) => [
    {
      kind: "group",
      key: `group-${group}`,
      title: group,
      points: data.blank ? `　　　 / ${max}` : `${pointsWords(points)} / ${max}`,
    },
    ...criteria.flatMap((criterion) => criterionRows(data, criterion)),
  ]);
}

function criterionRows(data: OpinionFormData, criterion: Criterion): FormRow[] {
  const work = data.draft.scores[criterion.id];
  const points = work?.points ?? null;
  const counted = work?.count === null || work?.count === undefined ? "" : `计数 ${work.count}。`;
  const row = {
    kind: "score" as const,
    key: criterion.id,
    title: `${criterion.id} ${criterion.title}`,
    max: String(criterion.max),
    level: points === null ? "" : levelWords(criterion, points),
    points: points === null ? "" : pointsWords(points),
  };
  return continued(row, counted + (work?.comment ?? ""), evidencePlaces(data, work?.evidence ?? []));
}

/** The level that points fall in; `档外` between two levels, nothing where the criterion has none. */
export function levelWords(criterion: Criterion, points: number): string {
  if (criterion.levels.length === 0) return "";
  return levelOfPoints(criterion, points)?.label ?? "档外";
}

type Begun<Row> = Row extends { comment: string } ? Omit<Row, "comment" | "evidence"> : never;

function continued(row: Begun<FormRow>, comment: string, places: readonly string[]): FormRow[] {
  const comments = textInPieces(comment, longestInOneRow);
  const evidence = inPieces(places, placesInOneRow).map((piece) => piece.join("、"));
  const blank = row.kind === "gate" ? { verdict: "" } : { max: "", level: "", points: "" };
  return Array.from({ length: Math.max(comments.length, evidence.length, 1) }, (_, index) => {
    const rest = index === 0 ? {} : { ...blank, key: `${row.key}-${index + 1}`, title: "（续上）" };
    return { ...row, ...rest, comment: comments[index] ?? "", evidence: evidence[index] ?? "" } as FormRow;
  });
}
