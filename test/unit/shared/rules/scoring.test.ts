import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyDraft, type ReviewDraft } from "../../../../shared/domain/draft";
import { editScore } from "../../../../shared/domain/edits";
import { applyEdit } from "../../../../shared/domain/history";
import type { Criterion } from "../../../../shared/domain/round";
import {
  groupSubtotals,
  isAllowedPoints,
  levelOfPoints,
  nearestAllowedPoints,
  pointsForCount,
  scoringProgress,
} from "../../../../shared/rules/scoring";
import { criterion, drafted, sampleRound } from "../sample-round";

const a1 = criterion("A1");
const d2 = criterion("D2");
const withMax = (max: number): Criterion => ({ ...a1, max });
const counting = (scoring: Extract<Criterion["scoring"], { kind: "count" }>): Criterion => ({
  ...d2,
  scoring,
});

describe("isAllowedPoints", () => {
  it.each([0, 0.5, 9.5, 10])("allows %f of 10 in steps of 0.5", (points) => {
    expect(isAllowedPoints(points, a1, 0.5)).toBe(true);
  });

  it.each([-0.5, 10.5, 9.25, Number.NaN, Number.POSITIVE_INFINITY])("forbids %f", (points) => {
    expect(isAllowedPoints(points, a1, 0.5)).toBe(false);
  });

  it("counts steps exactly where binary fractions do not", () => {
    expect(isAllowedPoints(0.3, a1, 0.1)).toBe(true);
    expect(isAllowedPoints(0.1 + 0.2, a1, 0.1)).toBe(false);
    expect(isAllowedPoints(0.375, a1, 0.125)).toBe(true);
  });
});

describe("nearestAllowedPoints", () => {
  it.each([
    [9.6, 9.5],
    [9.75, 10],
    [9.25, 9.5],
    [-3, 0],
    [99, 10],
  ])("puts %f on %f", (given, nearest) => {
    expect(nearestAllowedPoints(given, a1, 0.5)).toBe(nearest);
  });

  it("rounds halves up exactly, also where the division is not exact in binary", () => {
    expect(nearestAllowedPoints(0.35, a1, 0.1)).toBe(0.4);
    expect(nearestAllowedPoints(1.15, a1, 0.1)).toBe(1.2);
  });

  it("stays under a maximum that is no whole number of steps", () => {
    expect(nearestAllowedPoints(10, a1, 3)).toBe(9);
    expect(nearestAllowedPoints(8, withMax(8), 5)).toBe(5);
  });

  it("always gives allowed points, none of which is nearer (property)", () => {
    const steps = fc.constantFrom(0.1, 0.25, 0.5, 1, 2);
    fc.assert(
      fc.property(fc.double({ min: -5, max: 15, noNaN: true }), steps, (given, step) => {
        const nearest = nearestAllowedPoints(given, a1, step);
        expect(isAllowedPoints(nearest, a1, step)).toBe(true);
        const wanted = Math.min(Math.max(given, 0), a1.max);
        expect(Math.abs(nearest - wanted)).toBeLessThanOrEqual(step / 2 + 1e-9);
      }),
    );
  });
});

describe("levelOfPoints", () => {
  it("names the level at both ends of its range", () => {
    expect(levelOfPoints(a1, 9)?.label).toBe("优");
    expect(levelOfPoints(a1, 10)?.label).toBe("优");
    expect(levelOfPoints(a1, 5.5)?.label).toBe("差");
    expect(levelOfPoints(a1, 0)?.label).toBe("差");
  });

  it("says null between two levels and where a criterion has none", () => {
    expect(levelOfPoints(a1, 8.75)).toBeNull();
    expect(levelOfPoints(d2, 12)).toBeNull();
  });
});

describe("pointsForCount (article 12(2): at least 100 a year)", () => {
  it.each([
    [150, 12],
    [100, 12],
    [99, 11.5],
    [90, 7],
    [80, 2],
    [0, 2],
  ])("gives for %i of 100 the points %f: half a point each, 20 at most", (count, points) => {
    expect(pointsForCount(d2, count)).toBe(points);
  });

  it("never goes below 0 without a cap", () => {
    const harsh = counting({ kind: "count", unit: "人", target: 100, perMissing: 0.5, capMissing: null });
    expect(pointsForCount(harsh, 0)).toBe(0);
  });

  it("subtracts exactly", () => {
    const tenths = counting({ kind: "count", unit: "人", target: 3, perMissing: 0.1, capMissing: null });
    expect(pointsForCount(tenths, 0)).toBe(11.7);
  });

  it("throws for a criterion that is not counted", () => {
    expect(() => pointsForCount(a1, 3)).toThrow("A1");
  });
});

describe("sums", () => {
  const draft = drafted(
    (d) => editScore(d, "A1", { points: 9.5 }),
    (d) => editScore(d, "B1", { points: 0 }),
  );

  it("counts nought points as scored and no points as not", () => {
    expect(scoringProgress(sampleRound, draft)).toEqual({ scored: 2, criteria: 3, points: 9.5 });
    expect(scoringProgress(sampleRound, emptyDraft(sampleRound))).toMatchObject({ scored: 0, points: 0 });
  });

  it("keeps the groups in the order of the rubric, with what can be reached", () => {
    expect(groupSubtotals(sampleRound, draft).map(({ group, points, max }) => [group, points, max])).toEqual([
      ["技能大师（领办人）", 9.5, 10],
      ["所在单位", 0, 8],
      ["工作方向与预期作用", 0, 12],
    ]);
  });

  it("adds up to the same total by criterion and by group, without binary dust (property)", () => {
    const tenths = fc.integer({ min: 0, max: 80 });
    fc.assert(
      fc.property(fc.tuple(tenths, tenths, tenths), (given) => {
        const filled = sampleRound.rubric.criteria.reduce<ReviewDraft>(
          (d, { id }, index) => applyEdit(d, editScore(d, id, { points: (given[index] ?? 0) / 10 })),
          emptyDraft(sampleRound),
        );
        const total = scoringProgress(sampleRound, filled).points;
        expect(total).toBe((given[0] + given[1] + given[2]) / 10);
        const groups = groupSubtotals(sampleRound, filled).map((group) => Math.round(group.points * 10));
        expect(groups.reduce((sum, each) => sum + each, 0) / 10).toBe(total);
      }),
    );
  });
});
