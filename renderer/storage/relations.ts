import type { Dexie } from "dexie";
import { uuidSchema } from "../../shared/domain/ids";
import { relationSchema } from "../../shared/domain/relation";
import { z } from "../../shared/domain/schema";
import { boxSchema, type OpenSeat } from "./box";
import { StorageRefusal } from "./failure";
import { boxContent, type ContentKind, checkRow, unboxContent } from "./record";

const relationsContentSchema = z.strictObject({ relations: z.array(relationSchema) });

type RelationsContent = z.infer<typeof relationsContentSchema>;

/** Whom and what an expert is related to (与我有关的人和单位), for all rounds. */
export interface StoredRelations extends Readonly<RelationsContent> {
  /** Grows by one with each change; 0 before the first. */
  readonly revision: number;
}

const relationsRowSchema = z.strictObject({
  version: z.int().min(1),
  seatId: uuidSchema,
  revision: z.int().min(1),
  box: boxSchema,
});

/** The clear part of the list with its box. */
export type RelationsRow = z.infer<typeof relationsRowSchema>;

const relationsKind: ContentKind<RelationsContent> = {
  table: "relations",
  field: "box",
  schema: relationsContentSchema,
  upgrades: [],
};

const relationsOf = (database: Dexie) => database.table<RelationsRow, string>("relations");

/** A seat's list; empty before it was ever kept. Throws a `StorageRefusal` `storage-failed` where it is not this seat's. */
export async function readRelations(database: Dexie, seat: OpenSeat): Promise<StoredRelations> {
  const stored = await relationsOf(database).get(seat.seatId);
  if (!stored) return { relations: [], revision: 0 };
  const row = checkRow("relations", relationsRowSchema, stored);
  const { relations } = await unboxContent(relationsKind, seat.key, [seat.seatId], row);
  return { relations, revision: row.revision };
}

/**
 * Stores the list in place of the one of the given revision; resolves once it is on the disk. Throws a `StorageRefusal`
 * `conflict` where another was stored meanwhile.
 */
export async function keepRelations(
  database: Dexie,
  seat: OpenSeat,
  { relations, revision }: StoredRelations,
): Promise<StoredRelations> {
  const boxed = await boxContent(relationsKind, seat.key, [seat.seatId], { relations: [...relations] });
  const row = { ...boxed, seatId: seat.seatId, revision: revision + 1 };
  await database.transaction("rw", relationsOf(database), async () => {
    const now = await relationsOf(database).get(seat.seatId);
    if ((now?.revision ?? 0) !== revision)
      throw new StorageRefusal("conflict", undefined, "the relations changed meanwhile");
    await relationsOf(database).put(row);
  });
  return { relations, revision: row.revision };
}
