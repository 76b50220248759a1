import type { PublicJwk } from "../domain/card";
import { publicJwkSchema } from "../domain/card";
import { bytes32Schema, instantSchema, kidSchema, recipientSchema, uuidSchema } from "../domain/ids";
import { z } from "../domain/schema";
import type { Result } from "../refusal";
import { newIdentity, recipientOf } from "./age-keys";
import { openAge } from "./age-read";
import { sealBytesUnderPassphrase } from "./age-seal";
import { toBase64url } from "./base64url";
import { type ByteSource, bytesSource, readAll } from "./byte-source";
import { type Bytes, utf8 } from "./bytes";
import { checkShape, parseJson } from "./document";
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
  /** What this person had before, the newest first: it opens what was sealed to it, and signs nothing any more. */
  readonly former: readonly FormerKey[];
  /** The seat that these keys are of, so that a key file brings it back whole; `null` where it was not noted. */
  readonly owner: KeyOwner | null;
}

const identitySchema = z.string().regex(/^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/);

const formerKeySchema = z.strictObject({
  kid: kidSchema,
  identity: identitySchema,
  recipient: recipientSchema,
  /** The card of that time, compact: what it signed and was recorded is still known by it. */
  card: z.string(),
  retiredAt: instantSchema,
  /** The seat's name at that time. */
  by: z.string(),
  reason: z.string().min(1),
});

const ownerSchema = z.strictObject({
  seatId: uuidSchema,
  createdAt: instantSchema,
  /** The seat's own card, compact. */
  card: z.string(),
});

/** A key that was replaced: all of it but the half that signs. */
export type FormerKey = Readonly<z.infer<typeof formerKeySchema>>;

/** Whose keys these are. */
export type KeyOwner = Readonly<z.infer<typeof ownerSchema>>;

const firstKeysSchema = z.strictObject({
  format: z.literal(1),
  signing: publicJwkSchema.extend({ d: bytes32Schema }),
  kid: kidSchema,
  identity: identitySchema,
  recipient: recipientSchema,
  storageKey: bytes32Schema,
});

const keysSchema = z.discriminatedUnion("format", [
  firstKeysSchema,
  firstKeysSchema.extend({
    format: z.literal(2),
    former: z.array(formerKeySchema),
    owner: ownerSchema.nullable(),
  }),
]);

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
  { former = [], owner = null }: Partial<Pick<OwnerKeys, "former" | "owner">> = {},
): Promise<OwnerKeys> {
  const { kty, crv, x, y } = signing;
  const publicJwk = { kty, crv, x, y };
  const [kid, recipient] = await Promise.all([thumbprintOf(publicJwk), recipientOf(identity)]);
  return { signing, publicJwk, kid, identity, recipient, storageKey, former, owner };
}

/**
 * The keys as one age file under the plainest form of the owner's passphrase (scrypt); `age -d` opens it to JSON, of format 1
 * where there is neither a former key nor an owner. `workFactor` is lower in tests only.
 */
export function sealKeys(keys: OwnerKeys, passphrase: string, workFactor?: number): Promise<Bytes> {
  const { signing, kid, identity, recipient, storageKey, former, owner } = keys;
  const first = { signing, kid, identity, recipient, storageKey };
  const isFirst = former.length === 0 && owner === null;
  const document = isFirst ? { format: 1, ...first } : { format: 2, ...first, former, owner };
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

function keysDocument(bytes: Bytes) {
  const value = parseJson(bytes, keysFile, "schema-invalid");
  const { format } = (typeof value === "object" && value ? value : {}) as { readonly format?: unknown };
  const isLater = Number.isInteger(format) && Number(format) > 2;
  demand(!isLater, "format-unsupported", keysFile);
  return checkShape(keysSchema, value, keysFile, "schema-invalid");
}

/**
 * Opens what `sealKeys` made. Refuses `wrong-passphrase`, `decrypt-failed` for a damaged file, `schema-invalid` for one
 * that holds something else and `format-unsupported` for one of a newer program.
 */
export const openKeys = (bytes: Uint8Array, passphrase: string): Promise<Result<OwnerKeys>> =>
  guarded(async () => {
    const source = await openUnderPassphrase(bytes, passphrase);
    if (!source) throw new Refused("wrong-passphrase", keysFile);
    const document = keysDocument(await readAll(source));
    const more = document.format === 2 ? { former: document.former, owner: document.owner } : {};
    const keys = await ownerKeys(document.signing, document.identity, document.storageKey, more);
    const whole = keys.kid === document.kid && keys.recipient === document.recipient;
    demand(whole, "schema-invalid", keysFile, "the halves of the keys do not fit");
    return keys;
  });
