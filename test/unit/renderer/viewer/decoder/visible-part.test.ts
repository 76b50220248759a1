import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { visiblePart } from "../../../../../renderer/viewer/decoder/visible-part";
import { type Matrix, times } from "../../../../../shared/pdf/content";

const size = { width: 10_000, height: 14_000 };
const canvas = { width: 800, height: 600 };

/** Lays the picture on a canvas: turned, `scale` device pixels a pixel, so far away from the canvas's corner. */
function laid(turn: number, scale: number, x: number, y: number): Matrix {
  const [across, down] = [size.width * scale, size.height * scale];
  const turns: Matrix[] = [
    [across, 0, 0, -down, x, y + down],
    [0, across, down, 0, x, y],
    [-across, 0, 0, down, x + across, y],
    [0, -across, -down, 0, x + down, y + across],
  ];
  return turns[turn] ?? [1, 0, 0, 1, 0, 0];
}

describe("what a canvas shows of a picture", () => {
  it("is in whole cells and all that is seen, however it lies", () => {
    const look = fc.record({
      turn: fc.nat(3),
      scale: fc.double({ min: 0.05, max: 4, noNaN: true }),
      x: fc.integer({ min: -30_000, max: 900 }),
      y: fc.integer({ min: -30_000, max: 900 }),
      cell: fc.integer({ min: 1, max: 9 }),
    });
    const shown = fc.tuple(
      look,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(shown, ([{ turn, scale, x, y, cell }, across, down]) => {
        const matrix = laid(turn, scale, x, y);
        const part = visiblePart({ ...size, matrix }, canvas, cell);
        expect([part.left % cell, part.top % cell]).toEqual([0, 0]);
        expect(part.left).toBeGreaterThanOrEqual(0);
        expect(part.left + part.width).toBeLessThanOrEqual(size.width);
        expect(part.top + part.height).toBeLessThanOrEqual(size.height);
        expect(Math.min(part.width, part.height)).toBeGreaterThan(0);
        // Any point of the picture that lies on the canvas lies in the part.
        const point = times([1, 0, 0, 1, across, 1 - down], matrix);
        const seen = point[4] >= 0 && point[4] <= canvas.width && point[5] >= 0 && point[5] <= canvas.height;
        if (!seen) return;
        const [column, row] = [across * size.width, down * size.height];
        expect(column).toBeGreaterThanOrEqual(part.left - 1e-6);
        expect(column).toBeLessThanOrEqual(part.left + part.width + 1e-6);
        expect(row).toBeGreaterThanOrEqual(part.top - 1e-6);
        expect(row).toBeLessThanOrEqual(part.top + part.height + 1e-6);
      }),
      { numRuns: 2_000 },
    );
  });

  it("is not much more than the canvas", () => {
    const part = visiblePart({ ...size, matrix: laid(0, 1, -4_000, -5_000) }, canvas, 1);
    expect(Math.abs(part.left - 3_996)).toBeLessThan(2);
    expect(Math.abs(part.top - 4_996)).toBeLessThan(2);
    expect(part.width).toBeLessThan(812);
    expect(part.height).toBeLessThan(612);
  });
});
