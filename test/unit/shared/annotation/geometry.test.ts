import { PDFDocument } from "@cantoo/pdf-lib";
import fc from "fast-check";
import * as pdfjs from "pdfjs-dist/legacy/build/pdf.mjs";
import { beforeAll, describe, expect, it } from "vitest";
import {
  addTurns,
  fromUserSpace,
  oppositeTurn,
  type PageView,
  rectToPercent,
  rectToScreen,
  shownSize,
  toPercent,
  toScreen,
  toUserSpace,
} from "../../../../shared/annotation/geometry";
import { boxes, points, rects, turns, views } from "./arbitraries";

const near = (one: number, other: number, within = 1e-6) => Math.abs(one - other) <= within;

describe("turns", () => {
  it("add up on a circle and take each other back", () => {
    fc.assert(
      fc.property(turns, turns, (one, other) => {
        expect(addTurns(one, other)).toBe((one + other) % 360);
        expect(addTurns(one, oppositeTurn(one))).toBe(0);
      }),
    );
    expect(addTurns(-90)).toBe(270);
    expect(addTurns(-450)).toBe(270);
  });
});

describe("a page as shown", () => {
  it("puts the four corners where a clockwise turn puts them", () => {
    const box = { left: 0, bottom: 0, width: 200, height: 100, rotate: 0 } as const;
    const topLeft = (view: PageView) => toScreen(view, { x: 0, y: 0 });
    expect(topLeft({ box, turn: 0, scale: 2 })).toEqual({ x: 0, y: 0 });
    expect(topLeft({ box, turn: 90, scale: 2 })).toEqual({ x: 200, y: 0 });
    expect(topLeft({ box, turn: 180, scale: 2 })).toEqual({ x: 400, y: 200 });
    expect(topLeft({ box, turn: 270, scale: 2 })).toEqual({ x: 0, y: 400 });
    expect(topLeft({ box: { ...box, rotate: 90 }, turn: 90, scale: 2 })).toEqual({ x: 400, y: 200 });
  });

  it("is on its side after 90 and 270 degrees", () => {
    fc.assert(
      fc.property(views, (view) => {
        const upright = shownSize({ ...view, turn: 0, box: { ...view.box, rotate: 0 } });
        const { width, height } = shownSize(view);
        const isLying = (view.box.rotate + view.turn) % 180 === 90;
        expect([width, height]).toEqual(
          isLying ? [upright.height, upright.width] : [upright.width, upright.height],
        );
      }),
    );
  });

  it("maps every point there and back", () => {
    fc.assert(
      fc.property(views, points, (view, point) => {
        const back = toPercent(view, toScreen(view, point));
        expect(near(back.x, point.x) && near(back.y, point.y)).toBe(true);
      }),
    );
  });

  it("keeps every point of the page within the page shown", () => {
    fc.assert(
      fc.property(views, points, (view, point) => {
        const { x, y } = toScreen(view, point);
        const { width, height } = shownSize(view);
        expect(x >= -1e-9 && y >= -1e-9 && x <= width + 1e-9 && y <= height + 1e-9).toBe(true);
      }),
    );
  });

  it("maps every rectangle there and back, and never turns one inside out", () => {
    fc.assert(
      fc.property(views, rects, (view, rect) => {
        const shown = rectToScreen(view, rect);
        expect(shown.width >= 0 && shown.height >= 0).toBe(true);
        const back = rectToPercent(view, shown);
        for (const side of ["x", "y", "width", "height"] as const) {
          expect(near(back[side], rect[side])).toBe(true);
        }
      }),
    );
  });

  it("shows a mark on the same place of the page at every zoom", () => {
    fc.assert(
      fc.property(views, rects, fc.double({ min: 0.1, max: 16, noNaN: true }), (view, rect, scale) => {
        const here = rectToScreen(view, rect);
        const there = rectToScreen({ ...view, scale }, rect);
        const factor = scale / view.scale;
        expect(near(there.x, here.x * factor, 1e-6 * (1 + there.x))).toBe(true);
        expect(near(there.height, here.height * factor, 1e-6 * (1 + there.height))).toBe(true);
      }),
    );
  });
});

describe("the file's own coordinates", () => {
  it("are mapped there and back, wherever the crop box begins", () => {
    fc.assert(
      fc.property(boxes, points, (box, point) => {
        const back = fromUserSpace(box, toUserSpace(box, point));
        expect(near(back.x, point.x) && near(back.y, point.y)).toBe(true);
      }),
    );
  });

  it("begin below the page's top", () => {
    const box = { left: 30, bottom: 40, width: 200, height: 100, rotate: 0 } as const;
    expect(toUserSpace(box, { x: 0, y: 0 })).toEqual({ x: 30, y: 140 });
    expect(toUserSpace(box, { x: 100, y: 100 })).toEqual({ x: 230, y: 40 });
  });

  let pageOf: (view: PageView) => pdfjs.PDFPageProxy;
  beforeAll(async () => {
    const made = await PDFDocument.create();
    made.addPage();
    const page = await (await pdfjs.getDocument({ data: await made.save() }).promise).getPage(1);
    const Page = page.constructor as new (
      index: number,
      info: object,
      transport: unknown,
    ) => pdfjs.PDFPageProxy;
    const { _transport } = page as unknown as { _transport: unknown };
    pageOf = ({ box }) => {
      const view = [box.left, box.bottom, box.left + box.width, box.bottom + box.height];
      return new Page(0, { rotate: box.rotate, view, userUnit: 1 }, _transport);
    };
  });

  it("are drawn by PDF.js where a mark on them is drawn here", () => {
    fc.assert(
      fc.property(views, points, (view, point) => {
        const rotation = addTurns(view.box.rotate, view.turn);
        const viewport = pageOf(view).getViewport({ scale: view.scale, rotation });
        const { x, y } = toUserSpace(view.box, point);
        const [theirX = Number.NaN, theirY = Number.NaN] = viewport.convertToViewportPoint(x, y);
        const ours = toScreen(view, point);
        expect(near(theirX, ours.x, 1e-5) && near(theirY, ours.y, 1e-5)).toBe(true);
        expect(near(viewport.width, shownSize(view).width, 1e-5)).toBe(true);
      }),
    );
  });
});
