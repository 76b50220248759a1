/** Months since the year 0 of a date (`YYYY-MM-DD`) or month (`YYYY-MM`). */
export function monthIndex(date: string): number {
  const [year = 0, month = 0] = date.split("-").map(Number);
  return year * 12 + month - 1;
}

/** The month (`YYYY-MM`) of an index that `monthIndex` gave. */
export function monthOfIndex(index: number): string {
  return `${padded(Math.floor(index / 12), 4)}-${padded((index % 12) + 1, 2)}`;
}

/** How many days a month (`YYYY-MM`, or a date in it) has. */
export function daysInMonth(month: string): number {
  const [year = 0, number = 0] = month.split("-").map(Number);
  if (number === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(number) ? 30 : 31;
}

/** A date so many months later: the same day, or the last one where the month is shorter. */
export function addMonths(date: string, months: number): string {
  const month = monthOfIndex(monthIndex(date) + months);
  return dateIn(month, Number(date.slice(8)));
}

/** A day of a month, or its last one where the month is shorter. */
export function dateIn(month: string, day: number): string {
  return `${month}-${padded(Math.min(day, daysInMonth(month)), 2)}`;
}

/** Whether a text is a date of the calendar, as `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  const found = /^(\d{4}-(\d{2}))-(\d{2})$/u.exec(text);
  if (!found) return false;
  const [month, day] = [Number(found[2]), Number(found[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(found[1] ?? "");
}

/** The day of the week, 0 for Sunday (Zeller's congruence: the rules have no clock and no `Date`). */
export function weekday(date: string): number {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  const shifted = month < 3 ? month + 12 : month;
  const base = month < 3 ? year - 1 : year;
  const sum = day + Math.floor((13 * (shifted + 1)) / 5) + base + Math.floor(base / 4);
  const zeller = (sum - Math.floor(base / 100) + Math.floor(base / 400)) % 7;
  return (zeller + 6) % 7;
}

/** A date in Chinese: `2028年8月31日`. */
export function dateWords(date: string): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month}月${day}日`;
}

/** A month in Chinese: `1977年5月`. */
export function monthWords(month: string): string {
  const [year, number] = month.split("-").map(Number);
  return `${year}年${number}月`;
}

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const padded = (number: number, length: number) => String(number).padStart(length, "0");
