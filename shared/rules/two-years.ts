import { addMonths, daysInMonth, monthIndex } from "./calendar";
import { type RetirementCategory, statutoryDate, statutoryRetirement } from "./retirement";

/** 距法定退休年龄2年以上（含2年）, in months (article 4(1)). */
export const monthsToRetirement = 24;

/** The day at which the two years are counted. The regulation names none; it is 31 August, the end of the time for applying. */
export const referenceDate = (year: number): string => `${year}-08-31`;

/** How far a retirement is from the reference date. */
export interface TimeLeft {
  readonly reference: string;
  /** The earliest date of retirement that is far enough. */
  readonly threshold: string;
  readonly enough: boolean;
  /** Calendar months between the two months, days left out. */
  readonly monthGap: number;
  /** By months it would be enough and by days it is not: a person decides. */
  readonly edge: boolean;
}

/** Article 4(1): whether a statutory date is two years or more after the reference date, by days; two years to the day are enough. */
export function timeLeft(statutory: string, reference: string): TimeLeft {
  const threshold = addMonths(reference, monthsToRetirement);
  const enough = statutory >= threshold;
  const monthGap = monthIndex(statutory) - monthIndex(reference);
  return { reference, threshold, enough, monthGap, edge: !enough && monthGap === monthsToRetirement };
}

/** What is known of a birth: its day, or only its month. */
export interface Birth {
  /** `YYYY-MM`. */
  readonly month: string;
  /** 1 to 31; `null` where only the month is known. */
  readonly day: number | null;
}

/** Article 4(1) for one category. `day`: the day of birth decides it and is not known. */
export function enoughTime(
  category: RetirementCategory,
  { month, day }: Birth,
  reference: string,
): "yes" | "no" | "day" {
  const days = day === null ? [1, daysInMonth(month)] : [day];
  const each = days.map((one) => timeLeft(statutoryDate(category, onDay(month, one)), reference).enough);
  if (each.every(Boolean)) return "yes";
  return each.some(Boolean) ? "day" : "no";
}

/**
 * Article 4(1) for a woman whose category is not stated; it is never inferred from her sex: passing on 50 passes, failing on
 * 55 fails, and between the two the category has to be asked for.
 */
export function enoughTimeForWoman(birth: Birth, reference: string): "yes" | "no" | "category" {
  if (enoughTime("female50", birth, reference) === "yes") return "yes";
  return enoughTime("female55", birth, reference) === "no" ? "no" : "category";
}

/** The day of birth that leads to a statutory date; `null` where the date is of another month, or several days lead to it. */
export function birthDayBehind(
  category: RetirementCategory,
  birthMonth: string,
  statutory: string,
): number | null {
  if (statutoryRetirement(category, birthMonth).month !== statutory.slice(0, 7)) return null;
  const days = Array.from({ length: daysInMonth(birthMonth) }, (_, index) => index + 1);
  const leading = days.filter((day) => statutoryDate(category, onDay(birthMonth, day)) === statutory);
  return leading.length === 1 ? (leading[0] ?? null) : null;
}

const onDay = (month: string, day: number) => `${month}-${String(day).padStart(2, "0")}`;
