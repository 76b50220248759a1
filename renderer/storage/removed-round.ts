import type { Dexie } from "dexie";
import { StorageRefusal } from "./failure";
import { putRemoval, type RemovalRow } from "./removal";
import { type RoundName, readRoundRows } from "./round-line";
import { discardStage } from "./stage";

/** Tables whose rows begin with the seat's id and a package's. */
const ofPackages = [
  ...["envelopes", "applications", "declarations", "reviews", "changes", "sealed", "exports", "packages"],
] as const;
/** Tables whose rows begin with the seat's id and a round's. */
const ofRounds = ["passwords", "previews"] as const;
const ofStores = ["files", "plaintexts"] as const;

/** What is removed, and what must still be so: work that was done meanwhile is not removed unseen. */
export interface RoundRemoval extends RoundName {
  readonly seatId: string;
  /** ISO 8601. */
  readonly at: string;
  /** Tells, inside the transaction, whether what was accounted for is what is there. */
  readonly isAsCounted: () => Promise<boolean>;
  /** The signed note of it, which is stored together with the removal. */
  readonly note: RemovalRow;
  /** The ledger's rows that go with the round; a bureau's alone. */
  readonly ledgerIds?: readonly string[];
}

/**
 * Removes every package of a round and all work on it, in one transaction; what belongs to other rounds stays. The scans
 * go after that, piece by piece: where that is cut off, the next start goes on with it. Throws a `StorageRefusal`
 * `conflict`, and nothing is removed, where the work is not as it was counted.
 */
export async function removeRound(database: Dexie, removal: RoundRemoval): Promise<void> {
  const { seatId, roundId, at, isAsCounted, note, ledgerIds = [] } = removal;
  const emptied = await database.transaction(
    "rw",
    ["stages", "ledger", "removals", ...ofStores, ...ofPackages, ...ofRounds],
    async () => {
      if (!(await isAsCounted())) throw new StorageRefusal("conflict", undefined, "work went on meanwhile");
      const packages = await readRoundRows(database, seatId, removal);
      const others = await roundsOfOthers(database, removal);
      const bundles = await storesOfLedger(database, seatId, ledgerIds);
      const stores = [...packages.map(({ storeId }) => storeId), ...bundles];
      for (const storeId of stores) {
        for (const table of ofStores) await beginningWith(database, table, [storeId]).delete();
        await database.table("stages").put({ version: 1, storeId, startedAt: at });
      }
      await database.table("ledger").bulkDelete(ledgerIds.map((id) => [seatId, id]));
      for (const { packageId } of packages) {
        for (const table of ofPackages) await beginningWith(database, table, [seatId, packageId]).delete();
      }
      // Another bureau's round may have the same id: what is kept by that alone is then not this round's only.
      if (!others.has(roundId))
        for (const table of ofRounds) await beginningWith(database, table, [seatId, roundId]).delete();
      await putRemoval(database, note);
      return stores;
    },
  );
  for (const storeId of emptied) await discardStage(database, storeId);
}

/** The stores of the bundles among some rows of the ledger. */
async function storesOfLedger(database: Dexie, seatId: string, ids: readonly string[]): Promise<string[]> {
  const rows: ({ storeId?: string } | undefined)[] = await database
    .table("ledger")
    .bulkGet(ids.map((id) => [seatId, id]));
  return rows.flatMap((row) => (row?.storeId === undefined ? [] : [row.storeId]));
}

/** The ids of the rounds of other bureaus at this seat. */
async function roundsOfOthers(database: Dexie, { seatId, bureauKid }: RoundRemoval): Promise<Set<string>> {
  const rows: { bureauKid: string; roundId: string }[] = await database
    .table("packages")
    .where({ seatId })
    .toArray();
  return new Set(rows.filter((row) => row.bureauKid !== bureauKid).map((row) => row.roundId));
}

/** The rows whose key begins with these ids. */
function beginningWith(database: Dexie, table: string, ids: readonly string[]) {
  const { keyPath } = database.table(table).schema.primKey;
  // Arrays compare part by part: every longer key with this beginning lies between it and it with an array behind.
  const key = Array.isArray(keyPath) ? keyPath : [keyPath];
  const rows = database.table(table).where(":id");
  return key.length === ids.length ? rows.equals([...ids]) : rows.between([...ids], [...ids, []]);
}
