import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Level } from "../../../../shared/domain/round";
import { adjustedPoints, pointsForLevel } from "../../../../shared/rules/choosing";
import { isAllowedPoints } from "../../../../shared/rules/scoring";
import { criterion } from "../sample-round";

const a1 = criterion("A1");
const level = (label: string): Level => {
  const found = a1.levels.find((each) => each.label === label);
  if (!found) throw new Error(`no level ${label}`);
  return found;
};

describe("pointsForLevel", () => {
  it("starts at the lowest points of the level", () => {
    expect(pointsForLevel(a1, level("优"), null, 0.5)).toBe(9);
    expect(pointsForLevel(a1, level("中"), null, 0.5)).toBe(6);
  });

  it("never means 0 by default", () => {
    expect(pointsForLevel(a1, level("差"), null, 0.5)).toBe(5.5);
  });

  it("leaves points within the level alone", () => {
    expect(pointsForLevel(a1, level("优"), 9.5, 0.5)).toBe(9.5);
    expect(pointsForLevel(a1, level("差"), 0, 0.5)).toBe(0);
  });

  it("moves to the nearest end of the level otherwise", () => {
    expect(pointsForLevel(a1, level("良"), 9.5, 0.5)).toBe(8.5);
    expect(pointsForLevel(a1, level("良"), 6, 0.5)).toBe(7.5);
  });

  it("gives allowed points where the range does not fall on steps", () => {
    const odd: Level = { label: "良", min: 7.2, max: 8.3, text: "" };
    expect(pointsForLevel(a1, odd, null, 0.5)).toBe(7.5);
    expect(pointsForLevel(a1, odd, 10, 0.5)).toBe(8);
  });

  it("always lands inside the level (property)", () => {
    const given = fc.option(fc.integer({ min: 0, max: 20 }).map((half) => half / 2));
    fc.assert(
      fc.property(fc.constantFrom(...a1.levels), given, (chosen, current) => {
        const points = pointsForLevel(a1, chosen, current, 0.5);
        expect(isAllowedPoints(points, a1, 0.5)).toBe(true);
        expect(points).toBeGreaterThanOrEqual(chosen.min);
        expect(points).toBeLessThanOrEqual(chosen.max);
      }),
    );
  });
});

describe("adjustedPoints", () => {
  it("moves by one step and stays within the criterion", () => {
    expect(adjustedPoints(a1, 9, 1, 0.5)).toBe(9.5);
    expect(adjustedPoints(a1, 10, 1, 0.5)).toBe(10);
    expect(adjustedPoints(a1, 0, -1, 0.5)).toBe(0);
    expect(adjustedPoints(a1, 0.2, 1, 0.1)).toBe(0.3);
  });

  it("starts at the end one moves away from", () => {
    expect(adjustedPoints(a1, null, 1, 0.5)).toBe(0);
    expect(adjustedPoints(a1, null, -1, 0.5)).toBe(10);
  });
});
