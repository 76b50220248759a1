import type { ChangeEntry } from "../domain/history";

/** A seal of a review, with what became of it. */
export interface PastSeal {
  /** 1 for the first seal of the application. */
  readonly number: number;
  /** The newest entry that it covers. */
  readonly lastSeq: number;
  /** ISO 8601 with zone. */
  readonly sealedAt: string;
  readonly state: "scored" | "recused";
  readonly total: number | null;
  /** When and why it was taken off; `null` while it stands. */
  readonly reopened: { readonly at: string; readonly reason: string } | null;
  /** The review bundles that it went into, by their number. */
  readonly bundles: readonly number[];
}

/** A carrying over of a review to a newer revision, or to a package that was chosen instead. */
export interface PastCarrying {
  readonly from: number;
  readonly to: number;
  readonly at: string;
  /** The newest entry that was carried over. */
  readonly lastSeq: number;
}

/** A return (退回) by the bureau, with its note, as it came with a revision. */
export interface PastReturn {
  readonly note: string;
  readonly at: string;
  readonly revision: number;
}

/** What happened to a review besides the changes of its log. */
export interface ReviewPast {
  readonly seals: readonly PastSeal[];
  readonly carried: readonly PastCarrying[];
  readonly returned: readonly PastReturn[];
}

/** What makes a version worth going back to. */
export type VersionCause =
  | { readonly kind: "seal"; readonly seal: PastSeal }
  | { readonly kind: "reopening"; readonly number: number; readonly reason: string }
  | { readonly kind: "carrying"; readonly from: number; readonly to: number }
  | { readonly kind: "return"; readonly note: string; readonly revision: number }
  /** The end of a stretch of work, which began at `since` and made `changes` entries. */
  | { readonly kind: "session"; readonly since: string; readonly changes: number }
  /** Somebody gave it a name. */
  | { readonly kind: "named"; readonly name: string }
  /** Before the first change. */
  | { readonly kind: "beginning" }
  /** After one change that somebody picked out of the log. */
  | { readonly kind: "change" };

/** A point in a review's history. */
export interface Version {
  /** Unique within the review and the same each time it is listed. */
  readonly id: string;
  /** The newest entry of the log that it holds; 0 is the untouched sheet. */
  readonly seq: number;
  /** ISO 8601 with zone. */
  readonly at: string;
  readonly cause: VersionCause;
}

/** A pause that ends a stretch of work, in milliseconds. */
const longPause = 60 * 60 * 1000;

/**
 * The versions of a review, the oldest first: the untouched sheet, its seals, reopenings, carryings over, returns and named
 * points, and between them the end of each stretch of work, which a new day or an hour's pause ends. Two that hold the same entries
 * are both there where both say something: a seal, and that it was opened again. The last stretch is what is on screen.
 */
export function versionsOf(entries: readonly ChangeEntry[], past: ReviewPast): Version[] {
  const events = eventsOf(entries, past);
  const told = new Set(events.filter(({ cause }) => cause.kind !== "return").map(({ seq }) => seq));
  const sessions = sessionsOf(entries, past).filter(({ seq }) => !told.has(seq) && seq < entries.length);
  const later = [...events, ...sessions].sort(
    (one, other) => one.seq - other.seq || Date.parse(one.at) - Date.parse(other.at),
  );
  return [...beginningOf(entries), ...later];
}

/** The version after one entry of the log; `null` where there is none of that number. */
export function versionAfter(entries: readonly ChangeEntry[], seq: number): Version | null {
  const entry = entries.find((each) => each.seq === seq);
  return entry ? { id: `change-${seq}`, seq, at: entry.at, cause: { kind: "change" } } : null;
}

function beginningOf([first]: readonly ChangeEntry[]): Version[] {
  return first ? [{ id: "beginning", seq: 0, at: first.at, cause: { kind: "beginning" } }] : [];
}

function eventsOf(entries: readonly ChangeEntry[], { seals, carried, returned }: ReviewPast): Version[] {
  return [
    ...seals.map((seal): Version => {
      const { number, lastSeq: seq, sealedAt: at } = seal;
      return { id: `seal-${number}`, seq, at, cause: { kind: "seal", seal } };
    }),
    ...seals.flatMap(({ number, lastSeq: seq, reopened }): Version[] => {
      if (!reopened) return [];
      const { at, reason } = reopened;
      return [{ id: `reopening-${number}`, seq, at, cause: { kind: "reopening", number, reason } }];
    }),
    ...carried.map(({ from, to, at, lastSeq: seq }): Version => {
      return { id: `carrying-${at}`, seq, at, cause: { kind: "carrying", from, to } };
    }),
    ...entries.flatMap(({ kind, name, seq, at }): Version[] =>
      kind === "point" ? [{ id: `point-${seq}`, seq, at, cause: { kind: "named", name: name ?? "" } }] : [],
    ),
    ...returned.map(({ note, at, revision }): Version => {
      const seq = newestBefore(entries, at);
      return { id: `return-${revision}-${at}`, seq, at, cause: { kind: "return", note, revision } };
    }),
  ];
}

function newestBefore(entries: readonly ChangeEntry[], at: string): number {
  return entries.findLast((entry) => Date.parse(entry.at) <= Date.parse(at))?.seq ?? 0;
}

function sessionsOf(entries: readonly ChangeEntry[], { seals, carried }: ReviewPast): Version[] {
  const ends = new Set([...seals, ...carried].map(({ lastSeq }) => lastSeq));
  const stretches: ChangeEntry[][] = [];
  for (const entry of entries) {
    const before = stretches.at(-1)?.at(-1);
    if (before && !ends.has(before.seq) && isSameStretch(before, entry)) stretches.at(-1)?.push(entry);
    else stretches.push([entry]);
  }
  return stretches.flatMap((stretch) => {
    const [first, last] = [stretch[0], stretch.at(-1)];
    if (!first || !last) return [];
    const cause = { kind: "session", since: first.at, changes: stretch.length } as const;
    return [{ id: `session-${last.seq}`, seq: last.seq, at: last.at, cause }];
  });
}

/** By the date on the wall where the change was made. */
function isSameStretch(before: ChangeEntry, next: ChangeEntry): boolean {
  const isSameDay = before.at.slice(0, "YYYY-MM-DD".length) === next.at.slice(0, "YYYY-MM-DD".length);
  return isSameDay && Date.parse(next.at) - Date.parse(before.at) <= longPause;
}
