import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evenWay, squareCorner } from "../../../../shared/annotation/constrain";
import { erased } from "../../../../shared/annotation/erasing";
import { formOf, formsOf, inForm } from "../../../../shared/annotation/forms";
import { type PageView, rectToScreen, shownSize, toScreen } from "../../../../shared/annotation/geometry";
import { type Handle, handlesOf, pull } from "../../../../shared/annotation/handles";
import { boundsOf, moveTogether } from "../../../../shared/annotation/marks";
import { signSquare, signSteps } from "../../../../shared/annotation/stamp-signs";
import type { Mark } from "../../../../shared/domain/annotation";
import { marks, points, rects, turns, views } from "./arbitraries";

const onPage = (mark: Mark) => {
  const { x, y, width, height } = boundsOf(mark);
  return x >= 0 && y >= 0 && x + width <= 100.0005 && y + height <= 100.0005;
};
const far = fc.record({
  x: fc.double({ min: -9000, max: 9000, noNaN: true }),
  y: fc.double({ min: -9000, max: 9000, noNaN: true }),
});
const upright: PageView = {
  box: { left: 0, bottom: 0, width: 500, height: 1000, rotate: 0 },
  turn: 0,
  scale: 1,
};
const line = (...stroke: readonly [number, number][]): Mark => ({
  tool: "ink",
  strokes: [stroke.map(([x, y]) => ({ x, y }))],
});

describe("pulling", () => {
  it("leaves every mark the kind it is, on its page, however far a handle goes", () => {
    fc.assert(
      fc.property(views, marks, fc.nat(), far, fc.boolean(), (view, mark, pick, by, even) => {
        const all = handlesOf(mark);
        fc.pre(all.length > 0);
        const handle = all[pick % all.length] as Handle;
        const pulled = pull(view, mark, handle, by, even);
        expect(pulled.tool).toBe(mark.tool);
        expect(onPage(pulled)).toBe(true);
      }),
    );
  });

  it("puts the end of an arrow under the pointer and leaves the other where it was", () => {
    fc.assert(
      fc.property(views, points, points, points, (view, from, to, aim) => {
        const start = toScreen(view, to);
        const end = toScreen(view, aim);
        const pulled = pull(view, { tool: "arrow", from, to }, "to", {
          x: end.x - start.x,
          y: end.y - start.y,
        });
        if (pulled.tool !== "arrow") throw new Error("an arrow stays an arrow");
        expect(pulled.to.x).toBeCloseTo(aim.x, 2);
        expect(pulled.to.y).toBeCloseTo(aim.y, 2);
        expect(pulled.from.x).toBeCloseTo(from.x, 2);
      }),
    );
  });

  it("keeps a stamp's proportions on screen", () => {
    fc.assert(
      fc.property(
        turns,
        turns,
        fc.constantFrom<Handle>("nw", "ne", "se", "sw"),
        far,
        (rotate, turn, handle, by) => {
          const view: PageView = {
            box: { left: -30, bottom: 70, width: 600, height: 800, rotate },
            turn,
            scale: 1.5,
          };
          // 60 by 60 units, whichever way the page lies.
          const stamp: Mark = { tool: "stamp", sign: "tick", rect: { x: 40, y: 40, width: 10, height: 7.5 } };
          const pulled = pull(view, stamp, handle, by);
          const { width, height } = rectToScreen(view, boundsOf(pulled));
          expect(Math.abs(width - height)).toBeLessThan(0.1);
          expect(width).toBeGreaterThan(5);
        },
      ),
    );
  });

  it("stretches ink with its box and keeps a pen's pressure", () => {
    const ink: Mark = {
      tool: "ink",
      strokes: [
        [
          { x: 10, y: 10, pressure: 0.2 },
          { x: 20, y: 20, pressure: 0.9 },
        ],
      ],
    };
    expect(pull(upright, ink, "se", { x: 50, y: 100 })).toEqual({
      tool: "ink",
      strokes: [
        [
          { x: 10, y: 10, pressure: 0.2 },
          { x: 30, y: 30, pressure: 0.9 },
        ],
      ],
    });
  });
});

describe("constraining", () => {
  const onShown = fc.tuple(views, points, points).map(([view, one, other]) => ({
    view,
    from: toScreen(view, one),
    to: toScreen(view, other),
  }));

  it("makes squares on screen that do not leave the page", () => {
    fc.assert(
      fc.property(onShown, ({ view, from, to }) => {
        const corner = squareCorner(view, from, to);
        expect(Math.abs(corner.x - from.x)).toBeCloseTo(Math.abs(corner.y - from.y), 6);
        const { width, height } = shownSize(view);
        expect(
          corner.x >= -1e-6 && corner.y >= -1e-6 && corner.x <= width + 1e-6 && corner.y <= height + 1e-6,
        ).toBe(true);
      }),
    );
  });

  it("makes lines of eighths of a turn that do not leave the page", () => {
    fc.assert(
      fc.property(onShown, ({ view, from, to }) => {
        const end = evenWay(view, from, to);
        const [dx, dy] = [Math.abs(end.x - from.x), Math.abs(end.y - from.y)];
        const slack = 1e-6 * (1 + dx + dy);
        expect(dx <= slack || dy <= slack || Math.abs(dx - dy) <= slack).toBe(true);
        const { width, height } = shownSize(view);
        expect(end.x >= -slack && end.y >= -slack && end.x <= width + slack && end.y <= height + slack).toBe(
          true,
        );
      }),
    );
  });
});

