import type { Dexie } from "dexie";
import { instantSchema, uuidSchema } from "../../shared/domain/ids";
import { z } from "../../shared/domain/schema";
import { type BoxPlace, boxSchema, openBox, sealBox, storedBytes } from "./box";
import { deviceKey } from "./device";
import { checkRow } from "./record";

/**
 * That this computer remembers a seat. It lies in `device`, which no backup holds: it is worth nothing elsewhere.
 * `kept` is `null` while the passphrase is asked for all the same, because the seat was locked or guessed at.
 */
const rememberedRowSchema = z.strictObject({
  version: z.literal(1),
  id: z.string(),
  seatId: uuidSchema,
  kept: z
    .strictObject({
      /** When the passphrase was typed last. */
      at: instantSchema,
      /** Random bytes under this computer's key: one half of what opens `keys`. */
      half: boxSchema,
      /** The seat's keys, as one age file under both halves. */
      keys: storedBytes,
    })
    .nullable(),
});

type RememberedRow = z.infer<typeof rememberedRowSchema>;

/** What is kept of a remembered seat, its half opened. */
export interface Kept {
  readonly at: string;
  readonly half: Uint8Array<ArrayBuffer>;
  readonly keys: Uint8Array<ArrayBuffer>;
}

/** A seat that is remembered; `at` is `null` where its passphrase is asked for next. */
export interface Remembered {
  readonly at: string | null;
}

const tableOf = (database: Dexie) => database.table<RememberedRow, string>("device");
const idOf = (seatId: string) => `remembered ${seatId}`;

async function rowOf(database: Dexie, seatId: string): Promise<RememberedRow | null> {
  const row = await tableOf(database).get(idOf(seatId));
  return row ? checkRow("device", rememberedRowSchema, row) : null;
}

/** Whether a seat is remembered; `null` where it is not. */
export async function readRemembered(database: Dexie, seatId: string): Promise<Remembered | null> {
  const row = await rowOf(database, seatId);
  return row && { at: row.kept?.at ?? null };
}

/** What is kept of a seat; `null` where nothing is. Throws a `StorageRefusal` `storage-failed` where it was changed. */
export async function readKept(database: Dexie, seatId: string): Promise<Kept | null> {
  const kept = (await rowOf(database, seatId))?.kept;
  if (!kept) return null;
  const half = await openBox(await deviceKey(database), placeOf(seatId, kept.at), kept.half);
  return { at: kept.at, half, keys: kept.keys };
}

/** Remembers a seat; with `null` nothing is kept of it until its passphrase was typed. */
export async function keepRemembered(database: Dexie, seatId: string, kept: Kept | null): Promise<void> {
  const boxed = kept && {
    ...{ at: kept.at, keys: kept.keys },
    half: await sealBox(await deviceKey(database), placeOf(seatId, kept.at), kept.half),
  };
  await tableOf(database).put({ version: 1, id: idOf(seatId), seatId, kept: boxed });
}

/** Remembers a seat no more. */
export async function dropRemembered(database: Dexie, seatId: string): Promise<void> {
  await tableOf(database).delete(idOf(seatId));
}

function placeOf(seatId: string, at: string): BoxPlace {
  return { table: "device", row: [idOf(seatId), at], version: 1, field: "half" };
}
