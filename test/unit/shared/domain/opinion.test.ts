import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  fieldOfEnd,
  joinOpinion,
  type OpinionField,
  opinionParts,
  parseOpinion,
  type StructuredOpinion,
  withOpinionField,
} from "../../../../shared/domain/opinion";

const fields: readonly OpinionField[] = ["free", ...opinionParts];
const only = (parts: Partial<StructuredOpinion>): StructuredOpinion => ({
  ...{ free: "", strengths: "", weaknesses: "", advice: "" },
  ...parts,
});

/** Texts full of what could be taken for a heading, a break or a blank. */
const bits = fc.constantFrom(
  ...["优势：", "不足：", "建议：", "优势", "：", "\n", "\n\n", " ", "好", "𠮷", "无。", "\r\n"],
);
const texts = fc.array(bits, { maxLength: 14 }).map((each) => each.join(""));
/** Words in which no line begins with a heading. */
const plain = texts.map((text) => text.replace(/(^|\n)(?=优势：|不足：|建议：)/gu, "$1又"));

describe("the parts of an opinion", () => {
  it("stand on lines of their own with their headings", () => {
    const opinion = only({ free: "总体良好。", strengths: "技艺突出。", advice: "补充证明。\n留存记录。" });
    expect(joinOpinion(opinion)).toBe("总体良好。\n优势：技艺突出。\n建议：补充证明。\n留存记录。");
    expect(parseOpinion(joinOpinion(opinion))).toEqual(opinion);
  });

  it.each([
    ["without headings", "整篇意见，优势：写在行中。"],
    ["with nothing behind the only heading", "优势："],
    ["with a blank line before the heading", "\n优势：好"],
    ["with a half-width colon", "优势:好"],
  ])("are not made of a text %s: it stays one free piece", (_what, text) => {
    expect(parseOpinion(text)).toEqual(only({ free: text }));
  });

  it("pass over a heading without words and one out of order", () => {
    expect(parseOpinion("优势：\n不足：少")).toEqual(only({ free: "优势：", weaknesses: "少" }));
    expect(parseOpinion("不足：少\n优势：好")).toEqual(only({ weaknesses: "少\n优势：好" }));
    expect(parseOpinion("建议：\n优势：好\n建议：改")).toEqual(
      only({ free: "建议：", strengths: "好", advice: "改" }),
    );
  });

  it("give back every text character by character (property)", () => {
    const comesBack = (text: string) => {
      expect(joinOpinion(parseOpinion(text))).toBe(text);
    };
    fc.assert(fc.property(texts, comesBack), { numRuns: 300 });
    fc.assert(fc.property(fc.string({ unit: "binary" }), comesBack));
  });

  it("come back as they were written, where no line of theirs begins with a heading (property)", () => {
    fc.assert(
      fc.property(
        fc.record({ free: plain, strengths: plain, weaknesses: plain, advice: plain }),
        (opinion) => {
          expect(parseOpinion(joinOpinion(opinion))).toEqual(opinion);
        },
      ),
    );
  });
});

describe("writing one field", () => {
  it("leaves the others alone", () => {
    expect(withOpinionField("总体。\n优势：好", "weaknesses", "少")).toBe("总体。\n优势：好\n不足：少");
    expect(withOpinionField("总体。\n优势：好", "strengths", "")).toBe("总体。");
  });

  it("moves what follows a heading to the field that it names, before what is there", () => {
    const text = withOpinionField("优势：旧", "free", "总体。\n优势：新\n建议：改");
    expect(parseOpinion(text)).toEqual(only({ free: "总体。", strengths: "新\n旧", advice: "改" }));
    expect(fieldOfEnd("free", "总体。\n优势：新\n建议：改进")).toEqual({ field: "advice", length: 2 });
    expect(fieldOfEnd("strengths", "好\n不足：少")).toEqual({ field: "weaknesses", length: 1 });
    expect(fieldOfEnd("strengths", "好")).toEqual({ field: "strengths", length: 1 });
  });

  it("shows the field as it was written, where no line of it begins with a heading (property)", () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...fields), plain, (text, field, words) => {
        expect(parseOpinion(withOpinionField(text, field, words))[field]).toBe(words);
      }),
    );
  });

  it("never loses a character of the field or of the others (property)", () => {
    const sorted = (text: string) => [...text.replace(/\n/gu, "")].sort().join("");
    fc.assert(
      fc.property(texts, fc.constantFrom(...fields), texts, (text, field, words) => {
        const before = parseOpinion(text);
        const after = parseOpinion(withOpinionField(text, field, words));
        const kept = fields.filter((each) => each !== field).map((each) => before[each]);
        const all = sorted(Object.values(after).join(""));
        for (const part of [...kept, words])
          for (const character of new Set(part.replace(/[优势不足建议：\n]/gu, "")))
            expect(all.split(character).length).toBeGreaterThanOrEqual(
              sorted([...kept, words].join("")).split(character).length,
            );
      }),
    );
  });
});
