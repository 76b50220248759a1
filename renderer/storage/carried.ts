import type { Dexie } from "dexie";
import type { ChangeEntry } from "../../shared/domain/history";
import type { OpenSeat } from "./box";
import { boxEntries, type ChangeRow, changesOf } from "./change";
import { boxDeclaration, type DeclarationRow, declarationsOf, type StoredDeclaration } from "./declaration";
import { StorageRefusal } from "./failure";
import { boxReview, type ReviewRow, reviewsOf, type StoredReviewState } from "./review";
import { demandCurrent } from "./round-line";
import { boxSeal, type SealedRow, type SealRecord, sealedOf } from "./sealed";

/** One application's work as it goes on in a newer revision. */
export interface CarriedWork {
  readonly review: StoredReviewState;
  readonly entries: readonly ChangeEntry[];
  readonly seals: readonly SealRecord[];
}

/**
 * What work looked like when it was read: the revision of the declaration (0 without one) and the place of each review.
 * Whatever changes it changes one of these.
 */
export interface WorkSeen {
  readonly packageId: string;
  readonly declaration: number;
  readonly reviews: Readonly<Record<string, Pick<ReviewRow, "lastSeq" | "sealNumber">>>;
}

/** Work that is boxed for its rows under the newer package. */
export interface CarriedRows {
  readonly seen: WorkSeen;
  readonly declaration: DeclarationRow | null;
  readonly reviews: readonly ReviewRow[];
  readonly changes: readonly ChangeRow[];
  readonly sealed: readonly SealedRow[];
}

/** Thrown where work went on after it was read for carrying over: it has to be read again. */
export class WorkWentOn extends StorageRefusal {
  constructor() {
    super("conflict", undefined, "the work went on while it was carried over");
    this.name = "WorkWentOn";
  }
}

/** The tables that carrying over reads and writes, for the transaction of the import. */
export const carryingTables = ["declarations", "reviews", "changes", "sealed"] as const;

/** Boxes work for a package: a box opens at its own row alone, so none can be copied. `declaration` may be `null`. */
export async function boxCarried(
  seat: OpenSeat,
  packageId: string,
  {
    seen,
    declaration,
    works,
  }: {
    readonly seen: WorkSeen;
    readonly declaration: StoredDeclaration | null;
    readonly works: readonly CarriedWork[];
  },
): Promise<CarriedRows> {
  const rows = { reviews: [] as ReviewRow[], changes: [] as ChangeRow[], sealed: [] as SealedRow[] };
  for (const { review, entries, seals } of works) {
    const name = { packageId, applicationId: review.applicationId };
    rows.reviews.push(await boxReview(seat, { ...review, packageId }));
    rows.changes.push(...(await boxEntries(seat, name, entries)));
    rows.sealed.push(...(await Promise.all(seals.map((seal) => boxSeal(seat, { ...seal, packageId })))));
  }
  return {
    seen,
    declaration: declaration && (await boxDeclaration(seat, packageId, declaration, 1)),
    ...rows,
  };
}

/**
 * Stores carried work. To be called inside the import's transaction; throws a `WorkWentOn` where the work changed since,
 * a `StorageRefusal` `superseded` where the package it comes from is not the newest any more.
 */
export async function putCarried(database: Dexie, seatId: string, carried: CarriedRows): Promise<void> {
  await demandCurrent(database, seatId, carried.seen.packageId);
  await demandUnchanged(database, seatId, carried.seen);
  if (carried.declaration) await declarationsOf(database).add(carried.declaration);
  await reviewsOf(database).bulkAdd([...carried.reviews]);
  await changesOf(database).bulkAdd([...carried.changes]);
  await sealedOf(database).bulkAdd([...carried.sealed]);
}

async function demandUnchanged(
  database: Dexie,
  seatId: string,
  { packageId, declaration, reviews }: WorkSeen,
): Promise<void> {
  const answers = await declarationsOf(database).get([seatId, packageId]);
  const rows = await reviewsOf(database).where({ seatId, packageId }).toArray();
  const isSame = ({ applicationId, lastSeq, sealNumber }: ReviewRow) => {
    const before = reviews[applicationId];
    return before?.lastSeq === lastSeq && before.sealNumber === sealNumber;
  };
  const unchanged =
    (answers?.revision ?? 0) === declaration &&
    rows.length === Object.keys(reviews).length &&
    rows.every(isSame);
  if (!unchanged) throw new WorkWentOn();
}
