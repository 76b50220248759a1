import { type ReviewDraft, untouchedGate, untouchedScore } from "./draft";
import { applyEdits, type ChangeEntry, type Edit } from "./history";
import { sameValue } from "./same";

/** The draft as it was after the entry `seq` of its log; 0 is before the first. */
export function draftAt(empty: ReviewDraft, entries: readonly ChangeEntry[], seq: number): ReviewDraft {
  return applyEdits(
    empty,
    entries.filter((entry) => entry.seq <= seq).flatMap(({ edits }) => edits),
  );
}

/**
 * The edits that turn one draft into another: how one goes back to an earlier version as a change like any other, which
 * can be undone and leaves the log as it is. None where the two say the same.
 */
export function editsTo(from: ReviewDraft, to: ReviewDraft): Edit[] {
  return [
    ...keysOf(from.gates, to.gates).map((id): Edit => {
      const [before, after] = [from.gates[id] ?? untouchedGate, to.gates[id] ?? untouchedGate];
      return { on: "gate", id, before, after };
    }),
    ...keysOf(from.scores, to.scores).map((id): Edit => {
      const [before, after] = [from.scores[id] ?? untouchedScore, to.scores[id] ?? untouchedScore];
      return { on: "score", id, before, after };
    }),
    ...(["recommendation", "opinion"] as const).map((on): Edit => ({ on, before: from[on], after: to[on] })),
    ...keysOf(from.annotations, to.annotations).map((id): Edit => {
      const [before, after] = [from.annotations[id] ?? null, to.annotations[id] ?? null];
      return { on: "annotation", id, before, after };
    }),
  ].filter(({ before, after }) => !sameValue(before, after));
}

function keysOf(one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])];
}
