import { Dexie } from "dexie";

/** Tells of every change to rows of these tables, after it is on the disk, for as long as the program runs. */
export function whenRowsChange(database: Dexie, tables: readonly string[], listener: () => void): void {
  const own = tables.map((table) => `idb://${database.name}/${table}/`);
  Dexie.on("storagemutated", (changed) => {
    if (Object.keys(changed).some((part) => own.some((table) => part.startsWith(table)))) listener();
  });
}
