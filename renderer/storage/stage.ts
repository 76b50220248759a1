import type { Dexie } from "dexie";
import { instantSchema, uuidSchema } from "../../shared/domain/ids";
import { z } from "../../shared/domain/schema";
import { dropPieces, hasFiles } from "./payload";
import { checkRow } from "./record";

/**
 * A row of `stages` says that an import is under way: pieces of its store lie in the database while no package names
 * them. The row goes away in the transaction that makes the package visible, so one that is left over belongs to an
 * import that never ended.
 */
const stageRowSchema = z.strictObject({
  version: z.literal(1),
  storeId: uuidSchema,
  startedAt: instantSchema,
});

type StageRow = z.infer<typeof stageRowSchema>;

const tableOf = (database: Dexie) => database.table<StageRow, string>("stages");

/** Opens a stage before the first piece is stored. */
export async function beginStage(database: Dexie, storeId: string, startedAt: string): Promise<void> {
  await tableOf(database).add({ version: 1, storeId, startedAt });
}

/** Closes a stage. To be called inside the transaction that commits it; throws where there is none of that id. */
export async function closeStage(database: Dexie, storeId: string): Promise<void> {
  checkRow("stages", stageRowSchema, await tableOf(database).get(storeId));
  await tableOf(database).delete(storeId);
}

/**
 * Removes what a stage stored, then the stage: when that is cut off, the next start goes on with it. What was committed
 * stays: whoever gives up an import may not know that it failed only after that.
 */
export async function discardStage(database: Dexie, storeId: string): Promise<void> {
  if (await hasFiles(database, storeId)) return;
  await dropPieces(database, storeId);
  await tableOf(database).delete(storeId);
}

/** Removes what imports that never ended left behind; gives their number. To be called while no import runs. */
export async function sweepStages(database: Dexie): Promise<number> {
  const storeIds = await tableOf(database).toCollection().primaryKeys();
  for (const storeId of storeIds) await discardStage(database, storeId);
  return storeIds.length;
}
