import { createHash, randomBytes } from "node:crypto";
import type { ByteSource } from "../../../shared/package/byte-source";

const noise = randomBytes(1 << 20);

/** `length` bytes of the noise from `offset` on: bytes that do not compress, the same ones at the same place in one run. */
export function noiseBytes(length: number, offset = 0): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; ) {
    const part = noise.subarray((offset + at) % noise.length).subarray(0, length - at);
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** A scan of any size without a byte of it kept. */
export const noiseSource = (size: number): ByteSource => ({
  size,
  read: async (offset, length) => noiseBytes(length, offset),
});

/** Lower-case hex SHA-256 of the first `size` bytes of the noise. */
export function noiseDigest(size: number): string {
  const hash = createHash("sha256");
  for (let left = size; left > 0; left -= noise.length) hash.update(noise.subarray(0, left));
  return hash.digest("hex");
}
