import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findIn, fold, snippetOf } from "../../../../shared/text/matching";

const letter = fc.constantFrom(..."国家级技能大师工作室带徒ABCabc12３ＡｂＣ，。（）ﾊﾟ".split(""));
const chinese = fc.array(fc.constantFrom(..."国家级技能大师工作室带徒传艺"), { minLength: 2, maxLength: 20 });
const gap = fc.constantFrom("", " ", "\n", "\u3000", " \n ", "\u00a0");

describe("matching", () => {
  test.each([
    ["技能大师工作室", "大师 工作室"],
    ["技能大\n师 工作室", "大师工作室"],
    ["编号：ＳＹ２０２６－００５", "sy2026-005"],
    ["High\nSpeed  Motor", "high speed motor"],
    ["⻓期从事⻋工", "长期从事车工"],
    ["⼈才", "人才"],
    ["cafe\u0301", "CAFÉ"],
    ["ｶﾞ", "ガ"],
  ])("finds in %j the words %j", (text, words) => {
    expect(findIn(text, words)).toHaveLength(1);
  });

  test("keeps words of letters apart", () => {
    expect(findIn("a bc", "abc")).toEqual([]);
    expect(findIn("工作室", "")).toEqual([]);
    expect(findIn("工作室", " \n")).toEqual([]);
  });

  test("finds what lies apart, none over another", () => {
    expect(findIn("啊啊啊啊啊", "啊啊")).toEqual([
      { start: 0, end: 2 },
      { start: 2, end: 4 },
    ]);
  });

  test("folding what is folded changes nothing", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(letter, gap)), (parts) => {
        const { text } = fold(parts.join(""));
        expect(fold(text).text).toBe(text);
      }),
    );
  });

  test("a mark behind a blank leaves the blank there", () => {
    expect(fold("ｂ  ﾟ").text).toBe("b \u309a");
    expect(fold("b \u309a").text).toBe("b \u309a");
  });

  test("each folded unit stands for a part of the original, in order", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (original) => {
        const { text, starts, ends } = fold(original);
        expect(starts).toHaveLength(text.length);
        expect(ends).toHaveLength(text.length);
        for (const [index, start] of starts.entries()) {
          expect(start).toBeLessThan(ends[index] ?? 0);
          expect(start).toBeGreaterThanOrEqual(starts[index - 1] ?? 0);
        }
        expect(ends.every((end) => end <= original.length)).toBe(true);
      }),
    );
  });

  test("white space between Chinese characters hides nothing", () => {
    fc.assert(
      fc.property(chinese, fc.array(gap, { minLength: 60, maxLength: 60 }), fc.nat(), (all, gaps, at) => {
        const text = all.map((each, index) => each + (gaps[index] ?? "")).join("");
        const from = at % all.length;
        const words = all.slice(from, from + 3).join("");
        const found = findIn(text, words);
        expect(found.length).toBe(findIn(all.join(""), words).length);
        for (const { start, end } of found) expect(text.slice(start, end).replace(/\s/gu, "")).toBe(words);
      }),
    );
  });

  test("what was found reads as what was wanted", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(letter, gap), { maxLength: 60 }),
        fc.array(letter, { minLength: 1, maxLength: 3 }),
        (parts, wanted) => {
          const text = parts.join("");
          const words = fold(wanted.join("")).text;
          for (const { start, end } of findIn(text, words))
            expect(fold(text.slice(start, end)).text).toContain(words);
        },
      ),
    );
  });
});

describe("a snippet", () => {
  test("stands on one line with what is round it, and says where more is", () => {
    const text = `${"前".repeat(20)}工作\n室${"后".repeat(40)}`;
    expect(snippetOf(text, { start: 20, end: 24 })).toEqual({
      before: `…${"前".repeat(12)}`,
      hit: "工作室",
      after: `${"后".repeat(28)}…`,
    });
  });

  test("keeps spaces between words of letters", () => {
    expect(snippetOf("High\nSpeed Motor", { start: 5, end: 10 })).toEqual({
      before: "High ",
      hit: "Speed",
      after: " Motor",
    });
  });
});
