import { describe, expect, it } from "vitest";
import { deletedWords, markEdits } from "../../../../renderer/review-desk/reading/mark-edits";
import { changeWords } from "../../../../renderer/review-desk/review";
import type { MarkChange } from "../../../../renderer/viewer";
import { emptyDraft } from "../../../../shared/domain/draft";
import { editGate, editScore, putAnnotation } from "../../../../shared/domain/edits";
import { openHistory, recordEdits, undo } from "../../../../shared/domain/history";
import { annotationId, drafted, sampleRound } from "../../shared/sample-round";

const at = "2026-10-08T10:00:00+08:00";
const mark = (number: number) => ({
  ...({
    id: annotationId(number),
    materialId: "m1",
    page: 1,
    meaning: "positive",
    text: "",
    created: at,
  } as const),
  mark: { tool: "note", at: { x: number, y: number } } as const,
});
const clockOf = () => {
  let made = 100;
  return {
    now: () => at,
    newId: () => {
      made += 1;
      return annotationId(made);
    },
  };
};

describe("one gesture with many marks", () => {
  const draft = drafted(
    (d) => putAnnotation(d, mark(1)),
    (d) => putAnnotation(d, mark(2)),
    (d) => putAnnotation(d, mark(3)),
    (d) => editScore(d, "A1", { evidence: [annotationId(1), annotationId(2), annotationId(3)] }),
    (d) => editGate(d, "G1", { evidence: [annotationId(2)] }),
  );
  const { id: _id, created: _created, ...fresh } = mark(9);
  const changes: readonly MarkChange[] = [
    { kind: "delete", id: annotationId(1) },
    { kind: "delete", id: annotationId(2) },
    { kind: "change", changed: { ...mark(3), meaning: "deduction" } },
    { kind: "change", changed: mark(77) },
    { kind: "create", created: fresh },
  ];

  it("is one entry: all citations of all deleted marks go with them, and come back with one undo, also after reopening", () => {
    const made = markEdits(draft, changes, clockOf());
    const start = { ...openHistory(emptyDraft(sampleRound), []), draft };
    const step = recordEdits(start, made.edits, at);
    expect(step.entry.seq).toBe(1);
    expect(step.history.draft.scores.A1?.evidence).toEqual([annotationId(3)]);
    expect(step.history.draft.gates.G1?.evidence).toEqual([]);
    expect(Object.keys(step.history.draft.annotations)).toEqual([annotationId(3), ...made.createdIds]);
    expect(step.history.draft.annotations[annotationId(3)]).toMatchObject({
      meaning: "deduction",
      modified: at,
    });
    const reopened = openHistory(draft, [step.entry]);
    expect(reopened.draft).toEqual(step.history.draft);
    expect(undo(reopened, at)?.history.draft).toEqual(draft);
  });

  it("says how many marks it was", () => {
    const { edits } = markEdits(
      draft,
      [1, 2].map((number) => ({ kind: "delete", id: annotationId(number) })),
      clockOf(),
    );
    const entry = recordEdits(openHistory(emptyDraft(sampleRound), []), edits, at).entry;
    expect(changeWords(entry, sampleRound)).toBe("删除 2 处批注");
    expect(deletedWords(1, 0)).toBe("已删除批注。");
    expect(deletedWords(3, 2)).toBe("已删除 3 处批注，引用的 2 处依据一并取消。");
  });
});

describe("a long history", () => {
  it("opens thousands of marks that were drawn one by one, and takes the last back", () => {
    const empty = emptyDraft(sampleRound);
    let history = openHistory(empty, []);
    const entries = Array.from({ length: 5_000 }, (_, index) => ({
      ...({ version: 1, seq: index + 1, at, kind: "edit", target: null } as const),
      edits: [putAnnotation(empty, mark(index))],
    }));
    history = openHistory(empty, entries);
    expect(Object.keys(history.draft.annotations)).toHaveLength(5_000);
    expect(Object.keys(undo(history, at)?.history.draft.annotations ?? {})).toHaveLength(4_999);
  });
});
