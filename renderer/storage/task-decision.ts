import type { Dexie } from "dexie";
import type { TaskDecision } from "../../shared/domain/task-decision";
import type { OpenSeat } from "./box";
import { StorageRefusal } from "./failure";
import { boxPackage, openPackageRow, packagesOf, readPackageRow } from "./package";
import { currentRow, nextChoice, readRoundRows } from "./round-line";

/**
 * Records a decision with the package that was chosen, which is here: it stays the one that work goes on in, or becomes
 * it again. `over` is the digest of the one that was when the question was asked. Throws a `StorageRefusal` `conflict`
 * where another is by now, or the chosen one is not here or was written meanwhile.
 */
export async function recordTaskDecision(
  database: Dexie,
  seat: OpenSeat,
  decision: TaskDecision,
  over: string,
): Promise<void> {
  const { packageId } = decision.chosen;
  const before = await readPackageRow(database, seat.seatId, packageId);
  if (before?.digest !== decision.chosen.digest) throw wentOn();
  const stored = await openPackageRow(seat, before);
  const row = await boxPackage(seat, { ...stored, decisions: [...stored.decisions, decision] });
  await database.transaction("rw", packagesOf(database), async () => {
    const rows = await readRoundRows(database, seat.seatId, before);
    const now = rows.find((each) => each.packageId === packageId);
    const isUnchanged = now?.box.iv.join() === before.box.iv.join();
    if (!isUnchanged || currentRow(rows)?.digest !== over) throw wentOn();
    await packagesOf(database).put({ ...row, chosen: nextChoice(rows) });
  });
}

const wentOn = () => new StorageRefusal("conflict", undefined, "not what was decided about");
