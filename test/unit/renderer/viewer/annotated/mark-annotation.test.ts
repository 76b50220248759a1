import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawnMark } from "../../../../../renderer/viewer/annotated/drawn-mark";
import { pdfAnnotation } from "../../../../../renderer/viewer/annotated/mark-annotation";
import { shownView, toPage } from "../../../../../renderer/viewer/annotated/shown-space";
import { fromUserSpace } from "../../../../../shared/annotation/geometry";
import { boundsOf } from "../../../../../shared/annotation/marks";
import type { Mark } from "../../../../../shared/domain/annotation";
import { annotationOf } from "../../../../fixtures/all-marks";
import { boxes, marks } from "../../../shared/annotation/arbitraries";

const facts = { author: "样例专家", citedBy: [] };
/** Rounding of coordinates, five decimals, in units of the page. */
const rounding = 0.001;

function rectOf(box: Parameters<typeof pdfAnnotation>[0], mark: Mark): number[] {
  return pdfAnnotation(box, annotationOf(mark), facts).dict.get("Rect") as number[];
}

/** Every point that a drawing names, control points among them, in the page's own units. */
function drawnPoints(drawing: string, matrix: string): [x: number, y: number][] {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = matrix.split(" ").map(Number);
  const found: [number, number][] = [];
  for (const line of drawing.split("\n")) {
    const values = line.split(" ");
    const operator = values.pop() ?? "";
    const numbers = values.filter((value) => /^-?[\d.]+$/u.test(value)).map(Number);
    if (operator === "re") {
      const [x = 0, y = 0, width = 0, height = 0] = numbers;
      found.push([x, y], [x + width, y + height]);
    }
    if (["m", "l", "c"].includes(operator))
      for (let at = 0; at + 1 < numbers.length; at += 2) found.push([numbers[at] ?? 0, numbers[at + 1] ?? 0]);
  }
  return found.map(([x, y]) => [a * x + c * y + e, b * x + d * y + f]);
}

describe("a mark's place in the file", () => {
  test("is its place on the page, on any page, and its rectangle is never turned inside out", () => {
    fc.assert(
      fc.property(boxes, marks, (box, mark) => {
        const [left = 0, bottom = 0, right = 0, top = 0] = rectOf(box, mark);
        expect(right).toBeGreaterThan(left);
        expect(top).toBeGreaterThan(bottom);
        if (mark.tool === "note") return;
        // The rectangle holds the mark; those that lie in theirs to the hair come back as they were.
        const one = fromUserSpace(box, { x: left, y: top });
        const other = fromUserSpace(box, { x: right, y: bottom });
        const own = boundsOf(mark);
        const across = (rounding / box.width) * 100;
        const down = (rounding / box.height) * 100;
        expect(one.x).toBeLessThanOrEqual(own.x + across);
        expect(one.y).toBeLessThanOrEqual(own.y + down);
        expect(other.x).toBeGreaterThanOrEqual(own.x + own.width - across);
        expect(other.y).toBeGreaterThanOrEqual(own.y + own.height - down);
        const unit = 1 / shownView(box).scale;
        const isExact = ["rectangle", "ellipse", "highlight", "stamp", "passage"].includes(mark.tool);
        if (isExact && own.width * box.width > unit * 100 + 1)
          expect(Math.abs(other.x - one.x - own.width)).toBeLessThan(2 * across);
      }),
    );
  });

  test("holds all that is drawn there: its box cuts nothing off", () => {
    fc.assert(
      fc.property(boxes, marks, (box, mark) => {
        if (mark.tool === "note" || mark.tool === "ink") return;
        const { dict, appearance } = pdfAnnotation(box, annotationOf(mark), facts);
        const [left = 0, bottom = 0, right = 0, top = 0] = appearance.dict.get("BBox") as number[];
        expect(appearance.dict.get("BBox")).toEqual(dict.get("Rect"));
        const view = shownView(box);
        // What is drawn is rounded to thousandths of the shown space, whose units are larger on a large page.
        const slack = rounding + 0.002 / view.scale;
        for (const [x, y] of drawnPoints(drawnMark(view, mark), toPage(view))) {
          expect(x).toBeGreaterThanOrEqual(left - slack);
          expect(x).toBeLessThanOrEqual(right + slack);
          expect(y).toBeGreaterThanOrEqual(bottom - slack);
          expect(y).toBeLessThanOrEqual(top + slack);
        }
      }),
    );
  });
});
