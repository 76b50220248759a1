import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutIntoSheets, cutText, dealOntoSheets } from "../../../../renderer/forms/flow";

const upTo = (length: number) => (piece: string) => [...piece].length <= length;

describe("dealing rows onto sheets", () => {
  it("keeps the order and loses no row", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 120 })),
        fc.array(fc.integer({ min: 50, max: 100 }), { minLength: 1 }),
        (heights, capacities) => {
          const sheets = dealOntoSheets(heights, capacities);
          expect(sheets.flat()).toEqual(heights.map((_, index) => index));
        },
      ),
    );
  });

  it("never fills a sheet over its capacity, but for a row that is taller than a sheet", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 150 })), (heights) => {
        for (const sheet of dealOntoSheets(heights, [80, 100])) {
          const capacity = sheet[0] === 0 ? 80 : 100;
          const used = sheet.reduce((sum, index) => sum + (heights[index] ?? 0), 0);
          expect(sheet.length === 1 || used <= capacity).toBe(true);
        }
      }),
    );
  });

  it("gives one empty sheet where there are no rows", () => {
    expect(dealOntoSheets([], [100])).toEqual([[]]);
  });

  it("goes on with the capacity of the last sheet", () => {
    expect(dealOntoSheets([5, 5, 5, 5], [5, 10])).toEqual([[0], [1, 2], [3]]);
  });
});

describe("cutting a long opinion into sheets", () => {
  it("prints every character once, in order", () => {
    const words = fc.string({
      unit: fc.constantFrom("优", "势", "，", "。", "𠮷", "\u4e00\ufe00", "a"),
      maxLength: 200,
    });
    fc.assert(
      fc.property(words, fc.integer({ min: 8, max: 40 }), (text, size) => {
        expect(cutIntoSheets(text, [upTo(size)]).join("")).toBe(text);
      }),
    );
  });

  it("cuts an opinion of 4000 characters into sheets that fit", () => {
    const pieces = cutIntoSheets("评".repeat(4000), [upTo(600), upTo(900)]);
    expect(pieces.map((piece) => piece.length)).toEqual([600, 900, 900, 900, 700]);
  });

  it("does not tear a rare character of two code units apart", () => {
    expect(cutText("𠮷𠮷𠮷", (head) => head.length <= 3)).toEqual({ head: "𠮷", rest: "𠮷𠮷" });
  });

  it("does not begin a sheet with a closing mark", () => {
    expect(cutText("甲乙丙。丁", upTo(3))).toEqual({ head: "甲乙", rest: "丙。丁" });
  });

  it("leaves a short opinion whole", () => {
    expect(cutIntoSheets("同意推荐。", [upTo(100)])).toEqual(["同意推荐。"]);
  });

  it("prints a text that fits nowhere rather than losing it", () => {
    expect(cutIntoSheets("甲乙丙", [() => false])).toEqual(["甲乙丙"]);
  });
});
