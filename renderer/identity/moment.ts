const parts = new Intl.DateTimeFormat("zh-CN", {
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** A moment in the computer's time zone: `2026年9月1日 08:00`. */
export function momentWords(iso: string): string {
  const part = Object.fromEntries(parts.formatToParts(new Date(iso)).map((each) => [each.type, each.value]));
  return `${part.year}年${part.month}月${part.day}日 ${part.hour}:${part.minute}`;
}
