import type { ByteSource } from "../../shared/package/byte-source";
import { unwrap } from "../../shared/package/refused";
import { readSignerStatement } from "../../shared/package/signer-statement";
import type { SignerView, WorkSource } from "./contract";
import { identitiesOf, isOwnKid } from "./own-keys";
import type { ServiceParts } from "./parts";
import { acceptedView, cardOf, previewOf } from "./register";
import type { Session } from "./session";
import { sourceOf } from "./source";
import { Witness } from "./witness";

/**
 * Who a package that was refused for its signer says it is from. Nothing of it is trusted by that, and nothing but the
 * enclosed card and the signature is read. Throws the refusals of the checks that come before the signer's.
 */
export async function signerOf(
  parts: ServiceParts,
  session: Session,
  given: WorkSource,
): Promise<SignerView> {
  const source = sourceOf(given);
  const witness = new Witness();
  const read: ByteSource["read"] = (...range) => witness.watch(() => source.read(...range));
  const result = await readSignerStatement({ size: source.size, read }, identitiesOf(session));
  if (!result.ok) witness.rethrow();
  const { kid, expects, card } = unwrap(result);
  const known = await cardOf(parts, session, kid);
  if (known) return { kind: "known", card: { ...acceptedView(known), retired: isOwnKid(session, kid) } };
  return card
    ? { kind: "stated", expects, card: await previewOf(parts, session, card) }
    : { kind: "unstated" };
}
