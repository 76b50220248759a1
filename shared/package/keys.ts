import type { PublicJwk } from "../domain/card";
import { publicJwkSchema } from "../domain/card";
import { bytes32Schema, formatSchema, kidSchema, recipientSchema } from "../domain/ids";
import { z } from "../domain/schema";
import type { Result } from "../refusal";
import { newIdentity, recipientOf } from "./age-keys";
import { openAge } from "./age-read";
import { sealBytesUnderPassphrase } from "./age-seal";
import { toBase64url } from "./base64url";
import { type ByteSource, bytesSource, readAll } from "./byte-source";
import { type Bytes, utf8 } from "./bytes";
import { readDocument } from "./document";
import { type SigningJwk, thumbprintOf } from "./jws";
import { passphraseReadings, plainPassphrase } from "./passphrase";
import { demand, guarded, Refused } from "./refused";

/** All keys of one person, unlocked: in memory only. */
export interface OwnerKeys {
  /** The private ES256 key. */
  readonly signing: SigningJwk;
  readonly publicJwk: PublicJwk;
  /** The public key's thumbprint: the person's name in packages. */
  readonly kid: string;
  /** `AGE-SECRET-KEY-1…` */
  readonly identity: string;
  /** `age1…` */
  readonly recipient: string;
  /** 32 bytes, base64url: the key of this person's local records. */
  readonly storageKey: string;
}

const keysSchema = z.strictObject({
  format: formatSchema,
  signing: publicJwkSchema.extend({ d: bytes32Schema }),
  kid: kidSchema,
  identity: z.string().regex(/^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/),
  recipient: recipientSchema,
  storageKey: bytes32Schema,
});

const keysFile = "keys.age";

/** New keys of all three kinds, made on this machine. */
export async function createKeys(): Promise<OwnerKeys> {
  const algorithm = { name: "ECDSA", namedCurve: "P-256" };
  const pair = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const { x = "", y = "", d = "" } = await crypto.subtle.exportKey("jwk", pair.privateKey);
  const identity = await newIdentity();
  const storageKey = toBase64url(crypto.getRandomValues(new Uint8Array(32)));
  return ownerKeys({ kty: "EC", crv: "P-256", x, y, d }, identity, storageKey);
}

/** The keys that a signing key, an age identity and a storage key make; the public halves are derived. */
export async function ownerKeys(
  signing: SigningJwk,
  identity: string,
  storageKey: string,
): Promise<OwnerKeys> {
  const { kty, crv, x, y } = signing;
  const publicJwk = { kty, crv, x, y };
  const [kid, recipient] = await Promise.all([thumbprintOf(publicJwk), recipientOf(identity)]);
  return { signing, publicJwk, kid, identity, recipient, storageKey };
}

/**
 * The keys as one age file under the plainest form of the owner's passphrase (scrypt); `age -d` opens it to JSON. `workFactor` is lower in
 * tests only.
 */
export function sealKeys(keys: OwnerKeys, passphrase: string, workFactor?: number): Promise<Bytes> {
  const { signing, kid, identity, recipient, storageKey } = keys;
  const document = { format: 1, signing, kid, identity, recipient, storageKey };
  return sealBytesUnderPassphrase(utf8(JSON.stringify(document)), plainPassphrase(passphrase), workFactor);
}

/** The plaintext by whatever the typed passphrase may mean; `null` where it is another. */
async function openUnderPassphrase(bytes: Uint8Array, typed: string): Promise<ByteSource | null> {
  for (const passphrase of passphraseReadings(typed)) {
    const source = await openAge(bytesSource(bytes), { passphrase }, keysFile);
    if (source) return source;
  }
  return null;
}

/**
 * Opens what `sealKeys` made. Refuses `wrong-passphrase`, `decrypt-failed` for a damaged file and `schema-invalid` for
 * one that holds something else.
 */
export const openKeys = (bytes: Uint8Array, passphrase: string): Promise<Result<OwnerKeys>> =>
  guarded(async () => {
    const source = await openUnderPassphrase(bytes, passphrase);
    if (!source) throw new Refused("wrong-passphrase", keysFile);
    const document = readDocument(keysSchema, await readAll(source), keysFile);
    const keys = await ownerKeys(document.signing, document.identity, document.storageKey);
    const whole = keys.kid === document.kid && keys.recipient === document.recipient;
    demand(whole, "schema-invalid", keysFile, "the halves of the keys do not fit");
    return keys;
  });
