import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fillPhrase, phrasePieces, phrasesSchema, unfilledIn } from "../../../../shared/domain/phrase";
import { starterPhrases } from "../../../../shared/domain/starter-phrases";
import { annotationId } from "../sample-round";

describe("a phrase", () => {
  it("is filled in with what is known; the rest stays to be filled in by hand", () => {
    const text = "{领办人}在{工作室}，评{分值}分，缺{缺少的材料}。";
    const filled = fillPhrase(text, { 领办人: "王某", 工作室: "某工作室", 分值: "" });
    expect(filled).toBe("王某在某工作室，评{分值}分，缺{缺少的材料}。");
    expect(unfilledIn(filled).map(({ text: each }) => each)).toEqual(["{分值}", "{缺少的材料}"]);
    for (const { text: each, start, end } of unfilledIn(filled)) expect(filled.slice(start, end)).toBe(each);
  });

  it("takes only braces round a few Chinese characters on one line for a placeholder", () => {
    expect(unfilledIn("{x+1} {} {领\n办人} {{}} {  }").length).toBe(0);
    expect(unfilledIn("{{领办人}}").map(({ text }) => text)).toEqual(["{领办人}"]);
  });

  it("does not fill in what a value brought along", () => {
    expect(fillPhrase("{领办人}", { 领办人: "{工作室}", 工作室: "某" })).toBe("{工作室}");
  });

  it("is its pieces (property)", () => {
    const bits = fc.constantFrom("{", "}", "领办人", "分值", "\n", "好", " ");
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 16 }), (each) => {
        const text = each.join("");
        expect(
          phrasePieces(text)
            .map((piece) => piece.text)
            .join(""),
        ).toBe(text);
        expect(fillPhrase(text, {})).toBe(text);
      }),
    );
  });

  it("to begin with passes the schema and stands there once", () => {
    let made = 0;
    const phrases = starterPhrases(() => annotationId(++made));
    expect(phrasesSchema.parse(phrases)).toHaveLength(made);
    expect(new Set(phrases.map(({ text }) => text)).size).toBe(made);
  });
});
