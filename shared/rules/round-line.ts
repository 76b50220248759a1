/** A task package in the line of its round's revisions. */
export interface RevisionName {
  readonly packageId: string;
  readonly digest: string;
  readonly revision: number;
}

/** A package that arrives, with what its claims say it replaces. */
export interface ArrivingRevision extends RevisionName {
  readonly supersedes: Pick<RevisionName, "packageId" | "digest"> | null;
}

/** A package at hand. */
export interface KnownRevision extends RevisionName {
  /** Which of the round's decisions put it first, from 1; 0 where it never stood to choice. */
  readonly chosen: number;
}

/**
 * Where a package stands among those of its round that are at hand. `next` is newer than all of them and goes on from
 * `from`; `skipped` where it replaces one that never arrived. `superseded`: a newer one is here. `left`: it is here, and
 * a person chose another of its revision. `conflict`: it contradicts the one that work goes on in, and a person has to
 * decide, unless both go by one id: nothing could tell their reviews apart.
 */
export type PlaceInLine<Known extends KnownRevision> =
  | { readonly place: "next"; readonly from: Known | null; readonly skipped: boolean }
  | { readonly place: "already" | "superseded" | "left"; readonly by: Known }
  | { readonly place: "conflict"; readonly by: Known; readonly why: ConflictCause };

/** `other-line`: a newer revision that replaces another package than the one at hand. */
export type ConflictCause = "same-id" | "same-revision" | "other-line";

/** Sorts packages of a round: the newest revision first, of one revision the one that was chosen last. */
export function byNewest(
  one: Pick<KnownRevision, "revision" | "chosen">,
  other: Pick<KnownRevision, "revision" | "chosen">,
): number {
  return other.revision - one.revision || other.chosen - one.chosen;
}

/** The package of a round that work goes on in; `null` where there is none. */
export function newestRevision<Known extends Pick<KnownRevision, "revision" | "chosen">>(
  known: readonly Known[],
): Known | null {
  return [...known].sort(byNewest)[0] ?? null;
}

/**
 * The place of a package (package-format, "Task package"): the same revision under another digest is a conflict, and so
 * is a newer one that replaces another package than the newest at hand, unless revisions in between never arrived.
 */
export function placeInLine<Known extends KnownRevision>(
  arriving: ArrivingRevision,
  known: readonly Known[],
): PlaceInLine<Known> {
  const newest = newestRevision(known);
  if (!newest) return { place: "next", from: null, skipped: false };
  const itself = known.find((each) => each.digest === arriving.digest);
  if (itself) {
    const isLeft = itself !== newest && itself.revision === newest.revision;
    return isLeft ? { place: "left", by: newest } : { place: "already", by: itself };
  }
  const sameId = known.find((each) => each.packageId === arriving.packageId);
  if (sameId) return { place: "conflict", by: sameId, why: "same-id" };
  if (newest.revision > arriving.revision) return { place: "superseded", by: newest };
  if (newest.revision === arriving.revision) return { place: "conflict", by: newest, why: "same-revision" };
  return follows(arriving, newest, known);
}

function follows<Known extends KnownRevision>(
  { revision, supersedes }: ArrivingRevision,
  newest: Known,
  known: readonly Known[],
): PlaceInLine<Known> {
  const named = known.find((each) => each.packageId === supersedes?.packageId);
  const skipped = !named && newest.revision < revision - 1;
  const fits = named === newest && named.digest === supersedes?.digest;
  return skipped || fits
    ? { place: "next", from: newest, skipped }
    : { place: "conflict", by: newest, why: "other-line" };
}
