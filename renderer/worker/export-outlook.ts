import { withdrawalOf } from "../storage/card";
import { readExportRows } from "../storage/exported";
import type { ExportOutlook } from "./choice-contract";
import { exportedView } from "./choose-task";
import type { ServiceParts } from "./parts";
import { cardOf } from "./register";
import { isLeft } from "./round-view";
import type { Session } from "./session";

/**
 * What an expert is to know before a bundle that answers a package is exported, as it is now: the card may have been
 * withdrawn a moment ago. The seal itself needs no card: it is made for the key that the bureau signed into the package.
 */
export async function exportOutlook(
  parts: ServiceParts,
  session: Session,
  packageId: string,
): Promise<ExportOutlook> {
  const line = await session.rounds.line(packageId);
  const { bureauKid } = await session.rounds.package(packageId);
  const card = await cardOf(parts, session, bureauKid);
  const left = new Set(line.filter((each) => isLeft(each, line)).map((each) => each.packageId));
  const rows = await readExportRows(parts.database, session.seat.id, packageId);
  const latest = rows.findLast((each) => each.packageId === packageId);
  return {
    withdrawal: card && withdrawalOf(card),
    // A bundle that followed them was exported knowing of them.
    forLeft: rows.slice(rows.findLastIndex((each) => !left.has(each.packageId)) + 1).map(exportedView),
    next: 1 + (rows.at(-1)?.revision ?? 0),
    latest: latest ? exportedView(latest) : null,
  };
}
