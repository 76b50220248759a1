import {
  type GateDraft,
  type ReviewDraft,
  type ScoreDraft,
  untouchedGate,
  untouchedScore,
} from "../domain/draft";
import type { Round } from "../domain/round";
import { sameValue } from "../domain/same";
import { scoringProgress } from "./scoring";

/** Something of a review in two versions of it. */
export interface Changed<Value> {
  readonly before: Value;
  readonly after: Value;
}

/** A gate or a criterion that reads differently. */
export interface ChangedItem<Value> extends Changed<Value> {
  readonly id: string;
  readonly title: string;
}

/** How two versions of one review differ. What is the same in both is left out. */
export interface DraftComparison {
  readonly scores: readonly ChangedItem<ScoreDraft>[];
  readonly gates: readonly ChangedItem<GateDraft>[];
  readonly recommendation: Changed<string> | null;
  readonly opinion: Changed<string> | null;
  /** Marks by number: there after and not before, there before and not after, there in both and different. */
  readonly marks: { readonly added: number; readonly removed: number; readonly changed: number };
  /** The sum of the points given, in each version. */
  readonly points: Changed<number>;
}

/** Compares two versions of a review, in the order of the sheet. */
export function compareDrafts(round: Round, before: ReviewDraft, after: ReviewDraft): DraftComparison {
  return {
    scores: round.rubric.criteria.flatMap(({ id, title }) =>
      item(id, title, before.scores[id] ?? untouchedScore, after.scores[id] ?? untouchedScore),
    ),
    gates: round.gates.flatMap(({ id, title }) =>
      item(id, title, before.gates[id] ?? untouchedGate, after.gates[id] ?? untouchedGate),
    ),
    recommendation: changed(before.recommendation, after.recommendation),
    opinion: changed(before.opinion, after.opinion),
    marks: compareMarks(before, after),
    points: { before: scoringProgress(round, before).points, after: scoringProgress(round, after).points },
  };
}

/** Whether a comparison found nothing. */
export function isSame({ scores, gates, recommendation, opinion, marks }: DraftComparison): boolean {
  const { added, removed, changed: remarked } = marks;
  return (
    scores.length + gates.length + added + removed + remarked === 0 &&
    recommendation === null &&
    opinion === null
  );
}

function item<Value>(id: string, title: string, before: Value, after: Value): ChangedItem<Value>[] {
  return sameValue(before, after) ? [] : [{ id, title, before, after }];
}

function changed(before: string, after: string): Changed<string> | null {
  return before === after ? null : { before, after };
}

function compareMarks({ annotations: one }: ReviewDraft, { annotations: other }: ReviewDraft) {
  const common = Object.keys(one).filter((id) => other[id]);
  return {
    added: Object.keys(other).length - common.length,
    removed: Object.keys(one).length - common.length,
    changed: common.filter((id) => !sameValue(one[id], other[id])).length,
  };
}
