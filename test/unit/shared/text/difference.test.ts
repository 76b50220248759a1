import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differenceOf, differenceSize } from "../../../../shared/text/difference";

const shown = (before: string, after: string) =>
  differenceOf(before, after)
    .map(({ kind, text }) => (kind === "same" ? text : kind === "added" ? `+${text}+` : `-${text}-`))
    .join("");

/** Texts that repeat themselves, so that much is common and much is ambiguous. */
const bits = fc.constantFrom(..."甲乙丙的。；\nab1𠮷 ".split(""), "佐证齐全。", "扣1.5分，", "𠮷");
const texts = fc.array(bits, { maxLength: 24 }).map((each) => each.join(""));

describe("the difference of two texts", () => {
  it("keeps the sentences that stayed and marks the words that did not", () => {
    expect(shown("证书属实。攻关成果已应用。", "证书属实。攻关成果未应用。")).toBe(
      "证书属实。攻关成果-已-+未+应用。",
    );
    expect(shown("甲方面好。", "甲方面好。乙方面差。")).toBe("甲方面好。+乙方面差。+");
    expect(shown("一。二。三。", "一。三。")).toBe("一。-二。-三。");
  });

  it("takes numbers and Latin words whole", () => {
    expect(shown("评8.5分，共3人。", "评9.0分，共3人。")).toBe("评-8.5-+9.0+分，共3人。");
  });

  it("shows what has little in common as replaced whole", () => {
    expect(shown("带徒计划不可行。", "证书真实有效！")).toBe("-带徒计划不可行。-+证书真实有效！+");
  });

  it("makes up both texts again, kinds in turn, the removed first (property)", () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const pieces = differenceOf(before, after);
        const without = (kind: string) =>
          pieces
            .filter((each) => each.kind !== kind)
            .map(({ text }) => text)
            .join("");
        expect(without("added")).toBe(before);
        expect(without("removed")).toBe(after);
        expect(pieces.every(({ text }) => text !== "")).toBe(true);
        const kinds = pieces.map(({ kind }) => kind).join(" ");
        expect(kinds).not.toMatch(/\b(\w+) \1\b|added removed/u);
      }),
      { numRuns: 500 },
    );
  });

  it("finds nothing in a text and itself (property)", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(differenceOf(text, text)).toEqual(text === "" ? [] : [{ kind: "same", text }]);
        expect(differenceSize(differenceOf(text, text))).toEqual({ added: 0, removed: 0 });
      }),
    );
  });

  it("copes with two opinions of the greatest length that share nothing in order", () => {
    const long = (seed: number) =>
      Array.from({ length: 4000 }, (_, at) => String.fromCodePoint(0x4e00 + ((at * seed) % 997))).join("");
    const pieces = differenceOf(long(7), long(11));
    expect(
      pieces
        .filter(({ kind }) => kind !== "added")
        .map(({ text }) => text)
        .join(""),
    ).toBe(long(7));
  });

  it("counts characters without white space", () => {
    expect(differenceSize(differenceOf("好", "好 的\n𠮷"))).toEqual({ added: 2, removed: 0 });
  });
});
