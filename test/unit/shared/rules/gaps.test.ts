import { describe, expect, it } from "vitest";
import type { Precheck } from "../../../../shared/domain/application";
import {
  emptyDraft,
  type GateDraft,
  type ReviewDraft,
  type ScoreDraft,
} from "../../../../shared/domain/draft";
import { editGate, editScore, editText } from "../../../../shared/domain/edits";
import { applyEdit } from "../../../../shared/domain/history";
import { blockingGaps, countPlaces, criterionGaps, gapsOf } from "../../../../shared/rules/gaps";
import { shortestOpinion } from "../../../../shared/rules/opinion-rules";
import { annotationId, criterion, drafted, finishedDraft, sampleRound } from "../sample-round";

const evidence = [annotationId(1)];
const reasons = (draft: ReviewDraft) => gapsOf(sampleRound, draft, []).map((gap) => gap.reason);

const scoredA1 = (patch: Partial<ScoreDraft>) =>
  criterionGaps(
    criterion("A1"),
    0.5,
    drafted((d) => editScore(d, "A1", { evidence, ...patch })),
  ).map((gap) => gap.reason);
const scoredD2 = (patch: Partial<ScoreDraft>) =>
  criterionGaps(
    criterion("D2"),
    0.5,
    drafted((d) => editScore(d, "D2", { evidence, ...patch })),
  ).map((gap) => gap.reason);
const gated = (patch: Partial<GateDraft>, result?: Precheck["result"]) => {
  const precheck = result ? [{ gateId: "G1", result, note: "" }] : [];
  const draft = drafted((d) => editGate(d, "G1", patch));
  return gapsOf(sampleRound, draft, precheck).filter(
    (gap) => gap.place.kind === "gate" && gap.place.id === "G1",
  );
};

describe("gapsOf", () => {
  it("lists what an untouched draft lacks, in the order of the sheet", () => {
    expect(
      gapsOf(sampleRound, emptyDraft(sampleRound), []).map(({ place, reason }) => [place, reason]),
    ).toEqual([
      [{ kind: "gate", id: "G1" }, "no-verdict"],
      [{ kind: "gate", id: "G2" }, "no-verdict"],
      [{ kind: "criterion", id: "A1" }, "no-points"],
      [{ kind: "criterion", id: "B1" }, "no-points"],
      [{ kind: "criterion", id: "D2" }, "no-points"],
      [{ kind: "recommendation" }, "no-recommendation"],
      [{ kind: "opinion" }, "no-opinion"],
    ]);
  });

  it("finds nothing in a finished draft", () => {
    expect(gapsOf(sampleRound, finishedDraft(), [])).toEqual([]);
  });

  it("blocks for what is missing and not for advice", () => {
    const draft = finishedDraft();
    const uncited = applyEdit(draft, editScore(draft, "A1", { evidence: [] }));
    expect(reasons(uncited)).toEqual(["no-evidence"]);
    expect(blockingGaps(gapsOf(sampleRound, uncited, []))).toEqual([]);
  });
});

describe("gates (articles 4, 5 and 10)", () => {
  it("want a verdict, and an explanation unless it is 符合", () => {
    expect(gated({ verdict: "met" })).toEqual([]);
    expect(gated({ verdict: "unmet" })).toMatchObject([{ reason: "unmet-unexplained", severity: "missing" }]);
    expect(gated({ verdict: "doubtful", comment: " \n" })).toMatchObject([{ reason: "unmet-unexplained" }]);
    expect(gated({ verdict: "unmet", comment: "距退休不足两年" })).toEqual([]);
  });

  it("want a reason for a verdict against the bureau's precheck, whichever of them says no", () => {
    const overruled = {
      place: { kind: "gate", id: "G1" },
      severity: "missing",
      reason: "precheck-overruled",
    };
    expect(gated({ verdict: "met", comment: " " }, "fail")).toEqual([overruled]);
    expect(gated({ verdict: "met", comment: "三人均有劳动合同" }, "fail")).toEqual([]);
    expect(gated({ verdict: "unmet" }, "pass")).toMatchObject([{ reason: "unmet-unexplained" }]);
    expect(gated({ verdict: "unmet", comment: "一人为劳务派遣" }, "pass")).toEqual([]);
  });

  it("want none where the precheck agrees or left the question open", () => {
    expect(gated({ verdict: "met" }, "pass")).toEqual([]);
    expect(gated({ verdict: "met" }, "manual")).toEqual([]);
  });

  it("never keep anybody from scoring", () => {
    const work = (draft: ReviewDraft) => editScore(draft, "A1", { level: "优", points: 9.5, evidence });
    const unmet = drafted((d) => editGate(d, "G1", { verdict: "unmet" }), work);
    expect(criterionGaps(criterion("A1"), 0.5, unmet)).toEqual([]);
  });
});

