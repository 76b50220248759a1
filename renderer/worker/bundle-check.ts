import type { ByteSource } from "../../shared/package/byte-source";
import { Refused, unwrap } from "../../shared/package/refused";
import type { BagOptions } from "../../shared/package/verify-bag";
import { type VerifiedReview, verifyReview } from "../../shared/package/verify-review";
import type { RegisteredCard } from "../storage/card";
import type { StoredPackage } from "../storage/package";
import { packageFor, taskAtHand } from "./bundle-task";
import { identitiesOf } from "./own-keys";
import type { ServiceParts } from "./parts";
import { isRecorded } from "./recorded";
import { cardOf, trustedCards } from "./register";
import type { Session } from "./session";
import { Witness } from "./witness";

/** A bundle that passed every check, and the task package that it was checked against, where it is on this computer. */
export interface CheckedBundle {
  readonly verified: VerifiedReview;
  /** The signer as a person accepted them: the card inside the bundle may bear any name. */
  readonly signer: RegisteredCard;
  readonly task: StoredPackage | null;
}

/** Verifies a bundle for the bureau whose seat is open. Throws the refusals of package-format.md. */
export async function checkBundle(
  parts: ServiceParts,
  session: Session,
  source: ByteSource,
  options: Pick<BagOptions, "onPayload" | "onProgress" | "signal">,
): Promise<CheckedBundle> {
  const witness = new Witness();
  const read: ByteSource["read"] = (...range) => witness.watch(() => source.read(...range));
  let task: StoredPackage | null = null;
  const result = await verifyReview({
    ...options,
    source: { size: source.size, read },
    cards: await trustedCards(parts, session),
    isInLedger: (digest) => witness.watch(() => isRecorded(parts, session, digest)),
    identity: identitiesOf(session),
    task: (claims) =>
      witness.watch(async () => {
        task = await packageFor(session, claims);
        return task ? taskAtHand(session, task) : undefined;
      }),
  });
  if (!result.ok) witness.rethrow();
  const verified = unwrap(result);
  const signer = await cardOf(parts, session, verified.claims.expert.kid);
  if (!signer) throw new Refused("internal", undefined, "the signer's card went away");
  return { verified, signer, task };
}
