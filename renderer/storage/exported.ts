import type { Dexie } from "dexie";
import { fileIdSchema, instantSchema, sha256Schema, uuidSchema } from "../../shared/domain/ids";
import { z } from "../../shared/domain/schema";
import { boxSchema, type OpenSeat } from "./box";
import { boxContent, type ContentKind, checkRow, unboxContent } from "./record";

const exportContentSchema = z.strictObject({
  /** Name of the file and of the folder it was saved in. */
  fileName: z.string(),
  folder: z.string(),
});

const exportRowSchema = z.strictObject({
  version: z.int().min(1),
  seatId: uuidSchema,
  packageId: uuidSchema,
  /** 1 for the first bundle of a package, without gaps. */
  revision: z.int().min(1),
  bundleId: uuidSchema,
  digest: sha256Schema,
  createdAt: instantSchema,
  /** The file's size in bytes. */
  bytes: z.int().min(0),
  /** The seals that went into it. */
  seals: z.array(z.strictObject({ applicationId: fileIdSchema, number: z.int().min(1) })),
  box: boxSchema,
});

/** The clear part of an export with its box. */
export type ExportRow = z.infer<typeof exportRowSchema>;
type ExportContent = z.infer<typeof exportContentSchema>;

/** A review bundle that was written: a row of the expert's ledger (台账). */
export interface StoredExport extends Omit<ExportRow, "version" | "box" | "seatId">, ExportContent {}

const exportKind: ContentKind<ExportContent> = {
  table: "exports",
  field: "box",
  schema: exportContentSchema,
  upgrades: [],
};

const exportsOf = (database: Dexie) => database.table<ExportRow, [string, string, number]>("exports");

/** The rows of a package's bundles, oldest first, still closed. */
export async function readExportRows(
  database: Dexie,
  seatId: string,
  packageId: string,
): Promise<ExportRow[]> {
  const rows = await exportsOf(database).where({ seatId, packageId }).toArray();
  return rows.map((row) => checkRow("exports", exportRowSchema, row)).sort((a, b) => a.revision - b.revision);
}

/** A row opened. Throws a `StorageRefusal` `storage-failed` where it is not this seat's. */
export async function openExportRow(seat: OpenSeat, row: ExportRow): Promise<StoredExport> {
  const content = await unboxContent(exportKind, seat.key, keyOf(seat, row), row);
  const { version: _version, box: _box, seatId: _seatId, ...clear } = row;
  return { ...clear, ...content };
}

/** Records a bundle that was saved. Rejects where its revision is taken. */
export async function addExport(database: Dexie, seat: OpenSeat, stored: StoredExport): Promise<void> {
  const { fileName, folder, ...clear } = stored;
  const boxed = await boxContent(exportKind, seat.key, keyOf(seat, stored), { fileName, folder });
  await exportsOf(database).add({ ...boxed, ...clear, seatId: seat.seatId });
}

const keyOf = (seat: OpenSeat, row: { packageId: string; revision: number }) => [
  seat.seatId,
  row.packageId,
  row.revision,
];
