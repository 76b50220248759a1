import { fromBase64url, toBase64url } from "./base64url";
import type { Bytes } from "./bytes";

/** Unpadded standard base64 of bytes, as an age header has it. */
export const toAgeBase64 = (bytes: Uint8Array): string =>
  toBase64url(bytes).replaceAll("-", "+").replaceAll("_", "/");

/** The bytes of an unpadded, canonical standard base64 text, or `null`. */
export const fromAgeBase64 = (text: string): Bytes | null =>
  /[-_]/.test(text) ? null : fromBase64url(text.replaceAll("+", "-").replaceAll("/", "_"));
