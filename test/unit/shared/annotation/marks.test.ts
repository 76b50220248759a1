import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PageView, rectToScreen, toScreen } from "../../../../shared/annotation/geometry";
import { boxHandles, resize } from "../../../../shared/annotation/handles";
import { hits, markAt } from "../../../../shared/annotation/hitting";
import { boundsOf, move, settle } from "../../../../shared/annotation/marks";
import { distanceToSegment, simplify } from "../../../../shared/annotation/simplify";
import type { Mark, PercentPoint } from "../../../../shared/domain/annotation";
import { marks, points, rawMarks, rects, views } from "./arbitraries";

const view: PageView = {
  box: { left: 0, bottom: 0, width: 100, height: 200, rotate: 0 },
  turn: 0,
  scale: 1,
};
const rectangle = (x: number, y: number, width: number, height: number): Mark => ({
  tool: "rectangle",
  rect: { x, y, width, height },
});
/** A point that is on the mark itself. */
function pointOf(mark: Mark): PercentPoint | undefined {
  const { x, y, width, height } = boundsOf(mark);
  switch (mark.tool) {
    case "ink":
      return mark.strokes[0]?.[0];
    case "arrow":
    case "line":
      return mark.to;
    case "passage":
      return mark.lines[0];
    default:
      return { x: x + width / 2, y: y + height / 2 };
  }
}
const onPage = (mark: Mark) => {
  const { x, y, width, height } = boundsOf(mark);
  return x >= 0 && y >= 0 && x + width <= 100.0005 && y + height <= 100.0005;
};

describe("settling", () => {
  it("keeps a mark on its page, and settles nothing twice", () => {
    fc.assert(
      fc.property(rawMarks, (mark) => {
        const settled = settle(mark);
        expect(onPage(settled)).toBe(true);
        expect(settle(settled)).toEqual(settled);
      }),
    );
  });

  it("cuts off what was drawn beyond the edge", () => {
    expect(settle(rectangle(-5, 90, 20, 30))).toEqual(rectangle(0, 90, 15, 10));
  });
});

describe("moving", () => {
  it("keeps the shape and stays on the page, however far the hand goes", () => {
    const far = fc.record({
      x: fc.double({ min: -300, max: 300, noNaN: true }),
      y: fc.double({ min: -300, max: 300, noNaN: true }),
    });
    fc.assert(
      fc.property(marks, far, (mark, by) => {
        const moved = move(mark, by);
        expect(onPage(moved)).toBe(true);
        const [before, after] = [boundsOf(mark), boundsOf(moved)];
        expect(after.width).toBeCloseTo(before.width, 2);
        expect(after.height).toBeCloseTo(before.height, 2);
      }),
    );
  });

  it("goes as far as it is told", () => {
    expect(move(rectangle(10, 10, 20, 20), { x: 5, y: -4 })).toEqual(rectangle(15, 6, 20, 20));
    expect(move({ tool: "note", at: { x: 50, y: 50 } }, { x: 70, y: 0 })).toEqual({
      tool: "note",
      at: { x: 100, y: 50 },
    });
  });
});

