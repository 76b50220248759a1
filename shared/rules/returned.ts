import type { ReturnsDocument } from "../domain/returns";

/** A review that the bureau sent back (退回): its note, and when. */
export interface ReturnNote {
  readonly note: string;
  /** ISO 8601 with zone, by the bureau's clock. */
  readonly at: string;
}

/** What is known of a bundle that was made here: which seal of each application went into it. */
export interface ShippedBundle {
  readonly bundleId: string;
  readonly seals: readonly { readonly applicationId: string; readonly number: number }[];
}

/** How an application stands while a package with returns is at hand. */
export interface ReturnedWork {
  readonly applicationId: string;
  /** The number of the seal that stands; `null` while the review is open. */
  readonly sealNumber: number | null;
  /** Whether that seal was made after the package with the returns was imported. */
  readonly sealedSince: boolean;
}

/**
 * The newest return of an application that was not answered yet: by a seal that is newer than the one sent back, or,
 * where that bundle is not known here, by one made since the return arrived. `null` where nothing is to be done.
 */
export function openReturn(
  returns: ReturnsDocument | null,
  work: ReturnedWork,
  bundles: readonly ShippedBundle[],
): ReturnNote | null {
  const own = (returns?.returns ?? [])
    .filter((each) => each.applicationIds.includes(work.applicationId))
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at))
    .at(-1);
  if (!own || isAnswered(own.bundleId, work, bundles)) return null;
  return { note: own.note, at: own.at };
}

function isAnswered(
  bundleId: string,
  { applicationId, sealNumber, sealedSince }: ReturnedWork,
  bundles: readonly ShippedBundle[],
): boolean {
  if (sealNumber === null) return false;
  const sent = bundles
    .find((each) => each.bundleId === bundleId)
    ?.seals.find((each) => each.applicationId === applicationId);
  return sent ? sealNumber > sent.number : sealedSince;
}
