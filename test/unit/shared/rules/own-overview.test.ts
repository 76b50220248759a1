import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyDraft } from "../../../../shared/domain/draft";
import { editScore } from "../../../../shared/domain/edits";
import { applyEdit } from "../../../../shared/domain/history";
import { anchoredScores } from "../../../../shared/rules/anchors";
import { overviewOf, placesOf, spreadOf, timeSpent } from "../../../../shared/rules/own-overview";
import { groupSubtotals, scoringProgress } from "../../../../shared/rules/scoring";
import { sampleRound } from "../sample-round";

const { criteria } = sampleRound.rubric;

/** A draft with the points given, in the order of the rubric. */
const draftWith = (points: readonly (number | null)[]) =>
  criteria.reduce(
    (draft, { id }, at) => applyEdit(draft, editScore(draft, id, { points: points[at] ?? null })),
    emptyDraft(sampleRound),
  );
const work = (applicationId: string, points: readonly (number | null)[], times: readonly string[] = []) => ({
  ...{ applicationId, times },
  draft: draftWith(points),
});
const halves = fc.integer({ min: 0, max: 24 }).map((steps) => steps / 2);
const anyPoints = fc.array(fc.option(halves), { minLength: criteria.length, maxLength: criteria.length });

describe("the own overview", () => {
  it("has points, subtotals, totals and places; who is not scored to the end has no place", () => {
    const { rows, spreads, groups, totals } = overviewOf(sampleRound, [
      work("a1", [9, 7, 12]),
      work("a2", [8, 8, 12]),
      work("a3", [9.5, null, 12]),
      work("a4", [6, 5, 10.5]),
    ]);
    expect(rows.map(({ total }) => total)).toEqual([28, 28, 21.5, 21.5]);
    expect(rows.map(({ place }) => place)).toEqual([
      { rank: 1, tied: true },
      { rank: 1, tied: true },
      null,
      { rank: 3, tied: false },
    ]);
    expect(rows[2]?.groups[1]).toEqual({ group: "所在单位", points: 0, scored: 0, criteria: 1 });
    expect(groups.map((each) => [each?.given, each?.lowest, each?.highest])).toEqual([
      ...[
        [4, 6, 9.5],
        [3, 5, 8],
        [4, 10.5, 12],
      ],
    ]);
    expect(spreads[0]).toEqual({ given: 4, lowest: 6, median: 8.5, mean: 8.13, highest: 9.5 });
    expect(totals).toEqual({ given: 3, lowest: 21.5, median: 28, mean: 25.83, highest: 28 });
  });

  it("is empty without works, and has no spread where nothing is given", () => {
    const overview = overviewOf(sampleRound, []);
    const none = criteria.map(() => null);
    expect(overview).toEqual({ rows: [], spreads: none, groups: none, totals: null });
    expect(spreadOf([])).toBeNull();
  });

  it("says the same figures as the sheet of each application, whatever was given", () => {
    fc.assert(
      fc.property(fc.array(anyPoints, { maxLength: 8 }), (all) => {
        const { rows } = overviewOf(
          sampleRound,
          all.map((points, at) => work(`a${at}`, points)),
        );
        for (const [at, row] of rows.entries()) {
          const draft = draftWith(all[at] ?? []);
          const progress = scoringProgress(sampleRound, draft);
          expect([row.total, row.scored]).toEqual([progress.points, progress.scored]);
          expect(row.place !== null).toBe(progress.scored === progress.criteria);
          expect(row.groups.map(({ group, points }) => [group, points])).toEqual(
            groupSubtotals(sampleRound, draft).map(({ group, points }) => [group, points]),
          );
        }
      }),
    );
  });
});