describe("resizing", () => {
  it("moves the side that is pulled and no other, however the page is turned", () => {
    fc.assert(
      fc.property(views, fc.constantFrom(...boxHandles), (page, handle) => {
        const rect = { x: 40, y: 40, width: 20, height: 20 };
        const before = rectToScreen(page, rect);
        const after = rectToScreen(page, resize(page, rect, handle, { x: 10, y: 10 }));
        const pulls = (side: string) => handle.includes(side);
        // Kept to a thousandth of a percent: each edge may be off by half of that.
        const slack = 0.00001 * Math.max(page.box.width, page.box.height) * page.scale;
        const edge = (was: number, is: number, pulled: boolean) =>
          Math.abs(is - was - (pulled ? 10 : 0)) <= slack;
        // Where ten pixels are more than the rectangle itself it turns inside out: another test's matter.
        fc.pre(before.width > 20 && before.height > 20);
        expect(edge(before.x, after.x, pulls("w"))).toBe(true);
        expect(edge(before.y, after.y, pulls("n"))).toBe(true);
        expect(edge(before.x + before.width, after.x + after.width, pulls("e"))).toBe(true);
        expect(edge(before.y + before.height, after.y + after.height, pulls("s"))).toBe(true);
      }),
    );
  });

  it("turns inside out and stays a rectangle on the page", () => {
    fc.assert(
      fc.property(views, rects, fc.constantFrom(...boxHandles), points, (page, rect, handle, by) => {
        const resized = resize(page, rect, handle, { x: (by.x - 50) * 90, y: (by.y - 50) * 90 });
        expect(resized.width >= 0 && resized.height >= 0).toBe(true);
        expect(onPage({ tool: "rectangle", rect: resized })).toBe(true);
      }),
    );
    expect(resize(view, { x: 20, y: 20, width: 10, height: 10 }, "e", { x: -20, y: 0 })).toEqual({
      x: 10,
      y: 20,
      width: 10,
      height: 10,
    });
  });
});

describe("hitting", () => {
  it("finds a mark at each of its own points, turned and zoomed in any way", () => {
    fc.assert(
      fc.property(views, marks, (page, mark) => {
        const own = pointOf(mark);
        expect(own && hits(page, mark, toScreen(page, own), 1)).toBe(true);
      }),
    );
  });

  it("respects the tolerance in pixels", () => {
    const mark = rectangle(10, 10, 20, 20);
    expect(hits(view, mark, { x: 33, y: 30 }, 4)).toBe(true);
    expect(hits(view, mark, { x: 35, y: 30 }, 4)).toBe(false);
    const ink: Mark = {
      tool: "ink",
      strokes: [
        [
          { x: 10, y: 10 },
          { x: 50, y: 10 },
        ],
      ],
    };
    expect(hits(view, ink, { x: 30, y: 23 }, 4)).toBe(true);
    expect(hits(view, ink, { x: 30, y: 26 }, 4)).toBe(false);
  });

  it("takes the smaller of two that lie over each other, and the later of two equals", () => {
    const large = { id: "large", mark: rectangle(0, 0, 90, 90) };
    const small = { id: "small", mark: rectangle(10, 10, 10, 10) };
    const again = { id: "again", mark: rectangle(10, 10, 10, 10) };
    expect(markAt(view, [small, large], { x: 15, y: 30 }, 0)?.id).toBe("small");
    expect(markAt(view, [small, large], { x: 60, y: 60 }, 0)?.id).toBe("large");
    expect(markAt(view, [small, again], { x: 15, y: 30 }, 0)?.id).toBe("again");
    expect(markAt(view, [small], { x: 90, y: 90 }, 0)).toBeNull();
  });
});

describe("simplifying a stroke", () => {
  it("keeps its ends and leaves no point farther away than told", () => {
    const strokes = fc.array(points, { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(strokes, fc.double({ min: 0.01, max: 5, noNaN: true }), (stroke, tolerance) => {
        const simple = simplify(stroke, tolerance);
        expect(simple[0]).toEqual(stroke[0]);
        expect(simple.at(-1)).toEqual(stroke.at(-1));
        const distance = (point: { x: number; y: number }) =>
          Math.min(...simple.map((to, index) => distanceToSegment(point, simple[index - 1] ?? to, to)));
        for (const point of stroke) expect(distance(point)).toBeLessThanOrEqual(tolerance + 1e-9);
      }),
    );
  });

  it("makes a straight line of a straight hand, and bears a stroke of 50,000 points", () => {
    const line = Array.from({ length: 50_000 }, (_, index) => ({ x: index / 500, y: 20 }));
    expect(simplify(line, 0.01)).toEqual([line[0], line.at(-1)]);
  });
});
