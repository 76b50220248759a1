import type { PublicJwk } from "../domain/card";
import { type RemovalNote, removalNoteSchema } from "../domain/removal";
import { type Bytes, utf8 } from "./bytes";
import { readDocument } from "./document";
import { digestOfJws, parseJws, signJws, verifyJws } from "./jws";
import type { OwnerKeys } from "./keys";
import { demand } from "./refused";

const type = "jp-removal+jws";

/** A signed note, and its digest as packages have theirs: the one that stands on its printed page. */
export interface SignedRemoval {
  readonly bytes: Bytes;
  readonly digest: string;
}

/** Signs the account of a removed round with the key of the seat that removed it: one compact JWS. */
export async function signRemoval(
  keys: Pick<OwnerKeys, "kid" | "signing">,
  removal: RemovalNote,
): Promise<SignedRemoval> {
  const payload = utf8(JSON.stringify(removalNoteSchema.parse(removal)));
  const bytes = await signJws(payload, type, keys.kid, keys.signing);
  return { bytes, digest: await digestOfJws(parseJws(bytes, type, "")) };
}

/**
 * The account in a note that the owner of `jwk` signed. Throws a `Refused` `signature-malformed` or `header-forbidden` for
 * what is no note, `signature-invalid` for another signer or changed bytes, `schema-invalid` for another content.
 */
export async function readRemoval(bytes: Uint8Array, jwk: PublicJwk, file = ""): Promise<RemovalNote> {
  const jws = parseJws(bytes, type, file);
  demand(await verifyJws(jws, jwk), "signature-invalid", file);
  const removal = readDocument(removalNoteSchema, jws.payload, file);
  demand(removal.by.kid === jws.kid, "signature-invalid", file, "signed by another than it names");
  return removal;
}
