import type { Dexie } from "dexie";
import { roleSchema } from "../../shared/domain/card";
import { instantSchema, kidSchema, recipientSchema, uuidSchema } from "../../shared/domain/ids";
import { z } from "../../shared/domain/schema";
import { boxSchema, storedBytes } from "./box";
import { deviceKey } from "./device";
import { StorageRefusal } from "./failure";
import { handoverSchema } from "./handover";
import { boxContent, type ContentKind, checkRow, unboxContent } from "./record";

/** Keys under the code of a recovery sheet. */
export const recoverySchema = z.strictObject({
  madeAt: instantSchema,
  /** One age file, base64url. */
  sealedKeys: z.string().min(1),
});

export type SealedRecovery = z.infer<typeof recoverySchema>;

/** Of keys that were replaced, what has to be known while the seat is locked. */
const replacedKeysSchema = z.strictObject({ kid: kidSchema, at: instantSchema });

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
  /** The keys once more, under the code of the recovery sheet that holds; `null` where none was made. */
  recovery: recoverySchema.nullable(),
  /** The newest first. */
  former: z.array(replacedKeysSchema),
  /** When the last spare copy was sealed; `null` where none was. */
  spareMadeAt: instantSchema.nullable(),
  /** To whom the seat was handed over, here or before it came here; the newest first. */
  handovers: z.array(handoverSchema),
});

/** What the seat picker shows of a seat, and its card. */
export type SeatContent = z.infer<typeof seatContentSchema>;

const thirdDocumentSchema = seatContentSchema
  .omit({ openKeys: true, recovery: true })
  .extend({ format: z.literal(3), createdAt: instantSchema });

const secondDocumentSchema = thirdDocumentSchema.omit({ handovers: true }).extend({ format: z.literal(2) });

const firstDocumentSchema = secondDocumentSchema
  .omit({ former: true, spareMadeAt: true })
  .extend({ format: z.literal(1) });

/** What neither the first two versions of a seat nor the first backups say. */
const neverChanged = { former: [], spareMadeAt: null };

/** What the first three versions of a seat do not say. */
const neverHandedOver = { handovers: [] };

/**
 * A seat as a backup keeps it: everything but its id and its sealed keys (under passphrase and recovery code), which the
 * backup says in clear. Those of earlier formats read as if nothing had been changed or handed over.
 */
export const seatDocumentSchema = z.union([
  thirdDocumentSchema,
  secondDocumentSchema.transform((second) => ({ ...second, ...neverHandedOver, format: 3 as const })),
  firstDocumentSchema.transform((first) => ({
    ...{ ...first, ...neverChanged, ...neverHandedOver },
    format: 3 as const,
  })),
]);

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
  // Version 2 added the recovery sheet, version 3 replaced keys and the spare copy, version 4 handovers.
  upgrades: [
    (content) => ({ ...(content as object), recovery: null }),
    (content) => ({ ...(content as object), ...neverChanged }),
    (content) => ({ ...(content as object), ...neverHandedOver }),
  ],
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

/**
 * Stores a seat in place of what it was before, all of it at once. Throws a `StorageRefusal` `conflict` where its keys
 * were sealed anew meanwhile.
 */
export async function replaceSeat(database: Dexie, before: Seat, after: Seat): Promise<void> {
  const row = await boxSeat(database, after);
  await database.transaction("rw", tableOf(database), async () => {
    const now = await tableOf(database).get(before.id);
    const [held, known] = [now?.sealedKeys, before.sealedKeys];
    const same =
      held && known && held.length === known.length && held.every((byte, at) => byte === known[at]);
    if (!same) throw new StorageRefusal("conflict", undefined, "the seat's keys changed meanwhile");
    await tableOf(database).put(row);
  });
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
