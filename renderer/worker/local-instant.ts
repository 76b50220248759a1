const digits = (value: number, count: number) => String(Math.floor(Math.abs(value))).padStart(count, "0");
const two = (value: number) => digits(value, 2);

/** A moment as ISO 8601 with milliseconds and this place's zone: `2026-03-02T09:00:00.000+08:00`. */
export function localInstant(moment: Date): string {
  const ahead = -moment.getTimezoneOffset();
  const date = `${digits(moment.getFullYear(), 4)}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  const time = `${two(moment.getHours())}:${two(moment.getMinutes())}:${two(moment.getSeconds())}.${digits(moment.getMilliseconds(), 3)}`;
  return `${date}T${time}${ahead < 0 ? "-" : "+"}${two(ahead / 60)}:${two(ahead % 60)}`;
}
