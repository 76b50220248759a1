import { CompactSign, calculateJwkThumbprint, type JWK } from "jose";
import type { PublicJwk } from "../domain/card";
import { kidSchema } from "../domain/ids";
import { fromBase64url } from "./base64url";
import { asciiText, type Bytes, utf8 } from "./bytes";
import { sha256Hex } from "./fixity";
import { demand, Refused } from "./refused";
import { JsonRefused, parseStrictJson } from "./strict-json";

/** What a signature is about: a card, a package's claims, or what was removed with a round. */
export type JwsType = "jp-card+jws" | "jp-claims+jws" | "jp-removal+jws";

/** A signature in its parts; nothing of it is believed yet. */
export interface ParsedJws {
  readonly kid: string;
  readonly payload: Bytes;
  /** The ASCII `header.payload` that is signed. */
  readonly signingInput: string;
  /** `r` and `s`, 32 bytes each. */
  readonly signature: Bytes;
}

const algorithm = { name: "ECDSA", namedCurve: "P-256" } as const;
const headerMembers = ["alg", "kid", "typ"];

function parseHeader(bytes: Bytes, type: JwsType, file: string): string {
  const header = headerValue(bytes, file);
  const exact = Object.keys(header).sort().join() === headerMembers.join();
  demand(exact, "header-forbidden", file, "members other than alg, typ and kid");
  demand(
    header.alg === "ES256" && header.typ === type,
    "header-forbidden",
    file,
    "another algorithm or type",
  );
  const kid = kidSchema.safeParse(header.kid);
  demand(kid.success, "header-forbidden", file, "kid is not a thumbprint");
  return kid.data;
}

function headerValue(bytes: Bytes, file: string): Record<string, unknown> {
  try {
    const value = parseStrictJson(bytes);
    demand(typeof value === "object" && value !== null && !Array.isArray(value), "signature-malformed", file);
    return value as Record<string, unknown>;
  } catch (error) {
    if (!(error instanceof JsonRefused)) throw error;
    throw new Refused(
      error.reason === "duplicate-key" ? "header-forbidden" : "signature-malformed",
      file,
      error.message,
    );
  }
}

/**
 * A compact JWS in its parts. Refuses `signature-malformed` for anything that is not exactly one compact JWS in
 * canonical base64url with a signature of 64 bytes, `header-forbidden` for any header but alg ES256, typ and kid.
 */
export function parseJws(bytes: Uint8Array, type: JwsType, file: string): ParsedJws {
  // One part more than there may be is enough to know: a file of millions of points is not taken apart.
  const parts = asciiText(bytes)?.split(".", 4) ?? [];
  const [header = "", payload = "", signature = ""] = parts;
  const [headerBytes, payloadBytes, signatureBytes] = [header, payload, signature].map(fromBase64url);
  const whole = parts.length === 3 && header !== "" && payload !== "";
  if (!whole || !headerBytes || !payloadBytes || !signatureBytes)
    throw new Refused("signature-malformed", file);
  const kid = parseHeader(headerBytes, type, file);
  demand(signatureBytes.length === 64, "signature-malformed", file, "a signature is 64 bytes");
  return { kid, payload: payloadBytes, signingInput: `${header}.${payload}`, signature: signatureBytes };
}

const importKey = (jwk: PublicJwk) => crypto.subtle.importKey("jwk", jwk, algorithm, true, ["verify"]);

/** Keys as the engine takes them, by the register's own objects: the same few people sign bundle after bundle. */
const imported = new WeakMap<PublicJwk, ReturnType<typeof importKey>>();

function verifyingKey(jwk: PublicJwk): ReturnType<typeof importKey> {
  const key = imported.get(jwk) ?? importKey(jwk);
  imported.set(jwk, key);
  return key;
}

/** Whether the signature is that of `jwk`'s owner. Throws where `jwk` is no point of the curve. */
export async function verifyJws(jws: ParsedJws, jwk: PublicJwk): Promise<boolean> {
  const key = await verifyingKey(jwk);
  return crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, jws.signature, utf8(jws.signingInput));
}

/** The digest that names a package: lower-case hex SHA-256 of its signature's signing input. */
export const digestOfJws = (jws: ParsedJws): Promise<string> => sha256Hex(utf8(jws.signingInput));

/** A compact JWS over `payload` by a private ES256 key. */
export async function signJws(
  payload: Uint8Array,
  type: JwsType,
  kid: string,
  privateJwk: SigningJwk,
): Promise<Bytes> {
  const key = await crypto.subtle.importKey("jwk", { ...privateJwk }, algorithm, false, ["sign"]);
  const compact = await new CompactSign(payload)
    .setProtectedHeader({ alg: "ES256", typ: type, kid })
    .sign(key);
  return utf8(compact);
}

/** A private ES256 key: the public one and `d`. */
export type SigningJwk = PublicJwk & { readonly d: string };

/** The RFC 7638 SHA-256 thumbprint of a public key, base64url. */
export const thumbprintOf = ({ kty, crv, x, y }: PublicJwk): Promise<string> =>
  calculateJwkThumbprint({ kty, crv, x, y } satisfies JWK, "sha256");
