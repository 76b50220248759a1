import type { Master } from "../domain/application";
import { dateIn, monthIndex, monthOfIndex } from "./calendar";

/** The statutory age before 2025: men 60, women 55 or 50 by their post. */
export type RetirementCategory = NonNullable<Master["retirement"]>["category"];

/** How the age rises for a category: by one month for every `step` months of birth from `start` on, up to `cap` months. */
export interface RetirementTerms {
  /** Years. */
  readonly base: number;
  /** The first month of birth (`YYYY-MM`) whose age is raised. */
  readonly start: string;
  readonly step: number;
  readonly cap: number;
}

/** 国务院关于渐进式延迟法定退休年龄的办法, its three tables as parameters. */
export const retirementTerms: Readonly<Record<RetirementCategory, RetirementTerms>> = {
  male60: { base: 60, start: "1965-01", step: 4, cap: 36 },
  female55: { base: 55, start: "1970-01", step: 4, cap: 36 },
  female50: { base: 50, start: "1975-01", step: 2, cap: 60 },
};

/** When somebody reaches the statutory age. */
export interface StatutoryRetirement {
  /** By how many months the age is raised. */
  readonly delay: number;
  /** The age reached, in months. */
  readonly ageMonths: number;
  /** `YYYY-MM`. */
  readonly month: string;
}

/** The statutory age and month of somebody born in a month (`YYYY-MM`). */
export function statutoryRetirement(category: RetirementCategory, birthMonth: string): StatutoryRetirement {
  const { base, start, step, cap } = retirementTerms[category];
  const since = monthIndex(birthMonth) - monthIndex(start);
  const delay = since < 0 ? 0 : Math.min(cap, Math.floor(since / step) + 1);
  const ageMonths = base * 12 + delay;
  return { delay, ageMonths, month: monthOfIndex(monthIndex(birthMonth) + ageMonths) };
}

/** The day of somebody born on a date (`YYYY-MM-DD`): the same day of the month, or the last of a shorter one. */
export function statutoryDate(category: RetirementCategory, birthDate: string): string {
  return dateIn(statutoryRetirement(category, birthDate.slice(0, 7)).month, Number(birthDate.slice(8)));
}

/** An age in Chinese: `60岁1个月`. */
export function ageWords(months: number): string {
  const rest = months % 12;
  return `${Math.floor(months / 12)}岁${rest === 0 ? "" : `${rest}个月`}`;
}
