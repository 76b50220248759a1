import type { Dexie } from "dexie";
import { newestRevision } from "../../shared/rules/round-line";
import { StorageRefusal } from "./failure";
import { checkPackageRow, type PackageRow, packagesOf } from "./package";

/** A round is named by its bureau and its id. */
export type RoundName = Pick<PackageRow, "bureauKid" | "roundId">;

/** The rows of a round's packages at one seat, in no order. May be asked inside a transaction over `packages`. */
export function readRoundRows(database: Dexie, seatId: string, round: RoundName): Promise<PackageRow[]> {
  const { bureauKid, roundId } = round;
  return packagesOf(database)
    .where("[seatId+bureauKid+roundId+roundRevision]")
    .between([seatId, bureauKid, roundId, 1], [seatId, bureauKid, roundId, Number.POSITIVE_INFINITY])
    .toArray((rows) => rows.map(checkPackageRow));
}

/** The row of the package that work goes on in, of some of one round; `null` where there is none. */
export function currentRow(rows: readonly PackageRow[]): PackageRow | null {
  const named = rows.map((row) => ({ row, revision: row.roundRevision, chosen: row.chosen }));
  return newestRevision(named)?.row ?? null;
}

/** The number of a round's next decision. */
export const nextChoice = (rows: readonly PackageRow[]): number =>
  1 + Math.max(0, ...rows.map((each) => each.chosen));

/** The ids of all packages of the round that a package belongs to, its own among them. */
export async function packagesOfRound(
  database: Dexie,
  seatId: string,
  packageId: string,
): Promise<readonly string[]> {
  const row = await packagesOf(database).get([seatId, packageId]);
  if (!row) return [packageId];
  return (await readRoundRows(database, seatId, row)).map((each) => each.packageId);
}

/**
 * To be called inside the transaction of whatever writes work: work goes on in a round's newest package alone, of one
 * revision in the one that was chosen. Throws a `StorageRefusal` `superseded` where another is that, so that nothing is
 * written that would not be carried over any more.
 */
export async function demandCurrent(database: Dexie, seatId: string, packageId: string): Promise<void> {
  const row = await packagesOf(database).get([seatId, packageId]);
  if (!row) return;
  const current = currentRow(await readRoundRows(database, seatId, row));
  if (current && current.packageId !== packageId)
    throw new StorageRefusal("superseded", undefined, `revision ${current.roundRevision} is here`);
}
