import { describe, expect, test } from "vitest";
import { pageTextOf, rectsOf } from "../../../../../renderer/viewer/text/page-text";
import type { PageBox } from "../../../../../shared/annotation/geometry";
import { findIn } from "../../../../../shared/text/matching";

const item = (str: string, transform: number[], width: number, hasEOL = false) => ({
  ...{ str, transform, width, hasEOL },
  ...{ dir: "ltr", height: 10, fontName: "f" },
});

const box: PageBox = { left: 100, bottom: 50, width: 200, height: 400, rotate: 90 };

describe("the text of a page", () => {
  const content = {
    items: [
      item("国家级技能", [10, 0, 0, 10, 120, 250], 50, true),
      item("大师 abcd", [0, 10, -10, 0, 200, 100], 40),
      item(" ", [10, 0, 0, 10, 0, 0], 3),
    ],
  };
  const page = pageTextOf(content, box, 1);

  test("is its pieces with breaks where lines end", () => {
    expect(page.text).toBe("国家级技能\n大师 abcd ");
    expect(page.pieces).toHaveLength(2);
  });

  test("tells where its parts stand, in percent of the unrotated page, crop boxes apart from the origin too", () => {
    const [rect] = rectsOf(page, { start: 1, end: 3 });
    // From 130 to 150 of 100 to 300, on the line at 250 of 50 to 450.
    expect(rect?.x).toBeCloseTo(15);
    expect(rect?.width).toBeCloseTo(10);
    expect((rect?.y ?? 0) + (rect?.height ?? 0)).toBeCloseTo(50.5);
    expect(rect?.height).toBeCloseTo(2.7);
  });

  test("tells it of letters that stand on their side, wide ones twice as wide", () => {
    const [rect] = rectsOf(page, { start: 6, end: 8 });
    expect(rect?.x).toBeCloseTo(50 - 4.4);
    expect(rect?.width).toBeCloseTo(5.4);
    // 4 of 9 parts of 40 units upward from 100.
    expect((rect?.y ?? 0) + (rect?.height ?? 0)).toBeCloseTo(87.5);
    expect(rect?.height).toBeCloseTo(100 * (40 * (4 / 9)) * (1 / 400));
  });

  test("a hit over the end of a line has a rectangle on each", () => {
    const [span] = findIn(page.text, "技能大师");
    expect(span && rectsOf(page, span)).toHaveLength(2);
  });

  test("a page in larger units has its text in the same places", () => {
    const large = { ...box, left: 200, bottom: 100, width: 400, height: 800 };
    const [one, other] = [page, pageTextOf(content, large, 2)].map((each) =>
      rectsOf(each, { start: 0, end: 2 }),
    );
    expect(other?.[0]?.x).toBeCloseTo(one?.[0]?.x ?? -1);
    expect(other?.[0]?.height).toBeCloseTo(one?.[0]?.height ?? -1);
  });
});
