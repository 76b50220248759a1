import type { Dexie } from "dexie";
import { StorageRefusal } from "../failure";
import type { StoredFile } from "../payload";
import type { SeatRow } from "../seat";
import type { Row, TableRows } from "./row-bytes";

/** Tables whose rows begin with the seat's id: what a person wrote and decided, and what they were given. */
export const seatTables = [
  ...["cards", "packages", "envelopes", "applications", "declarations", "reviews", "changes", "sealed"],
  ...["exports", "ledger", "passwords", "phrases", "relations", "removals"],
] as const;

/** Tables whose rows begin with the id of a store: what lies in it, and what the checks of it said. */
export const storeTables = ["files", "plaintexts"] as const;

/**
 * Tables that no backup holds, and why: `device` is this computer's own key, `seats` is written anew under it, `stages`
 * are imports under way, `guesses` are this computer's too, `pieces` go along by themselves, `previews` are made again when they are missing.
 */
export const unsavedTables = ["device", "seats", "stages", "pieces", "previews", "guesses"] as const;

/** The rows of a seat at one moment. */
export interface SeatRows {
  readonly tables: readonly TableRows[];
  /** The files whose pieces belong to the backup. */
  readonly files: readonly StoredFile[];
}

/**
 * All rows of a seat, as they lie there, in one transaction. The scans of its task packages are among them only where
 * `whole` is asked for; bundles that a bureau took in always are.
 */
export function readSeatRows(database: Dexie, seatId: string, whole: boolean): Promise<SeatRows> {
  return database.transaction("r", [...seatTables, ...storeTables], async () => {
    const tables: TableRows[] = [];
    for (const table of seatTables) tables.push({ table, rows: await rowsOf(database, table, seatId) });
    const stores = storesIn(tables, whole);
    for (const table of storeTables) {
      const rows = await Promise.all(stores.map((storeId) => rowsOf(database, table, storeId)));
      tables.push({ table, rows: rows.flat() });
    }
    const files = tables.find(({ table }) => table === "files")?.rows ?? [];
    return { tables, files: files as unknown as StoredFile[] };
  });
}

/** The stores that rows name: those of task packages only where their scans are meant too. */
function storesIn(tables: readonly TableRows[], whole: boolean): string[] {
  return tables
    .filter(({ table }) => table === "ledger" || (whole && table === "packages"))
    .flatMap(({ rows }) => rows.map(({ storeId }) => storeId))
    .filter((storeId) => typeof storeId === "string");
}

function rowsOf(database: Dexie, table: string, first: string): Promise<Row[]> {
  return ofFirst(database, table, first).toArray();
}

/** The rows of a table whose key is, or begins with, `first`. */
function ofFirst(database: Dexie, table: string, first: string) {
  const { keyPath } = database.table(table).schema.primKey;
  const rows = database.table<Row>(table).where(":id");
  // Arrays compare part by part: every [first, …] lies between [first] and [first, []].
  return typeof keyPath === "string" ? rows.equals(first) : rows.between([first], [first, []]);
}

/** Rows that came out of a backup, ready to be put in place of what the seat has. */
export interface ReturningRows {
  readonly seatId: string;
  readonly seat: SeatRow;
  readonly tables: readonly TableRows[];
  /** Stores whose pieces lie in a stage each. */
  readonly staged: readonly string[];
  readonly at: string;
}

/**
 * Puts rows in place of all that the seat has, in one transaction. What the seat leaves behind becomes a stage, for the
 * sweep to remove.
 */
export async function putSeatRows(database: Dexie, returning: ReturningRows): Promise<void> {
  const { seatId, seat, tables, staged, at } = returning;
  const names = ["seats", "stages", ...seatTables, ...storeTables];
  await database.transaction("rw", names, async () => {
    const before = storesIn(
      await Promise.all(
        (["packages", "ledger"] as const).map(async (table) => ({
          table,
          rows: await rowsOf(database, table, seatId),
        })),
      ),
      true,
    );
    const after = new Set(storesIn(tables, true));
    for (const storeId of before.filter((each) => !after.has(each))) await leaveStore(database, storeId, at);
    for (const table of seatTables) await ofFirst(database, table, seatId).delete();
    for (const { table, rows } of tables) await database.table(table).bulkPut([...rows]);
    for (const storeId of staged) await database.table("stages").delete(storeId);
    await database.table("seats").put(seat);
  });
}

async function leaveStore(database: Dexie, storeId: string, startedAt: string): Promise<void> {
  for (const table of storeTables) await ofFirst(database, table, storeId).delete();
  await database.table("stages").put({ version: 1, storeId, startedAt });
}

/** Throws a `StorageRefusal` `backup-damaged` for rows of an unknown table, of another seat, or of a store that no row names. */
export function demandOwnRows(database: Dexie, seatId: string, tables: readonly TableRows[]): void {
  const stores = new Set(storesIn(tables, true));
  for (const { table, rows } of tables) {
    const isOfSeat = (seatTables as readonly string[]).includes(table);
    const isOfStore = (storeTables as readonly string[]).includes(table);
    if (!isOfSeat && !isOfStore) throw new StorageRefusal("backup-damaged", undefined, `no table ${table}`);
    const { keyPath } = database.table(table).schema.primKey;
    const first = Array.isArray(keyPath) ? keyPath[0] : keyPath;
    const own = (row: Row) =>
      isOfSeat ? row[first as string] === seatId : stores.has(row[first as string] as string);
    if (!rows.every(own)) throw new StorageRefusal("backup-damaged", undefined, `rows of others in ${table}`);
  }
}
