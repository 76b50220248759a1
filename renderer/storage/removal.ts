import type { Dexie } from "dexie";
import { instantSchema, sha256Schema, uuidSchema } from "../../shared/domain/ids";
import { removalNoteSchema } from "../../shared/domain/removal";
import { z } from "../../shared/domain/schema";
import { boxSchema, type OpenSeat } from "./box";
import { boxContent, type ContentKind, checkRow, unboxContent } from "./record";

const removalContentSchema = z.strictObject({
  removal: removalNoteSchema,
  /** The note as it was signed, a compact JWS. */
  compact: z.string(),
  digest: sha256Schema,
});

type RemovalContent = z.infer<typeof removalContentSchema>;

const removalRowSchema = z.strictObject({
  version: z.int().min(1),
  seatId: uuidSchema,
  id: uuidSchema,
  at: instantSchema,
  box: boxSchema,
});

/** The clear part of a note with its box. */
export type RemovalRow = z.infer<typeof removalRowSchema>;

/** The signed note of a removed round (清除记录), kept at the seat that removed it. */
export interface StoredRemoval extends Readonly<RemovalContent> {
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
}

const removalKind: ContentKind<RemovalContent> = {
  table: "removals",
  field: "box",
  schema: removalContentSchema,
  upgrades: [],
};

const removalsOf = (database: Dexie) => database.table<RemovalRow, [string, string]>("removals");

/** Boxes a note for its row. */
export async function boxRemoval(seat: OpenSeat, { id, at, ...content }: StoredRemoval): Promise<RemovalRow> {
  const boxed = await boxContent(removalKind, seat.key, [seat.seatId, id], content);
  return { ...boxed, seatId: seat.seatId, id, at };
}

/** Stores a boxed note. To be called inside the transaction that removes what it is about. */
export async function putRemoval(database: Dexie, row: RemovalRow): Promise<void> {
  await removalsOf(database).add(row);
}

/** The notes of a seat, the newest first. Throws a `StorageRefusal` `storage-failed` where one is not this seat's. */
export async function readRemovals(database: Dexie, seat: OpenSeat): Promise<StoredRemoval[]> {
  const rows = await removalsOf(database).where({ seatId: seat.seatId }).toArray();
  const opened = await Promise.all(
    rows.map(async (stored) => {
      const row = checkRow("removals", removalRowSchema, stored);
      const content = await unboxContent(removalKind, seat.key, [seat.seatId, row.id], row);
      return { id: row.id, at: row.at, ...content };
    }),
  );
  return opened.sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
}
