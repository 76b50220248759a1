import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { clipOf, paste } from "../../../../renderer/viewer/marks/clipboard";
import { blocksOf } from "../../../../renderer/viewer/marks/mark-shapes";
import { passageOf } from "../../../../renderer/viewer/marks/passage";
import { forgetPen, notePen, pen, touchingOf } from "../../../../renderer/viewer/marks/pen";
import { selectionAfter } from "../../../../renderer/viewer/marks/selecting";
import { byPage } from "../../../../renderer/viewer/marks/use-by-page";
import { writtenStroke } from "../../../../renderer/viewer/marks/written-stroke";
import type { PageView } from "../../../../shared/annotation/geometry";
import { boundsOf } from "../../../../shared/annotation/marks";
import type { Annotation } from "../../../../shared/domain/annotation";
import { annotations, turns } from "../../shared/annotation/arbitraries";

const view: PageView = {
  box: { left: 0, bottom: 0, width: 500, height: 1000, rotate: 0 },
  turn: 0,
  scale: 1,
};
const many = fc.uniqueArray(annotations, { selector: ({ id }) => id, minLength: 1, maxLength: 300 });

describe("thousands of marks", () => {
  it("are drawn in blocks, all of them, in their order; one mark more or less draws one block anew", () => {
    fc.assert(
      fc.property(many, fc.nat(), (list, pick) => {
        const blocks = blocksOf(list);
        expect(blocks.flat()).toEqual(list);
        expect(blocksOf([...list], blocks).every((block, index) => block === blocks[index])).toBe(true);
        const at = pick % list.length;
        const after = blocksOf(list.toSpliced(at, 1), blocks);
        expect(after.flat()).toHaveLength(list.length - 1);
        expect(after.filter((block) => !blocks.includes(block)).length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("leave the lists of pages alone on which nothing changed", () => {
    fc.assert(
      fc.property(many, annotations, (list, added) => {
        fc.pre(list.every(({ id }) => id !== added.id));
        const before = byPage(list);
        const after = byPage([...list, added], before);
        for (const [page, own] of after) if (page !== added.page) expect(own).toBe(before.get(page));
        expect(after.get(added.page)?.at(-1)).toBe(added);
      }),
    );
  });
});

describe("a pen", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    forgetPen();
    vi.useRealTimers();
  });
  const touching = (pointer: string) => touchingOf(pointer, pen.getState());

  it("takes the drawing from the fingers once it was seen, and its palm does nothing while it is near", () => {
    expect(touching("touch")).toBe("draws");
    notePen();
    expect(touching("touch")).toBe("nothing");
    expect([touching("pen"), touching("mouse")]).toEqual(["draws", "draws"]);
    vi.advanceTimersByTime(500);
    notePen();
    vi.advanceTimersByTime(500);
    expect(touching("touch")).toBe("nothing");
    vi.advanceTimersByTime(2_000);
    expect(touching("touch")).toBe("scrolls");
  });

  it("has its pressure kept where it changes, on a straight line too", () => {
    const points = Array.from({ length: 101 }, (_, index) => ({
      x: index * 4,
      y: 100,
      pressure: index / 100,
    }));
    const stroke = writtenStroke(view, points);
    expect(stroke.length).toBeGreaterThan(8);
    expect(stroke.length).toBeLessThan(30);
    expect(stroke.at(-1)).toEqual({ x: 80, y: 10, pressure: 1 });
    expect(
      writtenStroke(
        view,
        points.map(({ x, y }) => ({ x, y })),
      ),
    ).toEqual([
      { x: 0, y: 10 },
      { x: 80, y: 10 },
    ]);
  });
});

describe("highlighted text", () => {
  const page = { left: 20, top: 30, width: 500, height: 1000 };

  it("is one rectangle a line, within the page", () => {
    const pieces = [
      { left: 120, top: 130, width: 60, height: 20 },
      { left: 182, top: 132, width: 40, height: 18 },
      { left: 70, top: 160, width: 600, height: 20 },
      { left: 70, top: 400, width: 0, height: 20 },
    ];
    expect(passageOf(view, page, pieces)).toEqual({
      tool: "passage",
      lines: [
        { x: 20, y: 10, width: 20.4, height: 2 },
        { x: 10, y: 13, width: 90, height: 2 },
      ],
    });
    expect(passageOf(view, page, [])).toBeNull();
  });

  it("does not run together over the gap between two columns", () => {
    const columns = [
      { left: 70, top: 130, width: 100, height: 20 },
      { left: 300, top: 130, width: 100, height: 20 },
    ];
    expect(passageOf(view, page, columns)).toMatchObject({ lines: [{ x: 10 }, { x: 56 }] });
  });

  it("stays on the same place of the paper when the page is turned, line by line", () => {
    fc.assert(
      fc.property(turns, turns, (rotate, turn) => {
        const turned: PageView = { box: { ...view.box, width: 600, height: 600, rotate }, turn, scale: 1 };
        const onSide = turn === 90 || turn === 270;
        const word = (along: number, line: number) =>
          onSide
            ? { left: line, top: along, width: 20, height: 50 }
            : { left: along, top: line, width: 50, height: 20 };
        const at = { left: 0, top: 0, width: 600, height: 600 };
        const mark = passageOf(turned, at, [word(100, 100), word(155, 100), word(100, 200)]);
        expect(mark?.tool === "passage" && mark.lines).toHaveLength(2);
      }),
    );
  });
});

describe("copying", () => {
  const one: Annotation = {
    id: "a",
    materialId: "m1",
    page: 2,
    mark: { tool: "rectangle", rect: { x: 10, y: 10, width: 20, height: 20 } },
    meaning: "question",
    text: "核对",
    created: "2026-10-08T10:00:00+08:00",
  };

  it("lies a little aside on its own page, each time farther, and in its place on another", () => {
    const clip = clipOf([one]);
    if (!clip) throw new Error("one mark is a clip");
    const first = paste(clip, { materialId: "m1", page: 2 });
    const second = paste(first.clip, { materialId: "m1", page: 2 });
    const elsewhere = paste(second.clip, { materialId: "m3", page: 9 });
    expect(
      [first, second, elsewhere].map(({ created }) => created[0] && boundsOf(created[0].mark).x),
    ).toEqual([12, 14, 10]);
    expect(elsewhere.created[0]).toMatchObject({
      materialId: "m3",
      page: 9,
      meaning: "question",
      text: "核对",
    });
    const cut = clipOf([one], true);
    expect(cut && paste(cut, { materialId: "m1", page: 2 }).created[0]?.mark).toEqual(one.mark);
    expect(clipOf([])).toBeNull();
  });
});

describe("choosing several", () => {
  it("replaces, adds and takes out", () => {
    expect(selectionAfter(["a", "b"], { ids: ["c"], how: "only" })).toEqual(["c"]);
    expect(selectionAfter(["a", "b"], { ids: ["b", "c"], how: "add" })).toEqual(["a", "b", "c"]);
    expect(selectionAfter(["a", "b"], { ids: ["b", "c"], how: "toggle" })).toEqual(["a", "c"]);
  });
});
