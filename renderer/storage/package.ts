import type { Dexie } from "dexie";
import { carryingSchema } from "../../shared/domain/carrying";
import { taskClaimsSchema } from "../../shared/domain/claims";
import { fileIdSchema, instantSchema, kidSchema, sha256Schema, uuidSchema } from "../../shared/domain/ids";
import { returnsSchema } from "../../shared/domain/returns";
import { roundSchema } from "../../shared/domain/round";
import { z } from "../../shared/domain/schema";
import { taskDecisionSchema } from "../../shared/domain/task-decision";
import { boxSchema, type OpenSeat } from "./box";
import { boxContent, type ContentKind, checkRow, unboxContent } from "./record";

const packageContentSchema = z.strictObject({
  claims: taskClaimsSchema,
  round: roundSchema,
  /** The bureau as its accepted card names it. */
  bureauName: z.string(),
  /** The package identity, `AGE-SECRET-KEY-1…`, that opens the payload files. */
  identity: z.string(),
  /** What the bureau sent back to this expert (退回). */
  returns: returnsSchema.nullable(),
  /** What was carried over from the revision before when this one was imported; `null` where there was none here. */
  carrying: carryingSchema.nullable(),
  /** Where a person chose this package over one that contradicts it, the oldest first. */
  decisions: z.array(taskDecisionSchema),
});

const packageRowSchema = z.strictObject({
  version: z.int().min(1),
  seatId: uuidSchema,
  packageId: uuidSchema,
  /** Names the payload files of this import. */
  storeId: uuidSchema,
  digest: sha256Schema,
  bureauKid: kidSchema,
  roundId: fileIdSchema,
  roundRevision: z.int().min(1),
  importedAt: instantSchema,
  /**
   * Which of its round's decisions put it before others of its revision, from 1; 0 where none did, as in the rows of
   * before there were decisions.
   */
  chosen: z.int().min(0).default(0),
  box: boxSchema,
});

/** The clear part of a package with its box. */
export type PackageRow = z.infer<typeof packageRowSchema>;
type PackageContent = z.infer<typeof packageContentSchema>;

/** A task package that was verified and imported by one seat. */
export interface StoredPackage extends Omit<PackageRow, "version" | "box" | "seatId">, PackageContent {}

const packageKind: ContentKind<PackageContent> = {
  table: "packages",
  field: "box",
  schema: packageContentSchema,
  upgrades: [
    // Version 2: what was carried over. Before, nothing was.
    (content) => ({ ...(content as object), carrying: null }),
    // Version 3: decisions between packages that contradict one another. Before, the later one was refused.
    (content) => ({ ...(content as object), decisions: [] }),
  ],
};

/** The table of packages, for the transaction that imports one. */
export const packagesOf = (database: Dexie) => database.table<PackageRow, [string, string]>("packages");

/** The rows of a seat's packages, still closed. They may be read before the seat is open. */
export async function readPackageRows(database: Dexie, seatId: string): Promise<PackageRow[]> {
  const rows = await packagesOf(database).where({ seatId }).toArray();
  return rows.map(checkPackageRow);
}

/** Checks the clear part of a row as it lies in the table. Throws a `StorageRefusal` `storage-failed`. */
export const checkPackageRow = (row: unknown): PackageRow => checkRow("packages", packageRowSchema, row);

/** One closed row, or `null` where the seat has no such package. */
export async function readPackageRow(
  database: Dexie,
  seatId: string,
  packageId: string,
): Promise<PackageRow | null> {
  const row = await packagesOf(database).get([seatId, packageId]);
  return row ? checkPackageRow(row) : null;
}

/** Whether a seat has a package of this digest. */
export async function hasPackage(database: Dexie, seatId: string, digest: string): Promise<boolean> {
  return (await packagesOf(database).where({ seatId, digest }).count()) > 0;
}

/** Opens a row. Throws a `StorageRefusal` `storage-failed` where it is not this seat's. */
export async function openPackageRow(seat: OpenSeat, row: PackageRow): Promise<StoredPackage> {
  const content = await unboxContent(packageKind, seat.key, [seat.seatId, row.packageId], row);
  const { version: _version, box: _box, seatId: _seatId, ...clear } = row;
  return { ...clear, ...content };
}

/** The row of a package to be stored. */
export async function boxPackage(seat: OpenSeat, stored: StoredPackage): Promise<PackageRow> {
  const { claims, round, bureauName, identity, returns, carrying, decisions, ...clear } = stored;
  const content = { claims, round, bureauName, identity, returns, carrying, decisions };
  const boxed = await boxContent(packageKind, seat.key, [seat.seatId, stored.packageId], content);
  return { ...boxed, ...clear, seatId: seat.seatId };
}
