import fc from "fast-check";
import { expect, it } from "vitest";
import { pageMatrix } from "../../../../renderer/viewer/document/page-matrix";
import { type PageBox, type Turn, toScreen, toUserSpace } from "../../../../shared/annotation/geometry";

const turns = fc.constantFrom<Turn>(0, 90, 180, 270);
const length = fc.double({ min: 1, max: 3000, noNaN: true });
const place = fc.double({ min: -2000, max: 2000, noNaN: true });
const boxes: fc.Arbitrary<PageBox> = fc.record({
  left: place,
  bottom: place,
  width: length,
  height: length,
  rotate: turns,
});

it("puts each point of a page where marks on it are put, at every turn, zoom and box", () => {
  fc.assert(
    fc.property(
      boxes,
      turns,
      fc.double({ min: 0.05, max: 8, noNaN: true }),
      fc.record({
        x: fc.double({ min: 0, max: 100, noNaN: true }),
        y: fc.double({ min: 0, max: 100, noNaN: true }),
      }),
      fc.record({ x: fc.integer({ min: 0, max: 5000 }), y: fc.integer({ min: 0, max: 5000 }) }),
      (box, turn, scale, point, offset) => {
        const [a, b, c, d, e, f] = pageMatrix(box, turn, scale, offset);
        const { x, y } = toUserSpace(box, point);
        const wanted = toScreen({ box, turn, scale }, point);
        expect(a * x + c * y + e).toBeCloseTo(wanted.x - offset.x, 4);
        expect(b * x + d * y + f).toBeCloseTo(wanted.y - offset.y, 4);
      },
    ),
  );
});
