import { describe, expect, it } from "vitest";
import { editGate, editScore, editText } from "../../../../shared/domain/edits";
import { applyEdits } from "../../../../shared/domain/history";
import { blockingGaps, gapsOf } from "../../../../shared/rules/gaps";
import {
  characterCount,
  draftParts,
  longestOpinion,
  opinionGaps,
  withDraftedParts,
} from "../../../../shared/rules/opinion-rules";
import { drafted, finishedDraft, sampleRound } from "../sample-round";

const enough = "好".repeat(20);

describe("what an opinion lacks", () => {
  it("is its length: at least 20 and at most 4,000 characters, as people count them", () => {
    const reasons = (text: string) => opinionGaps(text).map(({ reason }) => reason);
    expect(reasons("好".repeat(19))).toEqual(["opinion-too-short"]);
    expect(reasons(`${"𠮷\n".repeat(longestOpinion)}`)).toEqual([]);
    expect(reasons("好".repeat(longestOpinion + 1))).toEqual(["opinion-too-long"]);
    expect(reasons(" \n")).toEqual(["no-opinion"]);
  });

  it("is any part that is not written, where one is", () => {
    expect(opinionGaps(enough)).toEqual([]);
    expect(opinionGaps(`${enough}\n优势：好\n建议： `)).toEqual([
      { part: "weaknesses", severity: "missing", reason: "part-missing" },
      { part: "advice", severity: "missing", reason: "part-missing" },
    ]);
    expect(opinionGaps(`优势：${enough}\n不足：无\n建议：无`)).toEqual([]);
  });

  it("is what of a phrase nobody filled in, and that blocks nothing", () => {
    const opinion = `${enough}{领办人}\n优势：好\n不足：{分值}\n建议：无`;
    expect(opinionGaps(opinion).map(({ part, severity }) => [part, severity])).toEqual([
      [null, "advice"],
      ["weaknesses", "advice"],
    ]);
    const draft = applyEdits(finishedDraft(), [
      editText(finishedDraft(), "opinion", opinion),
      editScore(finishedDraft(), "A1", { comment: "缺{证书}" }),
      editGate(finishedDraft(), "G1", { comment: "{依据}" }),
    ]);
    const gaps = gapsOf(sampleRound, draft, []);
    expect(new Set(gaps.map(({ reason }) => reason))).toEqual(new Set(["unfilled-placeholder"]));
    expect(gaps.map(({ place }) => place)).toEqual([
      { kind: "gate", id: "G1" },
      { kind: "criterion", id: "A1" },
      { kind: "opinion" },
      { kind: "opinion", part: "weaknesses" },
    ]);
    expect(blockingGaps(gaps)).toEqual([]);
  });
});

describe("drafting the opinion", () => {
  it("puts the expert's comments under 优势 and 不足 by their points and adds nothing of its own", () => {
    const draft = drafted(
      (d) => editScore(d, "A1", { points: 7.5, comment: "证书为一级。" }),
      (d) => editScore(d, "B1", { points: 5, comment: "制度不全" }),
      (d) => editScore(d, "D2", { count: 90, points: 7, comment: "计划可行；\n台账齐全" }),
      (d) => editGate(d, "G1", { verdict: "met", comment: "属实" }),
      (d) => editGate(d, "G2", { verdict: "doubtful", comment: "合同期限不清。" }),
    );
    expect(draftParts(sampleRound, draft)).toEqual({
      strengths: "技能等级与一线履历：证书为一级。",
      weaknesses: "制度：制度不全。\n名师带徒：计划可行；台账齐全。\n成员：合同期限不清。",
      advice: "",
    });
  });

  it("is nothing without comments", () => {
    expect(draftParts(sampleRound, drafted())).toBeNull();
  });

  it("keeps what was written and comes behind it", () => {
    const parts = { strengths: "新。", weaknesses: "", advice: "" };
    expect(withDraftedParts("总体。\n优势：旧。\n", parts)).toBe("总体。\n优势：旧。\n新。");
    expect(withDraftedParts("整篇。\n", parts)).toBe("整篇。\n\n优势：新。");
    expect(withDraftedParts("", parts)).toBe("优势：新。");
  });

  it("counts characters as people do", () => {
    expect(characterCount("好 的\n𠮷")).toBe(3);
  });
});
