import { Dexie } from "dexie";

/** How many empty databases follow one another. */
const links = 2;

/**
 * Has the engine merge its files after a removal. What is deleted from IndexedDB stays in LevelDB's files until they are
 * merged, twice where the engine kept a copy to undo the deletion, and no call asks for that. But deleting a database
 * makes Chromium merge the files that its keys lie in, level by level, and with them whatever else they hold. Hence a
 * chain of empty ones: each is made before the one ahead of it is deleted, so that its keys lie beside what was removed,
 * in the table that the log becomes, when its own turn comes. A profile whose tables are few, as of one laptop's rounds,
 * is then rid of what was removed; of a larger one tables may stay for a while that no key of the chain came into.
 */
export async function tidyStore(database: Dexie): Promise<void> {
  const nameOf = (link: number) => `${database.name}-tidying-${link}`;
  await make(nameOf(0));
  for (let link = 1; link <= links; link += 1) {
    await make(nameOf(link));
    await Dexie.delete(nameOf(link - 1));
  }
  await Dexie.delete(nameOf(links));
}

/** Makes an empty database anew: one that a killed program left has its keys elsewhere. */
async function make(name: string): Promise<void> {
  await Dexie.delete(name);
  const empty = new Dexie(name);
  empty.version(1).stores({ nothing: "id" });
  await empty.open();
  empty.close();
}
