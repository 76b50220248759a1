import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparablesOf } from "../../../../renderer/review-desk/compare/comparable";
import {
  besideOnStrip,
  commonStart,
  firstToCompare,
  stripOf,
} from "../../../../renderer/review-desk/compare/strip";
import { lanesOf, tallyOf } from "../../../../renderer/review-desk/overview/lanes";
import { spentWords } from "../../../../renderer/review-desk/overview/overview-words";
import type { OpenRound, ReviewState } from "../../../../renderer/review-desk/ports";
import { emptyDraft } from "../../../../shared/domain/draft";
import { editScore } from "../../../../shared/domain/edits";
import { applyEdit } from "../../../../shared/domain/history";
import { overviewOf } from "../../../../shared/rules/own-overview";
import { sampleRound } from "../../shared/sample-round";
import { applicationNamed } from "./sample-application";

const states: readonly ReviewState[] = ["started", "recused", "untouched", "sealed", "undeclared", "started"];
const applications = [
  applicationNamed("a1", "SY-003"),
  applicationNamed("a2", "SY-002"),
  applicationNamed("a3", "SY-001"),
  applicationNamed("a4", "SY-005"),
  applicationNamed("a5", "SY-004"),
  applicationNamed("a6", "SY-006", { calibration: { anchors: [] } }),
];
const openRound = {
  applications,
  declaration: { confidentialityAcceptedAt: "2026-10-08T09:00:00+08:00", recusals: [] },
  standings: applications.map(({ id }, at) => ({
    ...{ applicationId: id, state: states[at] ?? "undeclared", scored: 0 },
    ...{ points: null, savedAt: null, returned: null },
  })),
} as unknown as OpenRound;
const empty = emptyDraft(sampleRound);
const scored = (points: number) => applyEdit(empty, editScore(empty, "A1", { points }));
const ids = (strip: readonly { readonly application: { readonly id: string } }[]) =>
  strip.map(({ application }) => application.id);

describe("what is compared", () => {
  it("is what may be opened, and no practice dossier", () => {
    expect(ids(comparablesOf(openRound))).toEqual(["a1", "a3", "a4"]);
    const unpromised = { ...openRound, declaration: { confidentialityAcceptedAt: null, recusals: [] } };
    expect(comparablesOf(unpromised)).toEqual([]);
  });
});

describe("the strip", () => {
  const all = comparablesOf(openRound);
  const drafts = { a1: scored(7), a3: empty, a4: scored(9) };

  it("is in the order of numbers, or of points with the highest first and the unscored last", () => {
    expect(ids(stripOf(all, drafts, "A1", "number"))).toEqual(["a3", "a1", "a4"]);
    expect(ids(stripOf(all, drafts, "A1", "points"))).toEqual(["a4", "a1", "a3"]);
    const equal = { a1: scored(9), a4: scored(9), a3: scored(9) };
    expect(ids(stripOf(all, equal, "A1", "points"))).toEqual(["a3", "a1", "a4"]);
  });

  it("tells what was not read yet from what has no points", () => {
    const points = stripOf(all, { a1: scored(0), a3: empty }, "A1", "number").map((each) => each.points);
    expect(points).toEqual([null, 0, undefined]);
  });

  it("leads to the one before and after, and from elsewhere to its beginning", () => {
    const strip = stripOf(all, drafts, "A1", "points");
    expect([besideOnStrip(strip, "a1", -1), besideOnStrip(strip, "a1", 1)]).toEqual(["a4", "a3"]);
    expect([besideOnStrip(strip, "a4", -1), besideOnStrip(strip, "a3", 1)]).toEqual([null, null]);
    expect(besideOnStrip(strip, "a6", 1)).toBe("a4");
    expect(besideOnStrip([], "a6", 1)).toBeNull();
  });

  it("is begun where points are missing, otherwise at its beginning", () => {
    expect(firstToCompare(stripOf(all, drafts, "A1", "points"))).toBe("a3");
    expect(
      firstToCompare(stripOf(all, { a1: scored(7), a3: scored(8), a4: scored(9) }, "A1", "number")),
    ).toBe("a3");
    expect(firstToCompare([])).toBeNull();
  });
});

describe("what the numbers on the strip have in common", () => {
  it("ends at a sign that divides them", () => {
    expect(commonStart(["SY2026-001", "SY2026-014", "SY2026-120"])).toBe("SY2026-");
    expect(commonStart(["顺人社〔2026〕1号", "顺人社〔2026〕12号"])).toBe("顺人社〔2026〕");
    expect(commonStart(["101", "102"])).toBe("");
    expect(commonStart(["SY-1", "BJ-1"])).toBe("");
    expect(commonStart(["SY2026-001"])).toBe("");
    expect(commonStart([])).toBe("");
  });

  it("is the beginning of each and the whole of none that differ", () => {
    const number = fc.array(fc.constantFrom("A", "1", "2", "-", "·"), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        fc.uniqueArray(
          number.map((signs) => signs.join("")),
          { maxLength: 6 },
        ),
        (numbers) => {
          const start = commonStart(numbers);
          expect(numbers.every((each) => each.startsWith(start))).toBe(true);
          expect(new Set(numbers.map((each) => each.slice(start.length))).size).toBe(numbers.length);
        },
      ),
    );
  });
});

describe("the chart of the overview", () => {
  it("has a line for each criterion and one for the totals of the applications scored to their end", () => {
    const works = [
      { applicationId: "a1", draft: scored(8), times: [] },
      { applicationId: "a3", draft: scored(8), times: [] },
    ];
    const lanes = lanesOf(sampleRound, overviewOf(sampleRound, works));
    expect(lanes.map(({ name, points }) => [name, points])).toEqual([
      ...[
        ["A1", [8, 8]],
        ["B1", []],
        ["D2", []],
      ],
      ["合计", []],
    ]);
  });

  it("counts every value once and every application in one", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 8 }).map((steps) => steps / 2)), (points) => {
        const tally = tallyOf(points);
        expect(tally.map(({ value }) => value)).toEqual([...new Set(points)].sort((a, b) => a - b));
        expect(tally.flatMap(({ value, number }) => Array(number).fill(value))).toEqual(
          [...points].sort((a, b) => a - b),
        );
      }),
    );
  });
});

describe("time spent", () => {
  it("is said in minutes and hours", () => {
    expect([0, 20_000, 90_000, 3_600_000, 3_900_000].map(spentWords)).toEqual([
      ...["—", "不足 1 分钟", "2 分钟", "1 小时 00 分", "1 小时 05 分"],
    ]);
  });
});
