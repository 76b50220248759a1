import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anchorAt, positionOf, topOf } from "../../../../renderer/viewer/layout/anchor";
import {
  layOut,
  mainPage,
  pageAt,
  pageGap,
  pagesWithin,
  pixelsPerUnit,
} from "../../../../renderer/viewer/layout/page-layout";
import type { Turn } from "../../../../shared/annotation/geometry";
import { boxes, turns } from "../../shared/annotation/arbitraries";

const a4 = { left: 0, bottom: 0, width: 595, height: 842, rotate: 0 } as const;
const pane = { width: 700, height: 600, fitHeight: 600 };
const input = { boxes: [a4, { ...a4, rotate: 90 } as const, a4], turns: {}, zoom: "width", pane } as const;

const layouts = fc.record({
  boxes: fc.array(boxes, { minLength: 1, maxLength: 30 }),
  turns: fc.dictionary(fc.integer({ min: 1, max: 30 }).map(String), turns) as fc.Arbitrary<
    Record<number, Turn>
  >,
  zoom: fc.oneof(
    fc.constant("width" as const),
    fc.constant("page" as const),
    fc.double({ min: 0.25, max: 8, noNaN: true }),
  ),
  pane: fc
    .record({ width: fc.integer({ min: 100, max: 3000 }), height: fc.integer({ min: 100, max: 2000 }) })
    .map((size) => ({ ...size, fitHeight: size.height })),
});

describe("laying pages out", () => {
  it("fits each page to the pane's width, sideways ones too", () => {
    const { places, width } = layOut(input);
    expect(places.map((place) => place.width)).toEqual([672, 672, 672]);
    expect(places[1]?.height).toBe(475);
    expect(width).toBe(700);
  });

  it("fits whole pages, and keeps to a factor of the actual size", () => {
    const whole = layOut({ ...input, zoom: "page" }).places[0];
    expect(whole?.height).toBe(600 - 2 * pageGap);
    const double = layOut({ ...input, zoom: 2 }).places[0];
    expect(double?.width).toBe(Math.round(595 * 2 * pixelsPerUnit));
    expect(layOut({ ...input, zoom: 2 }).width).toBe(Math.round(842 * 2 * pixelsPerUnit) + 2 * pageGap);
  });

  it("sets pages below each other without overlap, within the sheet, and finds the page at every height", () => {
    fc.assert(
      fc.property(layouts, (any) => {
        const layout = layOut(any);
        layout.places.forEach((place, index) => {
          const next = layout.places[index + 1];
          if (next) expect(next.top).toBe(place.top + place.height + pageGap);
          expect(place.left >= 0 && place.left + place.width <= layout.width).toBe(true);
          expect(pageAt(layout, place.top)).toBe(index + 1);
          expect(pageAt(layout, place.top + place.height - 1)).toBe(index + 1);
        });
        expect(pageAt(layout, layout.height + 999)).toBe(layout.places.length);
      }),
    );
  });

  it("names the pages in a window and the one that fills most of it", () => {
    const layout = layOut(input);
    const second = layout.places[1]?.top ?? 0;
    expect(pagesWithin(layout, 0, 600)).toEqual([1, 1]);
    expect(pagesWithin(layout, second - 100, 600)).toEqual([1, 3]);
    expect(mainPage(layout, second - 100, 600)).toBe(2);
    expect(mainPage(layout, second - 400, 600)).toBe(1);
    expect(pagesWithin(layout, layout.height - 600, 600)[1]).toBe(3);
  });
});

describe("holding the reader's place", () => {
  it("puts the same point of a page back at the same point of the pane, whatever changed in between", () => {
    const at = fc.record({
      paneX: fc.double({ min: 0, max: 1, noNaN: true }),
      paneY: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(
        layouts,
        fc.double({ min: 0.25, max: 8, noNaN: true }),
        at,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (any, zoom, point, down) => {
          const before = layOut(any);
          const scroll = { left: 0, top: Math.round(down * Math.max(0, before.height - any.pane.height)) };
          const page = pageAt(before, scroll.top + point.paneY * any.pane.height);
          const anchor = anchorAt(page, point, scroll, before, any.pane);
          const after = layOut({ ...any, zoom });
          const position = positionOf(anchor, after, any.pane);
          const most = Math.max(0, after.height - any.pane.height);
          // At the very ends a document cannot scroll as far as the anchor asks.
          fc.pre(position.top > 0 && position.top < most);
          const back = anchorAt(page, point, position, after, any.pane);
          const height = after.places[page - 1]?.height ?? 1;
          expect(Math.abs(back.y - anchor.y) * height).toBeLessThanOrEqual(0.51);
        },
      ),
    );
  });

  it("never scrolls beyond the ends", () => {
    const layout = layOut(input);
    expect(positionOf(topOf(1, pane), layout, pane)).toEqual({ left: 0, top: 0 });
    expect(positionOf(topOf(99, pane), layout, pane).top).toBeLessThanOrEqual(layout.height - pane.height);
    expect(positionOf(topOf(2, pane), layout, pane).top).toBe((layout.places[1]?.top ?? 0) - pageGap);
  });
});
