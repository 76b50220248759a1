import { describe, expect, it } from "vitest";
import {
  editGate,
  editScore,
  editText,
  putAnnotation,
  removeAnnotation,
} from "../../../../shared/domain/edits";
import type { ChangeEntry } from "../../../../shared/domain/history";
import { compareDrafts, isSame } from "../../../../shared/rules/draft-comparison";
import { type PastSeal, type ReviewPast, versionAfter, versionsOf } from "../../../../shared/rules/versions";
import { annotationId, drafted, sampleAnnotation, sampleRound } from "../sample-round";

const entry = (seq: number, at: string): ChangeEntry => ({
  ...{ version: 1, seq, at, kind: "edit", target: null, edits: [] },
});
const nothing: ReviewPast = { seals: [], carried: [], returned: [] };
const seal = (number: number, lastSeq: number, sealedAt: string, reason: string | null): PastSeal => ({
  ...{ number, lastSeq, sealedAt, state: "scored", total: 80, bundles: [] },
  reopened: reason === null ? null : { at: "2026-10-09T08:00:00+08:00", reason },
});
const told = (entries: readonly ChangeEntry[], past: Partial<ReviewPast> = {}) =>
  versionsOf(entries, { ...nothing, ...past }).map(({ id, seq }) => [id, seq]);

describe("the versions of a review", () => {
  it("are none without entries", () => {
    expect(told([])).toEqual([]);
  });

  it("end a stretch of work at an hour's pause and at a new day", () => {
    const log = [
      entry(1, "2026-10-08T09:00:00+08:00"),
      entry(2, "2026-10-08T10:00:00+08:00"),
      entry(3, "2026-10-08T11:00:01+08:00"),
      entry(4, "2026-10-08T23:50:00+08:00"),
      entry(5, "2026-10-09T00:10:00+08:00"),
    ];
    expect(told(log)).toEqual([
      ["beginning", 0],
      ["session-2", 2],
      ["session-3", 3],
      ["session-4", 4],
    ]);
    expect(versionsOf(log, nothing)[1]?.cause).toEqual({
      ...{ kind: "session", since: "2026-10-08T09:00:00+08:00", changes: 2 },
    });
  });

  it("are seals and reopenings with their reason, in place of the stretch that they end", () => {
    const log = [1, 2, 3].map((seq) => entry(seq, `2026-10-08T09:0${seq}:00+08:00`));
    const seals = [
      seal(1, 2, "2026-10-08T09:02:30+08:00", "补充依据"),
      seal(2, 3, "2026-10-09T09:00:00+08:00", null),
    ];
    const versions = versionsOf(log, { ...nothing, seals });
    expect(versions.map(({ id, seq }) => [id, seq])).toEqual([
      ["beginning", 0],
      ["seal-1", 2],
      ["reopening-1", 2],
      ["seal-2", 3],
    ]);
    expect(versions[2]?.cause).toEqual({ kind: "reopening", number: 1, reason: "补充依据" });
  });

  it("are carryings over and returns, by what was there when they came", () => {
    const log = [entry(1, "2026-10-08T09:00:00+08:00"), entry(2, "2026-10-11T09:00:00+08:00")];
    const carried = [{ from: 1, to: 2, at: "2026-10-10T09:00:00+08:00", lastSeq: 1 }];
    const returned = [{ note: "补充", at: "2026-10-09T09:00:00+08:00", revision: 2 }];
    expect(told(log, { carried, returned })).toEqual([
      ["beginning", 0],
      ["return-2-2026-10-09T09:00:00+08:00", 1],
      ["carrying-2026-10-10T09:00:00+08:00", 1],
    ]);
  });

  it("are the points that somebody named", () => {
    const log = [
      entry(1, "2026-10-08T09:00:00+08:00"),
      { ...entry(2, "2026-10-08T09:01:00+08:00"), kind: "point" as const, name: "初评" },
      entry(3, "2026-10-08T09:02:00+08:00"),
    ];
    expect(versionsOf(log, nothing).at(-1)).toMatchObject({
      ...{ id: "point-2", seq: 2, cause: { kind: "named", name: "初评" } },
    });
  });

  it("may be picked out of the log, one change at a time", () => {
    const log = [entry(1, "2026-10-08T09:00:00+08:00")];
    expect(versionAfter(log, 1)).toMatchObject({ id: "change-1", seq: 1, at: "2026-10-08T09:00:00+08:00" });
    expect(versionAfter(log, 2)).toBeNull();
  });

  it("put a return that came before the first entry on the untouched sheet", () => {
    const returned = [{ note: "补充", at: "2026-10-07T09:00:00+08:00", revision: 2 }];
    expect(told([entry(1, "2026-10-08T09:00:00+08:00")], { returned })[1]).toEqual([
      "return-2-2026-10-07T09:00:00+08:00",
      0,
    ]);
  });
});

describe("comparing two versions", () => {
  const before = drafted(
    (d) => editScore(d, "A1", { points: 9, comment: "好" }),
    (d) => putAnnotation(d, sampleAnnotation(1)),
    (d) => putAnnotation(d, sampleAnnotation(2)),
    (d) => editText(d, "opinion", "旧"),
  );
  const [gone] = removeAnnotation(before, annotationId(2));
  const after = drafted(
    (d) => editScore(d, "A1", { points: 8.5, comment: "好" }),
    (d) => editScore(d, "B1", { points: 6 }),
    (d) => editGate(d, "G2", { verdict: "met" }),
    (d) => putAnnotation(d, sampleAnnotation(1, "改")),
    (d) => putAnnotation(d, sampleAnnotation(3)),
    (d) => editText(d, "opinion", "新"),
    (d) => editText(d, "recommendation", "推荐"),
  );

  it("finds every part that is different, in the order of the sheet, and the sums", () => {
    expect(gone).toBeDefined();
    const found = compareDrafts(sampleRound, before, after);
    expect(found.scores.map(({ id, before: one, after: other }) => [id, one.points, other.points])).toEqual([
      ["A1", 9, 8.5],
      ["B1", null, 6],
    ]);
    expect(found.gates.map(({ id }) => id)).toEqual(["G2"]);
    expect(found).toMatchObject({
      recommendation: { before: "", after: "推荐" },
      opinion: { before: "旧", after: "新" },
      marks: { added: 1, removed: 1, changed: 1 },
      points: { before: 9, after: 14.5 },
    });
    expect(isSame(found)).toBe(false);
  });

  it("finds nothing where two say the same", () => {
    expect(isSame(compareDrafts(sampleRound, after, structuredClone(after)))).toBe(true);
  });
});
