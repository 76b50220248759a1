import type { Dexie } from "dexie";
import { type ChangeEntry, type Edit, longestPointName } from "../../shared/domain/history";
import { fileIdSchema, instantSchema, otherIdSchema, uuidSchema } from "../../shared/domain/ids";
import { z } from "../../shared/domain/schema";
import { annotationSchema } from "./annotation-schema";
import { boxSchema, type OpenSeat } from "./box";
import { StorageRefusal } from "./failure";
import { packagesOf } from "./package";
import { type Boxed, boxContent, type ContentKind, checkRow, unboxContent } from "./record";
import { boxFigures, type ReviewFigures, type ReviewName, reviewKey, reviewsOf } from "./review";
import { demandCurrent } from "./round-line";

const gateSchema = z.strictObject({
  verdict: z.enum(["met", "unmet", "doubtful"]).nullable(),
  comment: z.string(),
  evidence: z.array(uuidSchema),
});

const scoreSchema = z.strictObject({
  level: z.string().nullable(),
  points: z.number().nullable(),
  count: z.number().nullable(),
  comment: z.string(),
  evidence: z.array(uuidSchema),
});

const editSchema: z.ZodType<Edit> = z.discriminatedUnion("on", [
  z.strictObject({ on: z.literal("gate"), id: otherIdSchema, before: gateSchema, after: gateSchema }),
  z.strictObject({ on: z.literal("score"), id: otherIdSchema, before: scoreSchema, after: scoreSchema }),
  z.strictObject({ on: z.enum(["recommendation", "opinion"]), before: z.string(), after: z.string() }),
  z.strictObject({
    on: z.literal("annotation"),
    id: uuidSchema,
    before: annotationSchema.nullable(),
    after: annotationSchema.nullable(),
  }),
]);

const entrySchema: z.ZodType<ChangeEntry> = z.strictObject({
  version: z.literal(1),
  seq: z.int().min(1),
  at: instantSchema,
  kind: z.enum(["edit", "undo", "redo", "point"]),
  name: z.string().min(1).max(longestPointName).optional(),
  target: z.int().min(1).nullable(),
  restores: z.int().min(0).optional(),
  edits: z.array(editSchema),
});

const changeRowSchema = z.strictObject({
  version: z.int().min(1),
  seatId: uuidSchema,
  packageId: uuidSchema,
  applicationId: fileIdSchema,
  seq: z.int().min(1),
  box: boxSchema,
});

/** The clear part of an entry with its box. */
export type ChangeRow = z.infer<typeof changeRowSchema>;

const changeKind: ContentKind<ChangeEntry> = {
  table: "changes",
  field: "box",
  schema: entrySchema,
  // Version 2 knows named points, and says of an edit which version it went back to. Version 1 had neither.
  upgrades: [(entry) => entry],
};

/** The table of histories, for transactions that carry one over. */
export const changesOf = (database: Dexie) =>
  database.table<ChangeRow, [string, string, string, number]>("changes");

/**
 * A review's whole history in order. Throws a `StorageRefusal` `storage-failed` where an entry is missing, is not this
 * seat's, or the history does not end where the review's row says.
 */
export async function readEntries(database: Dexie, seat: OpenSeat, name: ReviewName): Promise<ChangeEntry[]> {
  const key = reviewKey(seat, name);
  const [rows, review] = await database.transaction("r", changesOf(database), reviewsOf(database), () =>
    Promise.all([
      changesOf(database)
        .where("[seatId+packageId+applicationId+seq]")
        .between([...key, 1], [...key, Number.POSITIVE_INFINITY])
        .toArray(),
      reviewsOf(database).get(key),
    ]),
  );
  checkContiguous(rows, 0, "storage-failed");
  if (rows.length !== (review?.lastSeq ?? 0))
    throw new StorageRefusal("storage-failed", undefined, "the history's end is missing");
  return Promise.all(rows.map((row) => openChange(seat, name, checkRow("changes", changeRowSchema, row))));
}

/**
 * Stores entries and the review's new figures in one transaction; resolves once that is on the disk. Throws a
 * `StorageRefusal` `internal` where the entries do not follow the stored ones without a gap, or the review is sealed,
 * `superseded` where a newer revision of the round is here.
 */
export async function appendEntries(
  database: Dexie,
  seat: OpenSeat,
  name: ReviewName,
  entries: readonly ChangeEntry[],
  figures: ReviewFigures,
  savedAt: string,
): Promise<void> {
  const [boxedFigures, rows] = await Promise.all([
    boxFigures(seat, name, figures),
    boxEntries(seat, name, entries),
  ]);
  const tables = [changesOf(database), reviewsOf(database), packagesOf(database)];
  await database.transaction("rw", tables, async () => {
    await demandCurrent(database, seat.seatId, name.packageId);
    const before = await reviewsOf(database).get(reviewKey(seat, name));
    if (before?.sealNumber) throw new StorageRefusal("internal", undefined, "the review is sealed");
    const lastSeq = before?.lastSeq ?? 0;
    checkContiguous(rows, lastSeq, "internal");
    await changesOf(database).bulkAdd(rows);
    await reviewsOf(database).put({
      ...boxedFigures,
      ...{ seatId: seat.seatId, packageId: name.packageId, applicationId: name.applicationId },
      ...{ lastSeq: lastSeq + rows.length, savedAt, sealNumber: null },
    });
  });
}

function checkContiguous(
  rows: readonly { seq: number }[],
  lastSeq: number,
  code: "internal" | "storage-failed",
): void {
  const odd = rows.findIndex((row, index) => row.seq !== lastSeq + 1 + index);
  if (odd === -1) return;
  throw new StorageRefusal(code, undefined, `entry ${rows[odd]?.seq} cannot follow ${lastSeq + odd}`);
}

/** The rows of entries to be stored. */
export function boxEntries(
  seat: OpenSeat,
  name: ReviewName,
  entries: readonly ChangeEntry[],
): Promise<ChangeRow[]> {
  return Promise.all(entries.map((entry) => boxChange(seat, name, entry)));
}

async function boxChange(seat: OpenSeat, name: ReviewName, entry: ChangeEntry): Promise<ChangeRow> {
  const place = { seatId: seat.seatId, packageId: name.packageId, applicationId: name.applicationId };
  const boxed: Boxed = await boxContent(changeKind, seat.key, [...reviewKey(seat, name), entry.seq], entry);
  return { ...boxed, ...place, seq: entry.seq };
}

async function openChange(seat: OpenSeat, name: ReviewName, row: ChangeRow): Promise<ChangeEntry> {
  const entry = await unboxContent(changeKind, seat.key, [...reviewKey(seat, name), row.seq], row);
  if (entry.seq !== row.seq)
    throw new StorageRefusal("storage-failed", undefined, "an entry is out of place");
  return entry;
}
