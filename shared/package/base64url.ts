import { base64url } from "jose";
import type { Bytes } from "./bytes";

/** Unpadded base64url of bytes. */
export const toBase64url = (bytes: Uint8Array): string => base64url.encode(bytes);

/**
 * The bytes of an unpadded, canonical base64url text, or `null`. Canonical: the bits that the last character has too
 * many of are zero, so that bytes have one spelling.
 */
export function fromBase64url(text: string): Bytes | null {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null;
  const bytes = new Uint8Array(base64url.decode(text));
  return base64url.encode(bytes) === text ? bytes : null;
}
