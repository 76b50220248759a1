import type { Dexie } from "dexie";
import { fileIdSchema, instantSchema, sha256Schema, uuidSchema } from "../../shared/domain/ids";
import { z } from "../../shared/domain/schema";
import { boxSchema, type OpenSeat } from "./box";
import { StorageRefusal } from "./failure";
import { packagesOf } from "./package";
import { boxContent, type ContentKind, checkRow, currentVersion, unboxContent } from "./record";
import { reviewsOf } from "./review";
import { demandCurrent, packagesOfRound } from "./round-line";

const exportContentSchema = z.strictObject({
  /** Name of the file and of the folder it was saved in. */
  fileName: z.string(),
  folder: z.string(),
});

const exportRowSchema = z.strictObject({
  version: z.int().min(1),
  seatId: uuidSchema,
  packageId: uuidSchema,
  /** 1 for the first bundle of a round, without gaps: bundles that answer a newer revision of it go on in one chain. */
  revision: z.int().min(1),
  bundleId: uuidSchema,
  digest: sha256Schema,
  /** What its signed claims say it replaces; `null` for the first. */
  supersedes: z.strictObject({ bundleId: uuidSchema, digest: sha256Schema }).nullable(),
  createdAt: instantSchema,
  /** The file's size in bytes. */
  bytes: z.int().min(0),
  /** The seals that went into it. */
  seals: z.array(z.strictObject({ applicationId: fileIdSchema, number: z.int().min(1) })),
  /** `pending` from before the file is written: until its saving is confirmed nobody knows whether it exists. */
  state: z.enum(["pending", "saved"]),
  /** Where it was saved; `null` while it is pending. */
  box: boxSchema.nullable(),
});

/** The clear part of an export with its box. */
export type ExportRow = z.infer<typeof exportRowSchema>;
type ExportContent = z.infer<typeof exportContentSchema>;

/** What is known of a bundle before it is saved. */
export interface NewExport extends Omit<ExportRow, "version" | "box" | "seatId" | "state"> {}

/** A review bundle that was written: a row of the expert's ledger (台账). */
export interface StoredExport extends NewExport, ExportContent {}

/** Which bundle is meant: a revision is taken anew once the bundle that had it was given up. */
export type ExportName = Pick<ExportRow, "packageId" | "revision" | "bundleId">;

const exportKind: ContentKind<ExportContent> = {
  table: "exports",
  field: "box",
  schema: exportContentSchema,
  upgrades: [],
};

const exportsOf = (database: Dexie) => database.table<ExportRow, [string, string, number]>("exports");

/** The rows of the bundles of a package's round, whichever revision they answer, oldest first, still closed. */
export async function readExportRows(
  database: Dexie,
  seatId: string,
  packageId: string,
): Promise<ExportRow[]> {
  const tables = [exportsOf(database), packagesOf(database)];
  const rows = await database.transaction("r", tables, () => chainOf(database, seatId, packageId));
  return rows.map((row) => checkRow("exports", exportRowSchema, row));
}

/** The chain of a round's bundles. To be asked inside a transaction over `exports` and `packages`. */
async function chainOf(database: Dexie, seatId: string, packageId: string): Promise<ExportRow[]> {
  const packageIds = await packagesOfRound(database, seatId, packageId);
  const links = packageIds.map((each) => exportsOf(database).where({ seatId, packageId: each }).toArray());
  return (await Promise.all(links)).flat().sort((a, b) => a.revision - b.revision);
}

/** A saved bundle's row opened. Throws a `StorageRefusal` `storage-failed` where it is pending or not this seat's. */
export async function openExportRow(seat: OpenSeat, row: ExportRow): Promise<StoredExport> {
  const { version, box, seatId, state, ...clear } = row;
  if (!box) throw new StorageRefusal("storage-failed", undefined, `revision ${row.revision} is ${state}`);
  const content = await unboxContent(exportKind, seat.key, keyOf(seatId, row), { version, box });
  return { ...clear, ...content };
}

/**
 * Records a bundle before its file is written, in one transaction. A file of which no record is left would be followed by
 * another of the same revision. Throws a `StorageRefusal` `conflict` where its revision is not the next one of the
 * round or a seal in it does not stand any more, `superseded` where a newer revision of the round is here.
 */
export async function beginExport(database: Dexie, seatId: string, bundle: NewExport): Promise<void> {
  const { packageId, revision } = bundle;
  const row: ExportRow = {
    ...bundle,
    version: currentVersion(exportKind),
    seatId,
    state: "pending",
    box: null,
  };
  const tables = [exportsOf(database), packagesOf(database), reviewsOf(database)];
  await database.transaction("rw", tables, async () => {
    await demandCurrent(database, seatId, packageId);
    await demandSealed(database, seatId, bundle);
    const before = (await chainOf(database, seatId, packageId)).at(-1)?.revision ?? 0;
    if (before !== revision - 1)
      throw new StorageRefusal("conflict", undefined, `revision ${revision} cannot follow ${before}`);
    await exportsOf(database).add(row);
  });
}

/** A review may have been opened again after the bundle was sealed: what it says then is not the expert's word any more. */
async function demandSealed(
  database: Dexie,
  seatId: string,
  { packageId, seals }: Pick<ExportRow, "packageId" | "seals">,
): Promise<void> {
  for (const { applicationId, number } of seals) {
    const review = await reviewsOf(database).get([seatId, packageId, applicationId]);
    if (review?.sealNumber !== number)
      throw new StorageRefusal("conflict", undefined, `${applicationId} was opened again`);
  }
}

/** Confirms that a bundle was saved, and where. Throws a `StorageRefusal` `conflict` where it is not pending. */
export async function confirmExport(
  database: Dexie,
  seat: OpenSeat,
  name: ExportName,
  saved: ExportContent,
): Promise<void> {
  const boxed = await boxContent(exportKind, seat.key, keyOf(seat.seatId, name), saved);
  await database.transaction("rw", exportsOf(database), async () => {
    const row = await pendingRow(database, seat.seatId, name);
    await exportsOf(database).put({ ...row, ...boxed, state: "saved" });
  });
}

/**
 * Removes a bundle that certainly was not written. Throws a `StorageRefusal` `conflict` where it is not pending, or a
 * later bundle names it already.
 */
export async function giveUpExport(database: Dexie, seatId: string, name: ExportName): Promise<void> {
  const key = keyOf(seatId, name);
  await database.transaction("rw", exportsOf(database), packagesOf(database), async () => {
    await pendingRow(database, seatId, name);
    const chain = await chainOf(database, seatId, name.packageId);
    if (chain.some((each) => each.revision > name.revision))
      throw new StorageRefusal("conflict", undefined, "a later bundle supersedes it");
    await exportsOf(database).delete(key);
  });
}

async function pendingRow(database: Dexie, seatId: string, name: ExportName): Promise<ExportRow> {
  const row = await exportsOf(database).get(keyOf(seatId, name));
  if (row?.state === "pending" && row.bundleId === name.bundleId) return row;
  throw new StorageRefusal("conflict", undefined, `revision ${name.revision} is not pending`);
}

const keyOf = (seatId: string, row: { packageId: string; revision: number }): [string, string, number] => [
  seatId,
  row.packageId,
  row.revision,
];
