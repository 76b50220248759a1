import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  coversLens,
  lensSize,
  placeOfLens,
  sharpPart,
} from "../../../../../renderer/viewer/magnifier/lens-geometry";

const panes = fc.record({
  width: fc.integer({ min: 420, max: 1900 }),
  height: fc.integer({ min: 360, max: 1300 }),
});
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe("the lens", () => {
  it("stays within the pane, wherever the pointer is", () => {
    fc.assert(
      fc.property(panes, share, share, fc.boolean(), (pane, x, y, beside) => {
        const lens = lensSize(pane);
        const at = { x: x * pane.width, y: y * pane.height };
        const { left, top } = placeOfLens(at, lens, pane, beside);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(top).toBeGreaterThanOrEqual(0);
        expect(left + lens.width).toBeLessThanOrEqual(pane.width);
        expect(top + lens.height).toBeLessThanOrEqual(pane.height + 1);
      }),
    );
  });

  it("stands beside a pointer that draws, never over it", () => {
    fc.assert(
      fc.property(panes, share, share, (pane, x, y) => {
        const lens = lensSize(pane);
        const at = { x: x * pane.width, y: y * pane.height };
        const { left, top } = placeOfLens(at, lens, pane, true);
        const over = at.x > left && at.x < left + lens.width && at.y > top && at.y < top + lens.height;
        expect(over).toBe(false);
      }),
    );
  });

  it("has drawn sharply what it shows, and a small move needs nothing new", () => {
    fc.assert(
      fc.property(share, share, fc.integer({ min: 600, max: 6000 }), (x, y, width) => {
        const page = { width, height: width * 1.4 };
        const lens = { width: 400, height: 250 };
        const at = { x: x * page.width, y: y * page.height };
        const part = sharpPart(at, lens, page);
        if (!part) throw new Error("a point of the page has a part");
        expect(coversLens(part, at, lens, page)).toBe(true);
        expect(coversLens(part, { x: at.x + 90, y: at.y - 60 }, lens, page)).toBe(true);
      }),
    );
  });

  it("draws nothing off the page", () => {
    expect(
      sharpPart({ x: -900, y: 10 }, { width: 400, height: 250 }, { width: 800, height: 900 }),
    ).toBeNull();
  });
});
