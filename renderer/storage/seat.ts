import type { Dexie } from "dexie";
import { roleSchema } from "../../shared/domain/card";
import { instantSchema, kidSchema, recipientSchema, uuidSchema } from "../../shared/domain/ids";
import { z } from "../../shared/domain/schema";
import { boxSchema, storedBytes } from "./box";
import { deviceKey } from "./device";
import { boxContent, type ContentKind, checkRow, unboxContent } from "./record";

const seatContentSchema = z.strictObject({
  role: roleSchema,
  name: z.string(),
  organisation: z.string(),
  title: z.string(),
  fingerprint: z.string(),
  kid: kidSchema,
  recipient: recipientSchema,
  /** The seat's own card, compact, as it is handed out. */
  card: z.string(),
  /** Keys that open without a passphrase: the example's alone. */
  openKeys: z.string().nullable(),
});

/** What the seat picker shows of a seat, and its card. */
export type SeatContent = z.infer<typeof seatContentSchema>;

/** A seat as a backup keeps it: everything but its id and its sealed keys, which the backup says in clear. */
export const seatDocumentSchema = seatContentSchema
  .omit({ openKeys: true })
  .extend({ format: z.literal(1), createdAt: instantSchema });

const seatRowSchema = z.strictObject({
  version: z.int().min(1),
  id: uuidSchema,
  createdAt: instantSchema,
  example: z.boolean(),
  /** The keys as one age file under the passphrase; `null` for the example. */
  sealedKeys: storedBytes.nullable(),
  box: boxSchema,
});

/** A seat as it lies in its table. */
export type SeatRow = z.infer<typeof seatRowSchema>;

/** A seat of this computer. */
export interface Seat extends Omit<SeatRow, "version" | "box">, SeatContent {}

const seatKind: ContentKind<SeatContent> = {
  table: "seats",
  field: "box",
  schema: seatContentSchema,
  upgrades: [],
};

const tableOf = (database: Dexie) => database.table<SeatRow, string>("seats");

/** All seats, oldest first. */
export async function readSeats(database: Dexie): Promise<Seat[]> {
  const rows = await tableOf(database).toArray();
  if (rows.length === 0) return [];
  const key = await deviceKey(database);
  const seats = await Promise.all(rows.map((row) => openSeatRow(key, row)));
  return seats.sort((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt));
}

/** One seat, or `null` where there is none of that id. */
export async function readSeat(database: Dexie, id: string): Promise<Seat | null> {
  const row = await tableOf(database).get(id);
  return row ? openSeatRow(await deviceKey(database), row) : null;
}

/** Stores a new seat. Rejects where the id is taken. */
export async function addSeat(database: Dexie, seat: Seat): Promise<void> {
  await tableOf(database).add(await boxSeat(database, seat));
}

/** The row of a seat to be stored, boxed with this computer's key. */
export async function boxSeat(database: Dexie, seat: Seat): Promise<SeatRow> {
  const { id, createdAt, example, sealedKeys, ...content } = seat;
  const boxed = await boxContent(seatKind, await deviceKey(database), [id], content);
  return { ...boxed, id, createdAt, example, sealedKeys };
}

async function openSeatRow(key: CryptoKey, stored: unknown): Promise<Seat> {
  const row = checkRow("seats", seatRowSchema, stored);
  const content = await unboxContent(seatKind, key, [row.id], row);
  const { id, createdAt, example, sealedKeys } = row;
  return { id, createdAt, example, sealedKeys, ...content };
}
