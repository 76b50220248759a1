import type { Dexie } from "dexie";
import type { Application } from "../../shared/domain/application";
import { applicationsOf, boxApplications } from "./application";
import type { OpenSeat } from "./box";
import { type CarriedRows, carryingTables, putCarried } from "./carried";
import { boxEnvelope, type Envelope, envelopesOf } from "./envelope";
import { StorageRefusal } from "./failure";
import { boxPackage, type PackageRow, packagesOf, type StoredPackage } from "./package";
import { hasFiles, type StoredFile } from "./payload";
import { currentRow, nextChoice, readRoundRows } from "./round-line";
import { closeStage } from "./stage";

/** Where a package stands among those of the seat: not there, there already, or contradicting one that is there. */
export type PackageStanding = "new" | "already" | "conflict";

/** What is compared of two packages. */
export type PackageName = Pick<
  PackageRow,
  "packageId" | "digest" | "bureauKid" | "roundId" | "roundRevision"
>;

/**
 * The standing of a package. The same digest is the same package. Another digest under the same package id, or under
 * the same bureau, round and revision, contradicts it: a person has to decide.
 */
export async function packageStanding(
  database: Dexie,
  seatId: string,
  name: PackageName,
): Promise<PackageStanding> {
  const { packageId, digest, bureauKid, roundId, roundRevision } = name;
  const packages = packagesOf(database);
  if (await packages.get({ seatId, digest })) return "already";
  const twin =
    (await packages.get([seatId, packageId])) ??
    (await packages.get({ seatId, bureauKid, roundId, roundRevision }));
  return twin ? "conflict" : "new";
}

/** A verified package, ready to become visible. Its pieces lie in the stage `stored.storeId` already. */
export interface VerifiedImport {
  readonly stored: StoredPackage;
  readonly files: readonly Omit<StoredFile, "version" | "storeId">[];
  readonly envelope: Envelope;
  /** In the package's order. */
  readonly applications: readonly Application[];
  /** The work that goes on from the revision before; `null` where there is none. */
  readonly carried: CarriedRows | null;
  /** The digest of the package that a person decided to leave for this one, which contradicts it; else `null`. */
  readonly over: string | null;
}

/**
 * Makes a staged package visible: all of it, and the work that goes on in it, in one transaction, its own row last.
 * Throws a `StorageRefusal` `conflict` where the package is there already or contradicts one that is, unless a person
 * decided to leave that one and work still goes on in it, and a `WorkWentOn` where the work changed after it was read.
 */
export async function commitImport(database: Dexie, seat: OpenSeat, verified: VerifiedImport): Promise<void> {
  const { stored, over } = verified;
  const [packageRow, envelopeRow, applicationRows] = await Promise.all([
    boxPackage(seat, stored),
    boxEnvelope(seat, stored.packageId, verified.envelope),
    boxApplications(seat, stored.packageId, verified.applications),
  ]);
  const fileRows = verified.files.map((file) => ({ version: 1 as const, storeId: stored.storeId, ...file }));
  const tables = ["stages", "files", "envelopes", "applications", "packages", ...carryingTables];
  await database.transaction("rw", tables, async () => {
    const chosen = over ? await placeOver(database, seat.seatId, stored, over) : 0;
    const standing = over ? "new" : await packageStanding(database, seat.seatId, stored);
    if (standing !== "new") throw new StorageRefusal("conflict", undefined, standing);
    await closeStage(database, stored.storeId);
    await database.table("files").bulkAdd(fileRows);
    await envelopesOf(database).add(envelopeRow);
    await applicationsOf(database).bulkAdd(applicationRows);
    if (verified.carried) await putCarried(database, seat.seatId, verified.carried);
    await packagesOf(database).add({ ...packageRow, chosen });
  });
}

/**
 * Gives a package that is here without its scans, as a backup brings it back, those that the same package brought again,
 * in one transaction. They lie in the stage `storeId` already. False, and nothing is changed, where the scans are here.
 */
export async function refillPackage(
  database: Dexie,
  { seatId, packageId }: { readonly seatId: string; readonly packageId: string },
  { stored: { storeId }, files }: Pick<VerifiedImport, "stored" | "files">,
): Promise<boolean> {
  return database.transaction("rw", ["stages", "files", "plaintexts", "packages"], async () => {
    const row = await packagesOf(database).get([seatId, packageId]);
    if (!row || (await hasFiles(database, row.storeId))) return false;
    await database.table("plaintexts").where({ storeId: row.storeId }).delete();
    await database.table("files").bulkAdd(files.map((file) => ({ version: 1, storeId, ...file })));
    await packagesOf(database).update([seatId, packageId], { storeId });
    await closeStage(database, storeId);
    return true;
  });
}

/** The place of a package that was chosen over the one that work goes on in: before all that were chosen so far. */
async function placeOver(
  database: Dexie,
  seatId: string,
  { packageId, digest, ...round }: PackageName,
  over: string,
): Promise<number> {
  const rows = await readRoundRows(database, seatId, round);
  const isHere = rows.some((each) => each.packageId === packageId || each.digest === digest);
  if (isHere || currentRow(rows)?.digest !== over)
    throw new StorageRefusal("conflict", undefined, "not what was decided about");
  return nextChoice(rows);
}
