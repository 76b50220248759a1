import type { Precheck } from "../domain/application";
import type { ReviewDraft, ScoreDraft } from "../domain/draft";
import type { OpinionPart } from "../domain/opinion";
import { unfilledIn } from "../domain/phrase";
import type { Criterion, Gate, Round } from "../domain/round";
import { overrulesPrecheck } from "./gate-disagreement";
import { opinionGaps } from "./opinion-rules";
import { isAllowedPoints, levelOfPoints, pointsForCount } from "./scoring";

/** Where a gap is: the sheet jumps there. */
export type GapPlace =
  | { readonly kind: "gate"; readonly id: string }
  | { readonly kind: "criterion"; readonly id: string }
  | { readonly kind: "recommendation" }
  /** `part` where it is about one of the opinion's parts. */
  | { readonly kind: "opinion"; readonly part?: OpinionPart };

/** What is missing. `missing` keeps a review from being sealed; `advice` asks for a second look only. */
export interface Gap {
  readonly place: GapPlace;
  readonly severity: "missing" | "advice";
  readonly reason:
    | "no-verdict"
    | "unmet-unexplained"
    | "precheck-overruled"
    | "no-points"
    | "points-not-allowed"
    | "outside-level"
    | "low-unexplained"
    | "deduction-unexplained"
    | "no-evidence"
    | "no-recommendation"
    | "no-opinion"
    | "opinion-too-short"
    | "opinion-too-long"
    | "part-missing"
    | "unfilled-placeholder";
}

/**
 * Everything that stands between a draft and its seal, in the order of the sheet: gates (articles 4, 5 and 10), criteria,
 * recommendation, opinion. An unmet gate never blocks scoring, but has to be explained, and so do a verdict against the bureau's
 * precheck (`precheck`: all of the application) and points in the lowest level.
 */
export function gapsOf(round: Round, draft: ReviewDraft, precheck: readonly Precheck[]): Gap[] {
  return [
    ...round.gates.flatMap((gate) => [
      ...gateGaps(gate, draft, precheck),
      ...unfilledGaps({ kind: "gate", id: gate.id }, draft.gates[gate.id]?.comment),
    ]),
    ...round.rubric.criteria.flatMap((criterion) => [
      ...criterionGaps(criterion, round.rubric.step, draft),
      ...unfilledGaps({ kind: "criterion", id: criterion.id }, draft.scores[criterion.id]?.comment),
    ]),
    ...recommendationGaps(round, draft),
    ...opinionGaps(draft.opinion).map(
      ({ part, ...gap }): Gap => ({ ...gap, place: part ? { kind: "opinion", part } : { kind: "opinion" } }),
    ),
  ];
}

/** The gaps that keep a review from being sealed. */
export function blockingGaps(gaps: readonly Gap[]): Gap[] {
  return gaps.filter((gap) => gap.severity === "missing");
}

/** At how many places of the sheet these gaps are: one criterion may want several things, and one comment settle them. */
export function countPlaces(gaps: readonly Gap[]): number {
  return new Set(gaps.map(({ place }) => JSON.stringify(place))).size;
}

/** What is missing about one gate. Also asked while judging, so that nobody learns of it only at the end. */
export function gateGaps(gate: Gate, draft: ReviewDraft, precheck: readonly Precheck[]): Gap[] {
  const place: GapPlace = { kind: "gate", id: gate.id };
  const work = draft.gates[gate.id];
  if (!work?.verdict) return [{ place, severity: "missing", reason: "no-verdict" }];
  if (!isBlank(work.comment)) return [];
  if (work.verdict !== "met") return [{ place, severity: "missing", reason: "unmet-unexplained" }];
  const found = precheck.find((each) => each.gateId === gate.id)?.result ?? null;
  return overrulesPrecheck(found, work.verdict)
    ? [{ place, severity: "missing", reason: "precheck-overruled" }]
    : [];
}

/** What is missing or odd about one criterion. Also asked while scoring, so that nobody learns of it only at the end. */
export function criterionGaps(criterion: Criterion, step: number, draft: ReviewDraft): Gap[] {
  const place: GapPlace = { kind: "criterion", id: criterion.id };
  const work = draft.scores[criterion.id];
  if (!work || work.points === null) return [{ place, severity: "missing", reason: "no-points" }];
  if (criterion.scoring.kind === "count" && work.count === null)
    return [{ place, severity: "missing", reason: "no-points" }];
  if (!isAllowedPoints(work.points, criterion, step) || !followsCount(criterion, work))
    return [{ place, severity: "missing", reason: "points-not-allowed" }];
  return [
    ...levelGaps(criterion, work, work.points),
    ...deductionGaps(criterion, work, work.points),
    ...evidenceGaps(place, work),
  ];
}

/** The points of a counted criterion follow from its count alone; others are free. */
function followsCount(criterion: Criterion, work: ScoreDraft): boolean {
  if (criterion.scoring.kind !== "count" || work.count === null) return true;
  return work.points === pointsForCount(criterion, work.count);
}

function levelGaps(criterion: Criterion, work: ScoreDraft, points: number): Gap[] {
  const place: GapPlace = { kind: "criterion", id: criterion.id };
  const level = levelOfPoints(criterion, points);
  const explained = !isBlank(work.comment);
  const gaps: Gap[] = [];
  if (work.level && level?.label !== work.level && !explained)
    gaps.push({ place, severity: "missing", reason: "outside-level" });
  if (isLowest(criterion, points) && !explained)
    gaps.push({ place, severity: "missing", reason: "low-unexplained" });
  return gaps;
}

/** A count below the target is the expert's own finding: its reason is asked for. The points follow from it, so it blocks nothing. */
function deductionGaps(criterion: Criterion, work: ScoreDraft, points: number): Gap[] {
  const deducted = criterion.scoring.kind === "count" && points < criterion.max;
  const place: GapPlace = { kind: "criterion", id: criterion.id };
  return deducted && isBlank(work.comment)
    ? [{ place, severity: "advice", reason: "deduction-unexplained" }]
    : [];
}

/** Points in (or under) the lowest level of a criterion cost an applicant much, so they need a reason. */
function isLowest(criterion: Criterion, points: number): boolean {
  const floors = criterion.levels.map((level) => level.min).sort((a, b) => a - b);
  const secondLowest = floors[1];
  return secondLowest !== undefined && points < secondLowest;
}

function evidenceGaps(place: GapPlace, work: ScoreDraft): Gap[] {
  return work.evidence.length === 0 ? [{ place, severity: "advice", reason: "no-evidence" }] : [];
}

function recommendationGaps(round: Round, draft: ReviewDraft): Gap[] {
  if (round.recommendations.includes(draft.recommendation)) return [];
  return [{ place: { kind: "recommendation" }, severity: "missing", reason: "no-recommendation" }];
}

/** A comment with a placeholder of a phrase that nobody filled in. It may be meant so, hence it blocks nothing. */
function unfilledGaps(place: GapPlace, comment = ""): Gap[] {
  return unfilledIn(comment).length > 0
    ? [{ place, severity: "advice", reason: "unfilled-placeholder" }]
    : [];
}

const isBlank = (text: string) => text.trim() === "";
