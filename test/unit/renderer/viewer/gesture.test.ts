import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  beginGesture,
  endGesture,
  type Gesture,
  isDot,
  moveGesture,
  type Press,
  shownOf,
} from "../../../../renderer/viewer/marks/gesture";
import { inkPath } from "../../../../renderer/viewer/marks/ink-path";
import { evidenceLine, meaningLine, spokenName } from "../../../../renderer/viewer/marks/words";
import type { Tool } from "../../../../renderer/viewer/props";
import { boundZoom, pinchZoom, stepZoom, wheelZoom, zoomSteps } from "../../../../renderer/viewer/zoom-steps";
import { type PageView, rectToScreen } from "../../../../shared/annotation/geometry";
import type { Annotation } from "../../../../shared/domain/annotation";
import { turns } from "../../shared/annotation/arbitraries";

const view: PageView = {
  box: { left: 0, bottom: 0, width: 500, height: 1000, rotate: 0 },
  turn: 0,
  scale: 1,
};
const press: Press = {
  at: { x: 100, y: 100 },
  tool: "rectangle",
  sign: "tick",
  readOnly: false,
  shift: false,
  hit: null,
  selected: [],
  handle: null,
};
const mark: Annotation = {
  id: "m",
  materialId: "a",
  page: 3,
  mark: { tool: "rectangle", rect: { x: 10, y: 10, width: 40, height: 20 } },
  meaning: "question",
  text: "",
  created: "2026-10-08T10:00:00+08:00",
};
const drag = (from: Press, x: number, y: number) =>
  moveGesture(view, beginGesture(view, from), [{ x: from.at.x + x, y: from.at.y + y }], from.shift, [mark]);
/** What a gesture comes to with a tool in hand, on a page with one mark. */
const end = (gesture: Gesture, tool: Tool, readOnly = false, page = view) =>
  endGesture(page, gesture, { tool, readOnly, marks: [mark] });

describe("drawing", () => {
  it("makes a rectangle of the corners, whichever way the hand went", () => {
    const outcome = end(drag(press, -50, 100), "rectangle");
    expect(outcome).toEqual({
      kind: "create",
      mark: { tool: "rectangle", rect: { x: 10, y: 10, width: 10, height: 10 } },
    });
  });

  it("makes a straight band of a flat stroke, and keeps a high one", () => {
    const flat = end(drag({ ...press, tool: "highlight" }, 200, 3), "highlight");
    expect(flat).toMatchObject({ mark: { tool: "highlight", rect: { x: 20, y: 9, width: 40, height: 2 } } });
    const high = end(drag({ ...press, tool: "highlight" }, 200, 80), "highlight");
    expect(high).toMatchObject({ mark: { rect: { y: 10, height: 8 } } });
  });

  it("puts the mark where it was drawn, however the page is turned", () => {
    const places = fc.record({
      x: fc.integer({ min: 0, max: 480 }),
      y: fc.integer({ min: 0, max: 480 }),
    });
    fc.assert(
      fc.property(turns, turns, places, places, (rotate, turn, from, to) => {
        fc.pre(Math.abs(from.x - to.x) > 5 && Math.abs(from.y - to.y) > 5);
        const turned: PageView = { box: { ...view.box, rotate }, turn, scale: 1 };
        const gesture = moveGesture(turned, beginGesture(turned, { ...press, at: from }), [to]);
        const outcome = end(gesture, "rectangle", false, turned);
        const drawn =
          outcome.kind === "create" && outcome.mark.tool === "rectangle" ? outcome.mark.rect : null;
        const shown = drawn && rectToScreen(turned, drawn);
        expect(Math.abs((shown?.x ?? -99) - Math.min(from.x, to.x))).toBeLessThan(0.02);
        expect(Math.abs((shown?.y ?? -99) - Math.min(from.y, to.y))).toBeLessThan(0.02);
      }),
    );
  });

  it("takes a click for choosing, never for a tiny mark", () => {
    expect(end(drag(press, 2, 1), "rectangle")).toEqual({ kind: "select", ids: [], how: "only" });
    expect(end(drag({ ...press, hit: mark }, 1, 1), "rectangle")).toEqual({
      kind: "select",
      ids: ["m"],
      how: "only",
    });
    expect(shownOf(view, drag(press, 2, 1)).fresh).toBeNull();
  });

  it("writes strokes with ink, simplified and within the page", () => {
    const along = Array.from({ length: 50 }, (_, index) => ({ x: 100 + index * 10, y: 100 }));
    const gesture = moveGesture(view, beginGesture(view, { ...press, tool: "ink" }), along);
    expect(end(gesture, "ink")).toEqual({
      kind: "stroke",
      stroke: [
        { x: 20, y: 10 },
        { x: 100, y: 10 },
      ],
    });
    expect(isDot([press.at])).toBe(true);
    expect(isDot(along)).toBe(false);
  });

  it("asks for a note where there is no mark", () => {
    const note = { ...press, tool: "note" } as const;
    expect(end(beginGesture(view, note), "note")).toEqual({
      kind: "note",
      at: { x: 20, y: 10 },
    });
    const onMark = beginGesture(view, { ...note, hit: mark });
    expect(end(onMark, "note")).toEqual({ kind: "select", ids: ["m"], how: "only" });
  });
});

