import fc from "fast-check";
import { expect, test } from "vitest";
import { regionPixels } from "../../../../renderer/viewer/capture/region-picture";
import type { Turn } from "../../../../shared/annotation/geometry";

const box = (width: number, height: number) => ({
  box: { left: 0, bottom: 0, width, height, rotate: 0 as Turn },
});
const half = { x: 0.25, y: 0.25, width: 0.5, height: 0.5 };

test("a region has 200 dots an inch, however the page is turned", () => {
  expect(regionPixels(box(595, 842), 0, half).rect).toMatchObject({ width: 826, height: 1169 });
  expect(regionPixels(box(595, 842), 90, half).rect).toMatchObject({ width: 1169, height: 826 });
});

test("a region never has more pixels than the clipboard is given, and never none", () => {
  const side = fc.double({ min: 1, max: 20_000, noNaN: true });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      side,
      side,
      share,
      share,
      fc.constantFrom<Turn>(0, 90, 180, 270),
      (width, height, w, h, turn) => {
        const { rect } = regionPixels(box(width, height), turn, { x: 0, y: 0, width: w, height: h });
        expect(rect.width).toBeGreaterThanOrEqual(1);
        expect(rect.height).toBeGreaterThanOrEqual(1);
        expect(rect.width * rect.height).toBeLessThan(16_100_000);
      },
    ),
  );
});
