/** A rolling backup in the folder: its file's name says whose it is and when it was made. */
export interface BackupName {
  readonly fileName: string;
  readonly seatId: string;
  /** ISO 8601, UTC. */
  readonly madeAt: string;
}

const pattern =
  /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})_(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z\.jpbackup$/;

/** What a file of the folder is, `null` for anything that is no rolling backup of ours. */
export function backupNamed(fileName: string): BackupName | null {
  const [, seatId, year, month, day, hour, minute, second, milli] = pattern.exec(fileName) ?? [];
  if (!seatId) return null;
  const madeAt = `${year}-${month}-${day}T${hour}:${minute}:${second}.${milli}Z`;
  return Number.isNaN(Date.parse(madeAt)) ? null : { fileName, seatId, madeAt };
}

/** The name of a seat's backup of this moment. Names of one seat sort by time. */
export function backupFileName(seatId: string, now: Date): string {
  return `${seatId}_${now.toISOString().replace(/[-:.]/g, "")}.jpbackup`;
}

/** The newest so many are kept whatever their age. */
const newest = 3;
/** Of so many hours, and of so many days, the newest one each. */
const hours = 24;
const days = 30;

/**
 * Which backups of one seat can go: beside the newest three, the last of each of the latest 24 hours and 30 days with any
 * are kept, by the clock of UTC. What was made last always stays, however old.
 */
export function outlived(backups: readonly BackupName[]): BackupName[] {
  const sorted = [...backups].sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
  const kept = new Set(sorted.slice(0, newest));
  for (const [length, count] of [
    ["2026-11-23T09".length, hours],
    ["2026-11-23".length, days],
  ] as const) {
    const lastOf = new Map<string, BackupName>();
    for (const each of sorted) {
      const span = each.madeAt.slice(0, length);
      if (!lastOf.has(span)) lastOf.set(span, each);
    }
    for (const each of [...lastOf.values()].slice(0, count)) kept.add(each);
  }
  return sorted.filter((each) => !kept.has(each));
}