describe("changing a mark", () => {
  const selected = { ...press, hit: mark, selected: [mark] };

  it("moves the selected one with the hand, and from its edge while drawing", () => {
    const moved = end(drag({ ...selected, tool: "hand" }, 50, 100), "hand");
    expect(moved).toMatchObject({
      kind: "change",
      changed: [{ id: "m", mark: { rect: { x: 20, y: 20 } } }],
      gone: [],
    });
    expect(beginGesture(view, { ...selected, at: { x: 150, y: 200 } }).kind).toBe("draw");
    expect(beginGesture(view, { ...selected, at: { x: 50, y: 200 } }).kind).toBe("move");
    expect(beginGesture(view, { ...selected, tool: "ink" }).kind).toBe("ink");
  });

  it("pulls a handle", () => {
    const pulled = end(drag({ ...selected, handle: "se" }, 50, 50), "hand");
    expect(pulled).toMatchObject({ changed: [{ mark: { rect: { x: 10, y: 10, width: 50, height: 25 } } }] });
  });

  it("says nothing where nothing changed", () => {
    expect(end(drag({ ...selected, tool: "hand" }, 0, 0), "hand")).toEqual({
      kind: "select",
      ids: ["m"],
      how: "only",
    });
    expect(end(drag({ ...selected, handle: "n" }, 0, 0), "hand").kind).toBe("nothing");
  });

  it("changes nothing in a sealed review, where marks can still be looked at", () => {
    for (const tool of ["hand", "rectangle", "ink", "note"] as const) {
      const sealed = { ...selected, tool, readOnly: true, handle: "se" } as const;
      expect(end(drag(sealed, 80, 80), tool, true)).toEqual({ kind: "nothing" });
      expect(end(drag(sealed, 0, 0), tool, true)).toEqual({ kind: "select", ids: ["m"], how: "only" });
    }
  });
});

describe("the words of a mark", () => {
  it("are those on the picture", () => {
    expect(evidenceLine(["A1"])).toBe("依据 · A1");
    expect(evidenceLine(["A1", "B2"])).toBe("依据 · A1、B2");
    expect(meaningLine({ meaning: "question", text: " 发证日期\n与履历 " })).toBe("疑问：发证日期 与履历");
    expect(meaningLine({ meaning: "deduction", text: "" })).toBe("扣分");
    expect(meaningLine({ meaning: "positive", text: "" })).toBe("");
  });

  it("are spoken whole", () => {
    expect(spokenName({ ...mark, text: "发证日期" }, ["A1"])).toBe("第3页 矩形 疑问：发证日期 依据 · A1");
    expect(spokenName({ ...mark, meaning: "positive" }, [])).toBe("第3页 矩形 肯定");
  });
});

describe("zooming", () => {
  it("goes to the next step and stops at the ends", () => {
    expect(stepZoom(1, 1)).toBe(1.1);
    expect(stepZoom(0.83, -1)).toBe(0.75);
    expect(stepZoom(8, 1)).toBe(8);
    expect(stepZoom(0.25, -1)).toBe(0.25);
    for (const step of zoomSteps.slice(1)) expect(stepZoom(step, -1)).toBeLessThan(step);
  });

  it("comes back by turning the wheel back", () => {
    expect(wheelZoom(wheelZoom(1, -120), 120)).toBeCloseTo(1, 9);
    expect(wheelZoom(1, 1e9)).toBe(boundZoom(0));
  });

  it("keeps the paper under the fingers of a touchpad, however small the steps", () => {
    // The engine tells a hundred times the logarithm of the fingers' distance.
    const steps = Array.from({ length: 30 }, () => (-100 * Math.log(2)) / 30);
    expect(steps.reduce(pinchZoom, 1)).toBeCloseTo(2, 9);
    expect(pinchZoom(8, -1e9)).toBe(boundZoom(9));
  });
});

describe("ink", () => {
  it("has a closed outline for any stroke, a dot too", () => {
    expect(inkPath([{ x: 10, y: 10 }], 595)).toMatch(/^M.*Z$/);
    const outline = inkPath(
      [
        { x: 0, y: 0 },
        { x: 40, y: 5 },
        { x: 80, y: 0 },
      ],
      595,
    );
    expect(outline).toMatch(/^M[\d. -]+(L[\d. -]+)+Z$/);
  });
});
