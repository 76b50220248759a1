import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exactSum } from "../../../../shared/domain/decimal";
import { editScore, editText } from "../../../../shared/domain/edits";
import { applyEdit } from "../../../../shared/domain/history";
import { reviewDocumentSchema } from "../../../../shared/domain/review-document";
import { annotationUrn, sealDraft, sealRecusal } from "../../../../shared/rules/sealing";
import { annotationId, finishedDraft, sampleRound } from "../sample-round";

const context = {
  taskPackageId: "6f7a2f2e-0d0e-4a54-9a3e-0c5f6a7b8c9d",
  applicationId: "a1",
  expertKid: `${"A".repeat(42)}A`,
  signedOn: "2026-10-12",
  sealedAt: "2026-10-12T16:20:00+08:00",
};

describe("sealDraft", () => {
  it("writes every gate and criterion once, in the round's order, with the exact total", () => {
    const sealed = sealDraft(sampleRound, finishedDraft(), [], context);
    expect(sealed.gates.map((gate) => gate.id)).toEqual(["G1", "G2"]);
    expect(sealed.scores.map((score) => [score.criterionId, score.points])).toEqual([
      ["A1", 9.5],
      ["B1", 6.5],
      ["D2", 7],
    ]);
    expect(sealed).toMatchObject({ state: "scored", total: 23, recommendation: "推荐", ...context });
  });

  it("cites annotations by the ids they are shipped under", () => {
    const sealed = sealDraft(sampleRound, finishedDraft(), [], context);
    expect(sealed.scores[0]?.evidence).toEqual([`urn:uuid:${annotationId(1)}`]);
    expect(sealed.gates[0]?.evidence).toEqual([annotationUrn(annotationId(1))]);
  });

  it("makes a document that passes its schema", () => {
    expect(() =>
      reviewDocumentSchema.parse(sealDraft(sampleRound, finishedDraft(), [], context)),
    ).not.toThrow();
  });

  it("keeps a count only where the criterion is scored by count", () => {
    const draft = finishedDraft();
    const stray = applyEdit(draft, editScore(draft, "A1", { count: 4 }));
    const sealed = sealDraft(sampleRound, stray, [], context);
    expect(sealed.scores.map((score) => score.count)).toEqual([null, null, 90]);
  });

  it("throws while something is missing", () => {
    const draft = finishedDraft();
    const silent = applyEdit(draft, editText(draft, "opinion", ""));
    expect(() => sealDraft(sampleRound, silent, [], context)).toThrow("no-opinion");
  });

  it("has the exact sum of its points as total (property)", () => {
    const half = (max: number) => fc.integer({ min: 0, max: max * 2 }).map((steps) => steps / 2);
    fc.assert(
      fc.property(half(10), half(8), (a1, b1) => {
        const draft = finishedDraft();
        const scored = [
          editScore(draft, "A1", { points: a1, comment: "已说明" }),
          editScore(draft, "B1", { points: b1, comment: "已说明" }),
        ].reduce(applyEdit, draft);
        const sealed = sealDraft(sampleRound, scored, [], context);
        expect(sealed.total).toBe(a1 + b1 + 7);
        expect(sealed.total).toBe(exactSum(sealed.scores.map((score) => score.points)));
      }),
    );
  });
});

describe("sealRecusal", () => {
  it("says that the expert keeps away and nothing else", () => {
    const sealed = sealRecusal(sampleRound, "与领办人为师徒", context);
    expect(reviewDocumentSchema.parse(sealed)).toMatchObject({
      state: "recused",
      recusal: { declared: true, reason: "与领办人为师徒" },
      gates: [],
      scores: [],
      total: null,
    });
  });
});
