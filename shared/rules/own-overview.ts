import { exactProduct, exactSum } from "../domain/decimal";
import type { ReviewDraft } from "../domain/draft";
import type { Round } from "../domain/round";

/** What the overview is made of for one application: its scores, and when each entry of its history was made (ISO 8601). */
export interface OwnWork {
  readonly applicationId: string;
  readonly draft: Pick<ReviewDraft, "scores">;
  readonly times: readonly string[];
}

/** The points of one group of criteria of one application, as far as they are given. */
export interface GroupPoints {
  readonly group: string;
  readonly points: number;
  readonly scored: number;
  readonly criteria: number;
}

/** One application of the overview. */
export interface OverviewRow {
  readonly applicationId: string;
  /** In the order of the rubric; `null` where none are given. */
  readonly points: readonly (number | null)[];
  readonly groups: readonly GroupPoints[];
  /** The exact sum of what is given. */
  readonly total: number;
  readonly scored: number;
  /** Among the applications with points for every criterion, 1 for the highest total; `null` for any other. */
  readonly place: Place | null;
  /** Milliseconds of work that the history tells of. */
  readonly spent: number;
}

/** A place among totals: equal ones share the same rank, and the next rank is as far down as there are totals above. */
export interface Place {
  readonly rank: number;
  readonly tied: boolean;
}

/** How points lie: the lowest, the one in the middle (of two, what lies between), the mean, the highest. */
export interface Spread {
  readonly given: number;
  readonly lowest: number;
  readonly median: number;
  /** Rounded half up to two decimals. */
  readonly mean: number;
  readonly highest: number;
}

/** An expert's own points of all applications, to see whether they are consistent. */
export interface OwnOverview {
  readonly rows: readonly OverviewRow[];
  /** In the order of the rubric; `null` where nobody has points. */
  readonly spreads: readonly (Spread | null)[];
  /** Of the points of each group, in the order of the rubric, among the applications that have all of the group's. */
  readonly groups: readonly (Spread | null)[];
  /** Of the totals of the applications that have points for every criterion. */
  readonly totals: Spread | null;
}

/** The overview of the works given, in their order. Who is kept away from and who never counts is left out before. */
export function overviewOf({ rubric }: Pick<Round, "rubric">, works: readonly OwnWork[]): OwnOverview {
  const { criteria } = rubric;
  const names = [...new Set(criteria.map(({ group }) => group))];
  const points = works.map(({ draft }) => criteria.map(({ id }) => draft.scores[id]?.points ?? null));
  const totals = points.map((own) => (own.every(isGiven) ? exactSum(own) : null));
  const places = placesOf(totals);
  const groupsOf = (own: readonly (number | null)[]): GroupPoints[] =>
    names.map((group) => {
      const ofGroup = own.filter((_, at) => criteria[at]?.group === group);
      const given = ofGroup.filter(isGiven);
      return { group, points: exactSum(given), scored: given.length, criteria: ofGroup.length };
    });
  const rows = works.map(({ applicationId, times }, index): OverviewRow => {
    const own = points[index] ?? [];
    const given = own.filter(isGiven);
    const figures = { points: own, groups: groupsOf(own), total: exactSum(given), scored: given.length };
    return { applicationId, ...figures, place: places[index] ?? null, spent: timeSpent(times) };
  });
  const whole = rows.map(({ groups }) => groups.map((each) => (isWhole(each) ? each.points : null)));
  return {
    rows,
    groups: names.map((_, at) => spreadOf(whole.flatMap((each) => each[at] ?? []))),
    spreads: criteria.map((_, at) => spreadOf(points.flatMap((own) => own[at] ?? []))),
    totals: spreadOf(totals.filter(isGiven)),
  };
}

const isWhole = ({ scored, criteria }: GroupPoints) => scored === criteria;

const isGiven = (points: number | null): points is number => points !== null;

/** The place of each total; `null` for one that is not there. */
export function placesOf(totals: readonly (number | null)[]): (Place | null)[] {
  const given = totals.filter(isGiven);
  return totals.map((total) =>
    total === null
      ? null
      : {
          rank: given.filter((each) => each > total).length + 1,
          tied: given.filter((each) => each === total).length > 1,
        },
  );
}

/** How the points lie; `null` where there are none. */
export function spreadOf(points: readonly number[]): Spread | null {
  const sorted = [...points].sort((a, b) => a - b);
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  if (lowest === undefined || highest === undefined) return null;
  const middle = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  const median = exactProduct(exactSum(middle.map((each) => each ?? 0)), 0.5);
  const mean = Math.floor((exactProduct(exactSum(sorted), 200) + sorted.length) / (2 * sorted.length)) / 100;
  return { given: sorted.length, lowest, median, mean, highest };
}

/** Gaps between two entries of a history from which on nobody is taken to have worked, in milliseconds. */
export const longestPause = 5 * 60_000;

/**
 * The time that somebody worked on a review, in milliseconds: the sum of the gaps between entries that follow one another
 * within less than `pause`. Times that cannot be read, and a clock that was set back, add nothing.
 */
export function timeSpent(times: readonly string[], pause = longestPause): number {
  return times.slice(1).reduce((sum, time, index) => {
    const gap = Date.parse(time) - Date.parse(times[index] ?? "");
    return gap > 0 && gap < pause ? sum + gap : sum;
  }, 0);
}