describe("criterionGaps", () => {
  it("asks about points outside the level that was chosen, until they are explained", () => {
    expect(scoredA1({ level: "良", points: 9 })).toEqual(["outside-level"]);
    expect(scoredA1({ level: "良", points: 8.5 })).toEqual([]);
    expect(scoredA1({ level: "良", points: 9, comment: "履历突出" })).toEqual([]);
    expect(scoredA1({ level: null, points: 9 })).toEqual([]);
  });

  it("asks for a reason for points of the lowest level", () => {
    expect(scoredA1({ level: "差", points: 5.5 })).toEqual(["low-unexplained"]);
    expect(scoredA1({ level: "中", points: 6 })).toEqual([]);
    expect(scoredA1({ level: "差", points: 3, comment: "无岗位证明" })).toEqual([]);
  });

  it("asks about both at once, which is one place to go to", () => {
    expect(scoredA1({ level: "中", points: 5 })).toEqual(["outside-level", "low-unexplained"]);
    const odd = drafted((d) => editScore(d, "A1", { level: "中", points: 5, evidence }));
    expect(countPlaces(criterionGaps(criterion("A1"), 0.5, odd))).toBe(1);
    expect(countPlaces(gapsOf(sampleRound, emptyDraft(sampleRound), []))).toBe(7);
  });

  it("refuses points that cannot be given", () => {
    expect(scoredA1({ points: 9.2 })).toEqual(["points-not-allowed"]);
    expect(scoredA1({ points: 11 })).toEqual(["points-not-allowed"]);
  });

  it("wants of a counted criterion the count and the points that follow from it", () => {
    expect(scoredD2({ count: 100, points: 12 })).toEqual([]);
    expect(scoredD2({ count: null, points: 7 })).toEqual(["no-points"]);
    expect(scoredD2({ count: 90, points: 8 })).toEqual(["points-not-allowed"]);
  });

  it("asks for the reason of a deduction by count, which blocks nothing", () => {
    expect(scoredD2({ count: 90, points: 7 })).toEqual(["deduction-unexplained"]);
    expect(scoredD2({ count: 90, points: 7, comment: "三份合同无签名，未计" })).toEqual([]);
    const draft = finishedDraft();
    const short = applyEdit(draft, editScore(draft, "D2", { count: 90, points: 7, comment: "" }));
    expect(reasons(short)).toEqual(["deduction-unexplained"]);
    expect(blockingGaps(gapsOf(sampleRound, short, []))).toEqual([]);
  });
});

describe("opinion and recommendation", () => {
  const opinionGap = (opinion: string) =>
    reasons(drafted((d) => editText(d, "opinion", opinion))).filter((reason) => reason.includes("opinion"));

  it("counts characters without white space, as people do", () => {
    const enough = "好".repeat(shortestOpinion);
    expect(opinionGap(enough)).toEqual([]);
    expect(opinionGap(`${"好 \n".repeat(shortestOpinion - 1)}`)).toEqual(["opinion-too-short"]);
    expect(opinionGap("𠮷".repeat(shortestOpinion))).toEqual([]);
    expect(opinionGap("𠮷".repeat(shortestOpinion - 1))).toEqual(["opinion-too-short"]);
    expect(opinionGap(" \n")).toEqual(["no-opinion"]);
  });

  it("takes only a recommendation of the round", () => {
    expect(reasons(drafted((d) => editText(d, "recommendation", "推荐")))).not.toContain("no-recommendation");
    expect(reasons(drafted((d) => editText(d, "recommendation", "强烈推荐")))).toContain("no-recommendation");
  });
});
