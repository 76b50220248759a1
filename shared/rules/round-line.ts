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

/**
 * Where a package stands among those of its round that are at hand. `next` is newer than all of them and goes on from
 * `from`; `skipped` where it replaces one that never arrived. `superseded`: a newer one is here. `conflict`: it
 * contradicts one that is here, and a person has to decide.
 */
export type PlaceInLine<Known extends RevisionName> =
  | { readonly place: "next"; readonly from: Known | null; readonly skipped: boolean }
  | { readonly place: "already" | "superseded" | "conflict"; readonly by: Known };

/** The newest of some revisions; `null` where there is none. Of equal revisions the first given is taken. */
export function newestRevision<Known extends Pick<RevisionName, "revision">>(
  known: readonly Known[],
): Known | null {
  return known.reduce<Known | null>(
    (best, each) => (best && best.revision >= each.revision ? best : each),
    null,
  );
}

/**
 * The place of a package (package-format, "Task package"): the same revision under another digest is a conflict, and so
 * is a newer one that replaces another package than the newest at hand, unless revisions in between never arrived.
 */
export function placeInLine<Known extends RevisionName>(
  arriving: ArrivingRevision,
  known: readonly Known[],
): PlaceInLine<Known> {
  const itself = known.find((each) => each.digest === arriving.digest);
  if (itself) return { place: "already", by: itself };
  const twin = known.find(
    (each) => each.packageId === arriving.packageId || each.revision === arriving.revision,
  );
  if (twin) return { place: "conflict", by: twin };
  const newest = newestRevision(known);
  if (!newest) return { place: "next", from: null, skipped: false };
  if (newest.revision > arriving.revision) return { place: "superseded", by: newest };
  return follows(arriving, newest, known);
}

function follows<Known extends RevisionName>(
  { revision, supersedes }: ArrivingRevision,
  newest: Known,
  known: readonly Known[],
): PlaceInLine<Known> {
  const named = known.find((each) => each.packageId === supersedes?.packageId);
  if (!named) {
    const skipped = newest.revision < revision - 1;
    return skipped ? { place: "next", from: newest, skipped } : { place: "conflict", by: newest };
  }
  const fits = named === newest && named.digest === supersedes?.digest;
  return fits ? { place: "next", from: newest, skipped: false } : { place: "conflict", by: named };
}
