import type { Round } from "../../../shared/domain/round";
import type { OwnOverview, Spread } from "../../../shared/rules/own-overview";

/** One line of the chart: a criterion, or the total. */
export interface Lane {
  readonly name: string;
  readonly title: string;
  readonly max: number;
  readonly points: readonly number[];
  readonly spread: Spread | null;
}

/** The lines of the chart in the order of the rubric, the total of the applications scored to their end last. */
export function lanesOf({ rubric }: Pick<Round, "rubric">, { rows, spreads, totals }: OwnOverview): Lane[] {
  const criteria = rubric.criteria.map(({ id, title, max }, at) => ({
    ...{ name: id, title, max, spread: spreads[at] ?? null },
    points: rows.flatMap(({ points }) => points[at] ?? []),
  }));
  const complete = rows.filter(({ place }) => place !== null).map(({ total }) => total);
  return [...criteria, { name: "合计", title: "", max: rubric.total, points: complete, spread: totals }];
}

/** How often each value occurs, the lowest first. */
export function tallyOf(points: readonly number[]): { readonly value: number; readonly number: number }[] {
  const values = [...new Set(points)].sort((one, other) => one - other);
  return values.map((value) => ({ value, number: points.filter((each) => each === value).length }));
}
