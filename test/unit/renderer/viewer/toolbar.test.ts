import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pageFor } from "../../../../renderer/viewer/thumbnail-keys";
import { foldItems, onlyInMenu, widthOf } from "../../../../renderer/viewer/toolbar/folding";

const room = { gap: 2, divider: 17, more: 34 };
const bars = fc.array(
  fc.record({
    group: fc.constantFrom("a", "b", "c"),
    rank: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.constant(onlyInMenu)),
    width: fc.integer({ min: 20, max: 200 }),
  }),
  { maxLength: 20 },
);
const items = bars.map((bar) => bar.map((item, index) => ({ ...item, key: String(index) })));

describe("folding the toolbar", () => {
  it("leaves what fits, and folds nothing of rank 0", () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 0, max: 3000 }), (bar, available) => {
        const folded = foldItems(bar, available, room);
        const shown = bar.filter(({ key }) => !folded.has(key));
        const menu = folded.size > 0 ? room.divider + room.more : 0;
        const fits = widthOf(shown, room) + menu <= available;
        expect(fits || shown.every(({ rank }) => rank === 0)).toBe(true);
        for (const { key, rank } of bar) {
          if (rank === 0) expect(folded.has(key)).toBe(false);
          if (rank === onlyInMenu) expect(folded.has(key)).toBe(true);
        }
      }),
    );
  });

  it("folds no tool while one of a higher rank stands", () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 0, max: 3000 }), (bar, available) => {
        const folded = foldItems(bar, available, room);
        const inMenu = bar.filter(({ key }) => folded.has(key)).map(({ rank }) => rank);
        const shown = bar.filter(({ key }) => !folded.has(key)).map(({ rank }) => rank);
        expect(Math.max(0, ...shown)).toBeLessThanOrEqual(Math.min(Number.POSITIVE_INFINITY, ...inMenu));
      }),
    );
  });

  it("folds less in a wider bar", () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 0, max: 2000 }), fc.nat(500), (bar, available, more) => {
        const wider = foldItems(bar, available + more, room);
        const narrower = foldItems(bar, available, room);
        expect([...wider].every((key) => narrower.has(key))).toBe(true);
      }),
    );
  });
});

describe("going through thumbnails by keys", () => {
  it("stays among the pages, and moves by rows", () => {
    expect(pageFor("ArrowDown", 1, 2, 7)).toBe(3);
    expect(pageFor("ArrowUp", 1, 2, 7)).toBe(1);
    expect(pageFor("ArrowDown", 6, 2, 7)).toBe(7);
    expect(pageFor("End", 2, 2, 4000)).toBe(4000);
    expect(pageFor("Home", 3000, 2, 4000)).toBe(1);
    expect(pageFor("x", 1, 2, 7)).toBeNull();
  });
});
