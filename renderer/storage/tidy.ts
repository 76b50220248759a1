import { Dexie } from "dexie";

/**
 * Has the engine tidy its files after a removal. What is deleted from IndexedDB stays in LevelDB's files until they are
 * merged, twice where the engine kept a copy to undo the deletion. Nobody can ask for that; but deleting a database makes
 * Chromium merge the newest files with whatever they overlap, the copies and the log among them. So an empty database is
 * made and deleted, twice: the first time the log becomes a table, the second time that is merged. What lies deeper,
 * encrypted as it is, waits for the engine's own merging: no call of the engine's reaches it but deleting everything.
 */
export async function tidyStore(database: Dexie): Promise<void> {
  const name = `${database.name}-tidying`;
  for (const version of [1, 2]) {
    const empty = new Dexie(name);
    empty.version(version).stores({ nothing: "id" });
    await empty.open();
    empty.close();
    await Dexie.delete(name);
  }
}
