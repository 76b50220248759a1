import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anchorAt, endOf, positionOf, topOf } from "../../../../renderer/viewer/layout/anchor";
import {
  layOut,
  mainPage,
  pageAt,
  pageGap,
  pagesWithin,
} from "../../../../renderer/viewer/layout/page-layout";
import { PageTurner } from "../../../../renderer/viewer/scroller/page-turner";
import { turned } from "../../../../renderer/viewer/turning";
import { boxes } from "../../shared/annotation/arbitraries";

const documents = fc.record({
  boxes: fc.array(boxes, { minLength: 1, maxLength: 30 }),
  turns: fc.constant({}),
  zoom: fc.oneof(
    fc.constant("width" as const),
    fc.constant("page" as const),
    fc.double({ min: 0.25, max: 8, noNaN: true }),
  ),
  pane: fc
    .record({ width: fc.integer({ min: 100, max: 3000 }), height: fc.integer({ min: 100, max: 2000 }) })
    .map((size) => ({ ...size, fitHeight: size.height })),
  single: fc.integer({ min: 1, max: 30 }),
});

describe("showing one page at a time", () => {
  it("has that page alone in the scrolled area, whole and in the middle where it is smaller", () => {
    fc.assert(
      fc.property(documents, (any) => {
        const layout = layOut(any);
        const page = Math.min(any.single, any.boxes.length);
        const place = layout.places[page - 1];
        expect([layout.first, layout.last]).toEqual([page, page]);
        if (!place) throw new Error("the page has no place");
        expect(layout.width).toBe(Math.max(any.pane.width, place.width + 2 * pageGap));
        expect(layout.height).toBe(Math.max(any.pane.height, place.height + 2 * pageGap));
        expect(Math.abs(2 * place.left + place.width - layout.width)).toBeLessThanOrEqual(1);
        expect(Math.abs(2 * place.top + place.height - layout.height)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("finds no other page at any height", () => {
    fc.assert(
      fc.property(documents, fc.double({ min: -500, max: 5000, noNaN: true }), (any, y) => {
        const layout = layOut(any);
        expect(pageAt(layout, y)).toBe(layout.first);
        expect(pagesWithin(layout, y, any.pane.height)).toEqual([layout.first, layout.first]);
        expect(mainPage(layout, y, any.pane.height)).toBe(layout.first);
      }),
    );
  });

  it("gives every page the size it has among the others", () => {
    fc.assert(
      fc.property(documents, ({ single: _, ...any }) => {
        const sizes = (layout: ReturnType<typeof layOut>) =>
          layout.places.map(({ width, height, scale }) => ({ width, height, scale }));
        expect(sizes(layOut({ ...any, single: 1 }))).toEqual(sizes(layOut(any)));
      }),
    );
  });

  it("holds the point under the pointer while zooming, wherever the page can scroll that far", () => {
    const at = fc.record({
      paneX: fc.double({ min: 0, max: 1, noNaN: true }),
      paneY: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(documents, at, fc.double({ min: 0.25, max: 8, noNaN: true }), (any, point, zoom) => {
        const before = layOut(any);
        const page = before.first;
        const anchor = anchorAt(
          page,
          point,
          positionOf(topOf(page, any.pane), before, any.pane),
          before,
          any.pane,
        );
        const after = layOut({ ...any, zoom });
        const position = positionOf(anchor, after, any.pane);
        fc.pre(position.top > 0 && position.top < after.height - any.pane.height);
        const back = anchorAt(page, point, position, after, any.pane);
        expect(Math.abs(back.y - anchor.y) * (after.places[page - 1]?.height ?? 1)).toBeLessThanOrEqual(0.51);
      }),
    );
  });

  it("comes to the end of a page from behind, and to its top from before", () => {
    fc.assert(
      fc.property(documents, (any) => {
        const layout = layOut(any);
        const page = layout.first;
        const most = Math.max(0, layout.height - any.pane.height);
        const top = positionOf(topOf(page, any.pane), layout, any.pane).top;
        const end = positionOf(endOf(page, any.pane), layout, any.pane).top;
        expect(top).toBeLessThanOrEqual(1);
        expect(end).toBeGreaterThanOrEqual(most - 1);
      }),
    );
  });
});

describe("turning single pages by the wheel", () => {
  const notch = (at: number, atEnd = true) => ({ delta: 100, at, notch: true, atEnd });

  it("turns a page a click at its end, in both directions", () => {
    const turner = new PageTurner();
    expect(turner.turn(notch(0))).toBe(1);
    expect(turner.turn(notch(200))).toBe(1);
    expect(turner.turn({ ...notch(900), delta: -100 })).toBe(-1);
  });

  it("does not turn by the clicks that scrolled to the end", () => {
    const turner = new PageTurner();
    expect(turner.turn(notch(0, false))).toBe(0);
    expect(turner.turn(notch(100))).toBe(0);
    expect(turner.turn(notch(600))).toBe(1);
  });

  it("turns one page a movement on a touchpad, however long it goes on by itself", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 59 }), { minLength: 1, maxLength: 300 }), (deltas) => {
        const turner = new PageTurner();
        const turns = deltas.map((delta, index) =>
          turner.turn({ delta, at: index * 16, notch: false, atEnd: true }),
        );
        const sum = deltas.reduce((total, delta) => total + delta, 0);
        expect(turns.filter((by) => by !== 0)).toEqual(sum >= 40 ? [1] : []);
      }),
    );
  });

  it("turns again after a rest, and not by a movement that began inside the page", () => {
    const turner = new PageTurner();
    const push = (at: number, atEnd: boolean) => turner.turn({ delta: 50, at, notch: false, atEnd });
    expect([push(0, false), push(16, true), push(32, true)]).toEqual([0, 0, 0]);
    expect(push(400, true)).toBe(1);
    expect(push(416, true)).toBe(0);
    expect(push(900, true)).toBe(1);
  });
});

describe("turning pages round", () => {
  it("comes back to nothing after four quarters, whichever way", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 50 })), fc.constantFrom(90, -90), (pages, by) => {
        let turns = {};
        for (let quarter = 0; quarter < 4; quarter += 1) turns = turned(turns, pages, by);
        expect(turns).toEqual({});
      }),
    );
  });

  it("turns back what was turned, and leaves the others", () => {
    expect(turned({ 1: 90, 2: 180 }, [1], -90)).toEqual({ 2: 180 });
    expect(turned({ 2: 270 }, [1, 2, 3], 90)).toEqual({ 1: 90, 3: 90 });
  });
});