describe("moving together", () => {
  it("keeps the places among each other and stays on the page", () => {
    fc.assert(
      fc.property(fc.array(marks, { minLength: 1, maxLength: 6 }), far, (group, by) => {
        const moved = moveTogether(group, by);
        const [first, after] = [group[0], moved[0]];
        if (!first || !after) throw new Error("a group has a first mark");
        const way = { x: boundsOf(after).x - boundsOf(first).x, y: boundsOf(after).y - boundsOf(first).y };
        group.forEach((mark, index) => {
          const own = boundsOf(moved[index] ?? mark);
          expect(onPage(moved[index] ?? mark)).toBe(true);
          expect(own.x - boundsOf(mark).x).toBeCloseTo(way.x, 2);
          expect(own.y - boundsOf(mark).y).toBeCloseTo(way.y, 2);
        });
      }),
    );
  });
});

describe("a stamp's sign", () => {
  it("stands upright on screen in the middle of its rectangle, for every turn of page and reader", () => {
    fc.assert(
      fc.property(views, rects, (view, rect) => {
        fc.pre(rect.width > 1 && rect.height > 1);
        const shown = rectToScreen(view, rect);
        const [, low, high] = signSteps("tick", shown);
        if (low?.[0] !== "L" || high?.[0] !== "L") throw new Error("a tick has three corners");
        expect(high[2]).toBeLessThan(low[2]);
        expect(high[1]).toBeGreaterThan(low[1]);
        const square = signSquare(shown);
        for (const step of signSteps("query", shown)) {
          const [x = 0, y = 0] = step.slice(-2) as number[];
          expect(x >= square.x && x <= square.x + square.width).toBe(true);
          expect(y >= square.y && y <= square.y + square.height).toBe(true);
        }
      }),
    );
  });
});

describe("the eraser", () => {
  const across = (x: number, y1: number, y2: number) => ({
    from: { x, y: y1 },
    to: { x, y: y2 },
    radius: 10,
  });

  it("cuts a stroke in two where it passes and leaves the rest where it was", () => {
    const left = erased(upright, line([10, 50], [90, 50]), across(250, 400, 600));
    if (left?.tool !== "ink") throw new Error("two pieces are left");
    const [one, other] = left.strokes;
    expect(left.strokes).toHaveLength(2);
    expect(one?.[0]).toEqual({ x: 10, y: 50 });
    expect(one?.at(-1)?.x).toBeLessThanOrEqual(48);
    expect(other?.[0]?.x).toBeGreaterThanOrEqual(52);
    expect(other?.at(-1)).toEqual({ x: 90, y: 50 });
  });

  it("leaves nothing where it passed over everything, and the very mark where it passed over nothing", () => {
    const stroke = line([10, 50], [12, 50]);
    expect(
      erased(upright, stroke, { from: { x: 40, y: 500 }, to: { x: 70, y: 500 }, radius: 10 }),
    ).toBeNull();
    expect(erased(upright, stroke, across(400, 0, 900))).toBe(stroke);
  });

  it("takes shapes by their line, not by what they surround", () => {
    const rect = { x: 20, y: 20, width: 60, height: 60 };
    const inside = { from: { x: 200, y: 500 }, to: { x: 300, y: 500 }, radius: 10 };
    for (const tool of ["rectangle", "ellipse"] as const) {
      const mark: Mark = { tool, rect };
      expect(erased(upright, mark, inside)).toBe(mark);
      expect(erased(upright, mark, { ...inside, to: { x: 480, y: 500 } })).toBeNull();
    }
    expect(erased(upright, { tool: "highlight", rect }, inside)).toBeNull();
  });

  it("takes any mark that it touches at one of its points, turned and zoomed in any way, and leaves ink on its page", () => {
    fc.assert(
      fc.property(views, marks, points, (view, mark, aim) => {
        const left = erased(view, mark, { from: toScreen(view, aim), to: toScreen(view, aim), radius: 9 });
        if (left) expect(onPage(left) && left.tool === mark.tool).toBe(true);
      }),
    );
  });
});

describe("another form", () => {
  it("is one of the mark's own family, in the same place, and goes back", () => {
    fc.assert(
      fc.property(marks, (mark) => {
        for (const form of formsOf(mark)) {
          const other = inForm(mark, form);
          expect(formOf(other)).toBe(form);
          expect(boundsOf(other)).toEqual(boundsOf(mark));
          expect(inForm(other, formOf(mark) ?? form)).toEqual(mark);
        }
      }),
    );
    expect(inForm({ tool: "note", at: { x: 1, y: 1 } }, "tick")).toEqual({
      tool: "note",
      at: { x: 1, y: 1 },
    });
  });
});
