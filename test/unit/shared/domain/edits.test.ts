import { describe, expect, it } from "vitest";
import { citationsOf, emptyDraft } from "../../../../shared/domain/draft";
import {
  type Citer,
  cite,
  editGate,
  editScore,
  editText,
  putAnnotation,
  removeAnnotation,
  uncite,
} from "../../../../shared/domain/edits";
import { applyEdit } from "../../../../shared/domain/history";
import { annotationId, drafted, sampleAnnotation, sampleRound } from "../sample-round";

const empty = emptyDraft(sampleRound);
const a1: Citer = { kind: "criterion", id: "A1" };
const g1: Citer = { kind: "gate", id: "G1" };

describe("emptyDraft", () => {
  it("holds every gate and criterion of the round, untouched", () => {
    expect(Object.keys(empty.gates)).toEqual(["G1", "G2"]);
    expect(Object.keys(empty.scores)).toEqual(["A1", "B1", "D2"]);
    expect(empty.scores.A1).toEqual({ level: null, points: null, count: null, comment: "", evidence: [] });
  });
});

describe("edits", () => {
  it("change the named fields and keep the others", () => {
    const draft = drafted((d) => editScore(d, "A1", { points: 9, comment: "证书属实" }));
    const edit = editScore(draft, "A1", { points: 9.5 });
    expect(edit).toMatchObject({ on: "score", id: "A1", before: { points: 9 } });
    expect(applyEdit(draft, edit).scores.A1).toMatchObject({ points: 9.5, comment: "证书属实" });
  });

  it("say what a gate and a text were before", () => {
    const draft = drafted(
      (d) => editGate(d, "G1", { verdict: "unmet" }),
      (d) => editText(d, "opinion", "旧"),
    );
    expect(editGate(draft, "G1", { verdict: "met" })).toMatchObject({ before: { verdict: "unmet" } });
    expect(editText(draft, "opinion", "新")).toEqual({ on: "opinion", before: "旧", after: "新" });
  });

  it("tell a new annotation from a changed one", () => {
    const first = sampleAnnotation(1);
    const draft = drafted((d) => putAnnotation(d, first));
    expect(putAnnotation(empty, first)).toMatchObject({ before: null, after: first });
    expect(putAnnotation(draft, { ...first, text: "改" })).toMatchObject({ before: first });
  });
});

describe("citing", () => {
  it("adds in the order of citing, once each", () => {
    const draft = drafted(
      (d) => cite(d, a1, annotationId(2)) ?? editScore(d, "A1", {}),
      (d) => cite(d, a1, annotationId(1)) ?? editScore(d, "A1", {}),
    );
    expect(draft.scores.A1?.evidence).toEqual([annotationId(2), annotationId(1)]);
    expect(cite(draft, a1, annotationId(1))).toBeNull();
  });

  it("takes one citation away and leaves the rest", () => {
    const draft = drafted((d) => editGate(d, "G1", { evidence: [annotationId(1), annotationId(2)] }));
    const edit = uncite(draft, g1, annotationId(1));
    expect(edit && applyEdit(draft, edit).gates.G1?.evidence).toEqual([annotationId(2)]);
    expect(uncite(draft, g1, annotationId(3))).toBeNull();
  });
});

describe("removeAnnotation", () => {
  const mark = sampleAnnotation(1);
  const draft = drafted(
    (d) => putAnnotation(d, mark),
    (d) => putAnnotation(d, sampleAnnotation(2)),
    (d) => editGate(d, "G2", { verdict: "met", evidence: [mark.id] }),
    (d) => editScore(d, "A1", { points: 9, evidence: [mark.id, annotationId(2)] }),
  );

  it("finds every place that cites it", () => {
    expect(citationsOf(draft, mark.id)).toEqual({ gateIds: ["G2"], criterionIds: ["A1"] });
    expect(citationsOf(draft, annotationId(9))).toEqual({ gateIds: [], criterionIds: [] });
  });

  it("takes all citations with it, so that no evidence points nowhere, and keeps verdict and points", () => {
    const after = removeAnnotation(draft, mark.id).reduce(applyEdit, draft);
    expect(after.annotations).toEqual({ [annotationId(2)]: sampleAnnotation(2) });
    expect(after.gates.G2).toMatchObject({ verdict: "met", evidence: [] });
    expect(after.scores.A1).toMatchObject({ points: 9, evidence: [annotationId(2)] });
  });
});
