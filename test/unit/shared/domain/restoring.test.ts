import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyDraft, type ReviewDraft } from "../../../../shared/domain/draft";
import {
  editGate,
  editScore,
  editText,
  putAnnotation,
  removeAnnotation,
} from "../../../../shared/domain/edits";
import {
  applyEdits,
  type ChangeEntry,
  openHistory,
  recordEdits,
  undo,
} from "../../../../shared/domain/history";
import { draftAt, editsTo } from "../../../../shared/domain/restoring";
import { annotationId, sampleAnnotation, sampleRound } from "../sample-round";

const at = "2026-10-08T09:00:00+08:00";
const empty = emptyDraft(sampleRound);
const text = fc.string({ maxLength: 3 });
type Change = (draft: ReviewDraft) => ReturnType<typeof removeAnnotation>;
const changes: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(fc.constantFrom("A1", "B1", "D2"), fc.integer({ min: 0, max: 4 }), text).map(
    ([id, points, comment]): Change =>
      (draft) => [editScore(draft, id, { points, comment })],
  ),
  fc.tuple(fc.constantFrom("G1", "G2"), fc.constantFrom("met" as const, "unmet" as const, null)).map(
    ([id, verdict]): Change =>
      (draft) => [editGate(draft, id, { verdict })],
  ),
  text.map(
    (words): Change =>
      (draft) => [editText(draft, "opinion", words)],
  ),
  fc.tuple(fc.integer({ min: 1, max: 3 }), text).map(
    ([number, words]): Change =>
      (draft) => [
        putAnnotation(draft, sampleAnnotation(number, words)),
        editScore(draft, "A1", { evidence: [annotationId(number)] }),
      ],
  ),
  fc.integer({ min: 1, max: 3 }).map(
    (number): Change =>
      (draft) =>
        removeAnnotation(draft, annotationId(number)),
  ),
);

function logOf(made: readonly Change[]) {
  let history = openHistory(empty, []);
  const entries: ChangeEntry[] = [];
  const drafts: ReviewDraft[] = [history.draft];
  for (const change of made) {
    const step = recordEdits(history, change(history.draft), at);
    history = step.history;
    entries.push(step.entry);
    drafts.push(history.draft);
  }
  return { history, entries, drafts };
}

describe("going back to a version", () => {
  it("makes of any draft any earlier one, as one change that is undone as one (property)", () => {
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 12 }), fc.nat(12), (made, asked) => {
        const { history, entries, drafts } = logOf(made);
        const seq = Math.min(asked, entries.length);
        const earlier = draftAt(empty, entries, seq);
        expect(earlier).toEqual(drafts[seq]);
        const edits = editsTo(history.draft, earlier);
        expect(applyEdits(history.draft, edits)).toEqual(earlier);
        const back = recordEdits(history, edits, at, seq);
        expect(back.entry).toMatchObject({ seq: entries.length + 1, kind: "edit", restores: seq });
        expect(openHistory(empty, [...entries, back.entry]).draft).toEqual(earlier);
        expect(undo(back.history, at)?.history.draft).toEqual(history.draft);
      }),
    );
  });

  it("changes nothing where the version is what stands there", () => {
    const { history } = logOf([(draft) => [editText(draft, "opinion", "好")]]);
    expect(editsTo(history.draft, structuredClone(history.draft))).toEqual([]);
  });
});