describe("the spreads of the overview", () => {
  /** Two groups, one of them of two criteria. */
  const grouped = {
    rubric: {
      ...sampleRound.rubric,
      criteria: criteria.map((each, at) => ({ ...each, group: at < 2 ? "甲" : "乙" })),
    },
  };

  it("are those of what the rows show: of each criterion, of groups and totals without a gap", () => {
    fc.assert(
      fc.property(fc.array(anyPoints, { maxLength: 8 }), (all) => {
        const works = all.map((points, at) => work(`a${at}`, points));
        const { rows, spreads, groups, totals } = overviewOf(grouped, works);
        const given = (at: number) => rows.flatMap(({ points }) => points[at] ?? []);
        expect(spreads).toEqual(criteria.map((_, at) => spreadOf(given(at))));
        const whole = rows.filter(({ scored }) => scored === criteria.length);
        expect(totals).toEqual(spreadOf(whole.map(({ total }) => total)));
        const pairs = all.filter(([a, b]) => a != null && b != null);
        expect(groups).toEqual([spreadOf(pairs.map(([a, b]) => (a ?? 0) + (b ?? 0))), spreads[2]]);
        // The total of who has everything is the sum of the groups.
        for (const row of whole)
          expect(row.total).toBe(row.groups.reduce((sum, { points }) => sum + points, 0));
      }),
    );
  });

  it("do not depend on the order in which the works come", () => {
    fc.assert(
      fc.property(fc.array(anyPoints, { maxLength: 6 }), (all) => {
        const works = all.map((points, at) => work(`a${at}`, points));
        const [one, other] = [overviewOf(grouped, works), overviewOf(grouped, [...works].reverse())];
        expect(other).toEqual({ ...one, rows: [...one.rows].reverse() });
      }),
    );
  });
});

describe("places", () => {
  it("do not depend on the order, put no lower total above a higher one, and share a rank where totals are equal", () => {
    fc.assert(
      fc.property(fc.array(fc.option(halves), { maxLength: 12 }), (totals) => {
        const places = placesOf(totals);
        expect(placesOf([...totals].reverse())).toEqual([...places].reverse());
        for (const [at, one] of totals.entries())
          for (const [to, other] of totals.entries()) {
            const [a, b] = [places[at], places[to]];
            expect(a === null).toBe(one === null);
            if (one === null || other === null || !a || !b) continue;
            expect(Math.sign(a.rank - b.rank)).toBe(Math.sign(other - one));
            if (at !== to && one === other) expect(a.tied && b.tied).toBe(true);
          }
        const ranks = places.flatMap((place) => place?.rank ?? []);
        expect(Math.min(1, ...ranks)).toBe(1);
        expect(ranks.every((rank) => rank <= ranks.length)).toBe(true);
      }),
    );
  });
});

describe("a spread", () => {
  it("lies in order, within what was given, and does not depend on the order of what was given", () => {
    fc.assert(
      fc.property(fc.array(halves, { minLength: 1, maxLength: 20 }), (points) => {
        const spread = spreadOf(points);
        if (!spread) throw new Error("no spread");
        const { given, lowest, median, mean, highest } = spread;
        expect([given, lowest, highest]).toEqual([points.length, Math.min(...points), Math.max(...points)]);
        expect(lowest <= median && median <= highest).toBe(true);
        expect(lowest - 0.005 <= mean && mean <= highest + 0.005).toBe(true);
        const half = points.length / 2;
        expect(points.filter((each) => each < median).length).toBeLessThanOrEqual(half);
        expect(points.filter((each) => each > median).length).toBeLessThanOrEqual(half);
        expect(spreadOf([...points].reverse())).toEqual(spread);
      }),
    );
  });

  it("adds decimals exactly: three times 0.1 have the mean 0.1", () => {
    expect(spreadOf([0.1, 0.1, 0.1])).toEqual({
      given: 3,
      lowest: 0.1,
      median: 0.1,
      mean: 0.1,
      highest: 0.1,
    });
  });
});

