const day = 86_400_000;

/** Midnight of the day that an instant falls on in this machine's zone, as a count of days. */
function localDay(instant: string): number {
  const date = new Date(instant);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / day;
}

/** Days from the day of `now` (ISO 8601) to `deadline` (`YYYY-MM-DD`); negative once it has passed. */
export function daysLeft(deadline: string, now: string): number {
  return Date.parse(`${deadline}T00:00:00Z`) / day - localDay(now);
}

/** 还有 12 天, 今天截止, 已过 3 天. */
export function deadlineWords(deadline: string, now: string): string {
  const left = daysLeft(deadline, now);
  if (left === 0) return "今天截止";
  return left > 0 ? `还有 ${left} 天` : `已过 ${-left} 天`;
}

/** A date `YYYY-MM-DD` as 2026年10月20日. */
export function dateWords(date: string): string {
  const [year, month, dayOfMonth] = date.split("-").map(Number);
  return `${year}年${month}月${dayOfMonth}日`;
}

/** When something was saved, seen from `now`: 今天 14:32, 昨天 09:10, 10月8日 16:47, with the year where it differs. */
export function savedWords(instant: string, now: string): string {
  const then = new Date(instant);
  const two = (number: number) => String(number).padStart(2, "0");
  const time = `${two(then.getHours())}:${two(then.getMinutes())}`;
  const ago = localDay(now) - localDay(instant);
  if (ago === 0) return `今天 ${time}`;
  if (ago === 1) return `昨天 ${time}`;
  const sameYear = then.getFullYear() === new Date(now).getFullYear();
  const date = `${then.getMonth() + 1}月${then.getDate()}日`;
  return sameYear ? `${date} ${time}` : `${then.getFullYear()}年${date}`;
}
