import { isRecorded as isInLedger } from "../storage/ledger";
import { hasPackage } from "../storage/package";
import type { ServiceParts } from "./parts";
import type { Session } from "./session";

/**
 * Whether this seat took in a package of this digest before: an expert's imported task packages, a bureau's ledger. It is
 * what the signature of a withdrawn card still counts for (package-format.md, "Identity card"), and that of keys of its
 * own that a seat replaced.
 */
export async function isRecorded(parts: ServiceParts, session: Session, digest: string): Promise<boolean> {
  const { id } = session.seat;
  return (await hasPackage(parts.database, id, digest)) || (await isInLedger(parts.database, id, digest));
}
