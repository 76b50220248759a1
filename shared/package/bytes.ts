/** Bytes in memory of their own, as WebCrypto and IndexedDB want them. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** All parts after one another. */
export function joinBytes(parts: readonly Uint8Array[]): Bytes {
  const joined = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

/** Whether both hold the same bytes. Not for secrets: it stops at the first difference. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

/** UTF-8 of a text. */
export const utf8 = (text: string): Bytes => new TextEncoder().encode(text);

/** The text of bytes that are all ASCII, or `null` where one is not. */
export function asciiText(bytes: Uint8Array): string | null {
  // A plain loop: asking a function about every byte took as long as hashing them.
  for (const byte of bytes) if (byte > 0x7f) return null;
  return new TextDecoder().decode(bytes);
}

/** Lower-case hex. */
export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