describe("time spent", () => {
  const at = (seconds: number) => new Date(Date.UTC(2026, 9, 8) + seconds * 1000).toISOString();

  it("is the sum of gaps under five minutes", () => {
    expect(timeSpent([])).toBe(0);
    expect(timeSpent([at(0)])).toBe(0);
    expect(timeSpent([at(0), at(60), at(359), at(3600), at(3605)])).toBe((60 + 299 + 5) * 1000);
    expect(timeSpent([at(0), at(300)])).toBe(0);
    expect(timeSpent([at(0), at(299)])).toBe(299_000);
  });

  it("reads instants of different zones, and takes nothing from a clock set back", () => {
    expect(timeSpent(["2026-10-08T09:00:00+08:00", "2026-10-08T01:01:00Z"])).toBe(60_000);
    expect(timeSpent([at(100), at(40), at(50)])).toBe(10_000);
    expect(timeSpent([at(0), "nonsense", at(10)])).toBe(0);
  });

  it("is never more than from the first to the last entry, and breaks at a pause", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 30 }), (gaps) => {
        let now = 0;
        const seconds = [0, ...gaps.map((gap) => (now += gap))];
        const spent = timeSpent(seconds.map(at));
        const short = gaps.filter((gap) => gap < 300);
        expect(spent).toBe(1000 * short.reduce((sum, gap) => sum + gap, 0));
        expect(spent).toBeLessThanOrEqual(now * 1000);
      }),
    );
  });
});

describe("own points beside the anchors of a practice dossier", () => {
  const anchors = [
    { criterionId: "A1", points: 8, note: "证书与履历齐全" },
    { criterionId: "D2", points: 12, note: "" },
  ];

  it("are not shown before every criterion has points", () => {
    expect(anchoredScores(sampleRound, { calibration: { anchors } }, draftWith([9, null, 12]))).toBeNull();
  });

  it("show the difference, and a criterion without an anchor without one", () => {
    const scores = anchoredScores(sampleRound, { calibration: { anchors } }, draftWith([9.5, 6, 11]));
    expect(scores?.map(({ criterion, ...rest }) => [criterion.id, rest])).toEqual([
      ["A1", { own: 9.5, anchor: 8, difference: 1.5, note: "证书与履历齐全" }],
      ["B1", { own: 6, anchor: null, difference: null, note: "" }],
      ["D2", { own: 11, anchor: 12, difference: -1, note: "" }],
    ]);
  });

  it("differ by exactly own less anchor, in the order of the rubric, whatever the bureau and the expert gave", () => {
    const tenths = fc.integer({ min: 0, max: 100 }).map((steps) => steps / 10);
    const all = fc.array(fc.tuple(tenths, fc.option(tenths)), {
      minLength: criteria.length,
      maxLength: criteria.length,
    });
    fc.assert(
      fc.property(all, (pairs) => {
        const given = pairs.flatMap(([, points], at) =>
          points === null ? [] : [{ criterionId: criteria[at]?.id ?? "", points, note: "" }],
        );
        const calibration = { anchors: given.reverse() };
        const scores = anchoredScores(sampleRound, { calibration }, draftWith(pairs.map(([own]) => own)));
        expect(scores?.map(({ criterion }) => criterion.id)).toEqual(criteria.map(({ id }) => id));
        for (const [at, score] of scores?.entries() ?? []) {
          const [own, anchor] = pairs[at] ?? [0, null];
          const tenfold = anchor === null ? null : Math.round(own * 10) - Math.round(anchor * 10);
          expect([score.own, score.anchor]).toEqual([own, anchor]);
          expect(score.difference).toBe(tenfold === null ? null : tenfold / 10);
        }
      }),
    );
  });

  it("stay hidden as long as any one criterion is without points", () => {
    fc.assert(
      fc.property(anyPoints, (points) => {
        const scores = anchoredScores(sampleRound, { calibration: { anchors } }, draftWith(points));
        expect(scores === null).toBe(points.includes(null));
      }),
    );
  });

  it("are nothing for a dossier that counts", () => {
    expect(anchoredScores(sampleRound, {}, draftWith([9, 6, 12]))).toBeNull();
  });
});
