import type { Dexie } from "dexie";
import { uuidSchema } from "../../shared/domain/ids";
import { type Phrase, phrasesSchema } from "../../shared/domain/phrase";
import { z } from "../../shared/domain/schema";
import { boxSchema, type OpenSeat } from "./box";
import { StorageRefusal } from "./failure";
import { boxContent, type ContentKind, checkRow, unboxContent } from "./record";

const phrasesContentSchema = z.strictObject({ phrases: phrasesSchema });

type PhrasesContent = z.infer<typeof phrasesContentSchema>;

const phrasesRowSchema = z.strictObject({
  version: z.int().min(1),
  seatId: uuidSchema,
  /** Grows by one with each change: two changes at a time cannot undo each other unseen. */
  revision: z.int().min(1),
  box: boxSchema,
});

/** The clear part of a seat's phrases with their box. */
export type PhrasesRow = z.infer<typeof phrasesRowSchema>;

/** The phrases of a seat, with the number of their last change; 0 where none were ever kept. */
export interface StoredPhrases {
  readonly phrases: readonly Phrase[];
  readonly revision: number;
}

const phrasesKind: ContentKind<PhrasesContent> = {
  table: "phrases",
  field: "box",
  schema: phrasesContentSchema,
  upgrades: [],
};

const phrasesOf = (database: Dexie) => database.table<PhrasesRow, string>("phrases");

/** The phrases of the seat that is open. Throws a `StorageRefusal` `storage-failed` where they are not this seat's. */
export async function readPhrases(database: Dexie, seat: OpenSeat): Promise<StoredPhrases> {
  const stored = await phrasesOf(database).get(seat.seatId);
  if (!stored) return { phrases: [], revision: 0 };
  const row = checkRow("phrases", phrasesRowSchema, stored);
  const { phrases } = await unboxContent(phrasesKind, seat.key, [seat.seatId], row);
  return { phrases, revision: row.revision };
}

/**
 * Keeps phrases in place of those of `revision`; gives the new revision once it is on the disk. Throws a `StorageRefusal`
 * `conflict` where they were changed since, `internal` for phrases that could not be read again.
 */
export async function keepPhrases(
  database: Dexie,
  seat: OpenSeat,
  phrases: readonly Phrase[],
  revision: number,
): Promise<number> {
  const boxed = await boxContent(phrasesKind, seat.key, [seat.seatId], { phrases: [...phrases] });
  await database.transaction("rw", phrasesOf(database), async () => {
    const now = await phrasesOf(database).get(seat.seatId);
    if ((now?.revision ?? 0) !== revision)
      throw new StorageRefusal("conflict", undefined, "the phrases changed meanwhile");
    await phrasesOf(database).put({ ...boxed, seatId: seat.seatId, revision: revision + 1 });
  });
  return revision + 1;
}
