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
  applyEdit,
  type ChangeEntry,
  type Edit,
  type History,
  openHistory,
  recordEdits,
  recordPoint,
  redo,
  type Step,
  undo,
} from "../../../../shared/domain/history";
import { annotationId, sampleAnnotation, sampleRound } from "../sample-round";

const at = "2026-10-08T09:00:00+08:00";
const empty = emptyDraft(sampleRound);
const fresh = () => openHistory(empty, []);

const scored = (history: History, points: number) =>
  recordEdits(history, [editScore(history.draft, "A1", { points })], at);

/** What a user can do: any change to any part of the draft, or going back and forth. */
type Action =
  | { readonly does: "undo" }
  | { readonly does: "redo" }
  | { readonly does: "point" }
  | { readonly does: "edit"; readonly of: EditMaker };
type EditMaker = (draft: ReviewDraft) => Edit[];

const text = fc.string({ maxLength: 6 });
const edits: fc.Arbitrary<EditMaker> = fc.oneof(
  fc
    .record({ id: fc.constantFrom("A1", "B1", "D2"), half: fc.integer({ min: 0, max: 16 }), comment: text })
    .map(
      ({ id, half, comment }): EditMaker =>
        (draft) => [editScore(draft, id, { points: half / 2, comment })],
    ),
  fc
    .record({ id: fc.constantFrom("G1", "G2"), verdict: fc.constantFrom("met", "unmet", "doubtful", null) })
    .map(
      ({ id, verdict }): EditMaker =>
        (draft) => [editGate(draft, id, { verdict })],
    ),
  text.map(
    (opinion): EditMaker =>
      (draft) => [editText(draft, "opinion", opinion)],
  ),
  fc.record({ number: fc.integer({ min: 1, max: 4 }), text }).map(
    ({ number, text: words }): EditMaker =>
      (draft) => [
        putAnnotation(draft, sampleAnnotation(number, words)),
        editScore(draft, "A1", { evidence: [annotationId(number)] }),
      ],
  ),
  fc.integer({ min: 1, max: 4 }).map(
    (number): EditMaker =>
      (draft) =>
        removeAnnotation(draft, annotationId(number)),
  ),
);
const actions: fc.Arbitrary<Action[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: edits.map((of): Action => ({ does: "edit", of })) },
    { weight: 2, arbitrary: fc.constantFrom<Action>({ does: "undo" }, { does: "redo" }, { does: "point" }) },
  ),
  { maxLength: 30 },
);

function take(history: History, action: Action): Step | null {
  if (action.does === "undo") return undo(history, at);
  if (action.does === "redo") return redo(history, at);
  if (action.does === "point") return recordPoint(history, "初评", at);
  return recordEdits(history, action.of(history.draft), at);
}

/** Runs the actions and keeps each history passed and each entry to be stored. */
function run(taken: readonly Action[]): { history: History; log: ChangeEntry[]; passed: History[] } {
  const log: ChangeEntry[] = [];
  const passed: History[] = [fresh()];
  let history = fresh();
  for (const action of taken) {
    const step = take(history, action);
    if (!step) continue;
    history = step.history;
    log.push(step.entry);
    passed.push(history);
  }
  return { history, log, passed };
}

describe("history", () => {
  it("starts with nothing to undo or redo", () => {
    expect(undo(fresh(), at)).toBeNull();
    expect(redo(fresh(), at)).toBeNull();
  });

  it("takes the newest change back first and does it again", () => {
    const first = scored(fresh(), 9).history;
    const second = scored(first, 8).history;
    const back = undo(second, at);
    expect(back?.history.draft).toEqual(first.draft);
    expect(back?.entry).toMatchObject({ seq: 3, kind: "undo", target: 2 });
    const again = redo(back?.history ?? fresh(), at);
    expect(again?.history.draft).toEqual(second.draft);
    expect(again?.entry).toMatchObject({ seq: 4, kind: "redo", target: 2 });
  });

  it("forgets what could be redone once something else is changed", () => {
    const back = undo(scored(fresh(), 9).history, at)?.history ?? fresh();
    expect(back.redoable).toHaveLength(1);
    expect(redo(scored(back, 5).history, at)).toBeNull();
  });

  it("passes over a named point: it changes nothing, and what can be undone and redone stays", () => {
    const first = scored(fresh(), 9).history;
    const back = undo(first, at)?.history ?? fresh();
    const named = recordPoint(back, "初评", at);
    expect(named.entry).toMatchObject({ seq: 3, kind: "point", name: "初评", edits: [] });
    expect(named.history).toEqual({ ...back, lastSeq: 3 });
    expect(redo(named.history, at)?.history.draft).toEqual(first.draft);
  });

  it("undoes the edits of one entry together, the last of them first", () => {
    const twice = [editScore(empty, "A1", { points: 5 })];
    twice.push(editScore(applyEdit(empty, twice[0] as Edit), "A1", { points: 6 }));
    const { history } = recordEdits(fresh(), twice, at);
    expect(history.draft.scores.A1?.points).toBe(6);
    expect(undo(history, at)?.history.draft).toEqual(empty);
  });

  it("refuses a log whose undo names another entry than the newest", () => {
    const { history, entry } = scored(fresh(), 9);
    const back = undo(history, at)?.entry as ChangeEntry;
    expect(() => openHistory(empty, [entry, { ...back, target: 7 }])).toThrow("names 7");
    expect(() => openHistory(empty, [{ ...back, seq: 1 }])).toThrow();
  });

  it("refuses a log with a gap or in the wrong order: the draft would silently be another", () => {
    const one = scored(fresh(), 9);
    const two = scored(one.history, 8);
    expect(() => openHistory(empty, [two.entry])).toThrow("seq");
    expect(() => openHistory(empty, [two.entry, one.entry])).toThrow("seq");
  });

  it("gives the same history when the stored log is replayed (property)", () => {
    fc.assert(
      fc.property(actions, (taken) => {
        const { history, log } = run(taken);
        expect(openHistory(empty, log)).toEqual(history);
        expect(log.map((entry) => entry.seq)).toEqual(log.map((_, index) => index + 1));
      }),
    );
  });

  it("comes back to the empty draft when everything is undone, and forward again when all is redone (property)", () => {
    fc.assert(
      fc.property(actions, (taken) => {
        let { history } = run(taken);
        while (history.redoable.length > 0) history = redo(history, at)?.history ?? history;
        const newest = history.draft;
        while (history.undoable.length > 0) history = undo(history, at)?.history ?? history;
        expect(history.draft).toEqual(empty);
        while (history.redoable.length > 0) history = redo(history, at)?.history ?? history;
        expect(history.draft).toEqual(newest);
      }),
    );
  });

  it("never changes a draft or a history in place (property)", () => {
    fc.assert(
      fc.property(actions, (taken) => {
        const again = run(taken);
        const before = structuredClone(again.passed);
        run(taken);
        undo(again.history, at);
        expect(again.passed).toEqual(before);
      }),
    );
  });
});
