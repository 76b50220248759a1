import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { AgeChunks, chunkCountOf } from "./age-chunks";
import {
  type AgeHeader,
  type AgeKey,
  type AgeKeyKind,
  isForOne,
  openAgeHeader,
  readAgeHeader,
} from "./age-header";
import { type ByteSource, sliceSource } from "./byte-source";
import { type Bytes, utf8 } from "./bytes";
import { chunkBytes, chunkCipher, tagBytes } from "./chunk-cipher";
import { demand, Refused } from "./refused";

const nonceBytes = 16;

/** The key of a payload's chunks, out of the file key and the 16 bytes before the payload. */
export const streamKeyOf = (fileKey: Uint8Array, nonce: Uint8Array): Uint8Array =>
  hkdf(sha256, fileKey, nonce, utf8("payload"), 32);

/** The size of the plaintext of an age file that is `size` bytes large and has a header of `headerBytes`; `null` where impossible. */
export function plaintextSizeOf(size: number, headerBytes: number): number | null {
  const payload = size - headerBytes - nonceBytes;
  const count = payload > 0 ? chunkCountOf(payload) : null;
  return count === null ? null : payload - count * tagBytes;
}

/**
 * The header of a file that must be for exactly one key of this kind: all that can be checked of it without that key.
 * Refuses `decrypt-failed` for another header, and for a size that no payload has.
 */
export async function readSealedHeader(
  source: ByteSource,
  kind: AgeKeyKind,
  file: string,
): Promise<AgeHeader> {
  const header = await readAgeHeader(source, file);
  demand(isForOne(header, kind), "decrypt-failed", file, `not one ${kind} stanza`);
  demand(plaintextSizeOf(source.size, header.bytes.length) !== null, "decrypt-failed", file, "cut off");
  return header;
}

/** A source over the plaintext; what is read is copied out of the opened chunks. */
function plaintextSource(chunks: AgeChunks, size: number): ByteSource {
  return {
    size,
    async read(offset, length, signal) {
      signal?.throwIfAborted();
      if (!isRange(offset, length, size)) throw new RangeError("a read outside the plaintext");
      if (length === 0) return new Uint8Array(0);
      const first = Math.floor(offset / chunkBytes);
      const opened = await chunks.open(first, Math.floor((offset + length - 1) / chunkBytes), signal);
      return copyOut(opened, offset - first * chunkBytes, length);
    },
  };
}

const isRange = (offset: number, length: number, size: number) =>
  Number.isSafeInteger(offset) &&
  Number.isSafeInteger(length) &&
  offset >= 0 &&
  length >= 0 &&
  offset + length <= size;

function copyOut(chunks: readonly Bytes[], skip: number, length: number): Bytes {
  const out = new Uint8Array(length);
  let at = -skip;
  for (const chunk of chunks) {
    const from = Math.max(0, -at);
    out.set(chunk.subarray(from, Math.min(chunk.length, length - at)), Math.max(0, at));
    at += chunk.length;
  }
  return out;
}

/**
 * The plaintext of an age file as a source that opens only the 64 KiB chunks a read touches, each authenticated. The
 * last chunk is opened at once, which proves the length. `null` where the file is not for this key; refuses
 * `decrypt-failed` where it is and does not open, then or at a later read (thrown as `Refused`).
 */
export async function openAge(source: ByteSource, key: AgeKey, file: string): Promise<ByteSource | null> {
  const header = await readAgeHeader(source, file);
  const fileKey = await openAgeHeader(header, key, file);
  return fileKey && openAgePayload(source, header, fileKey, file);
}

/** As `openAge`, where the header was read and opened before. */
export async function openAgePayload(
  source: ByteSource,
  header: AgeHeader,
  fileKey: Uint8Array,
  file: string,
): Promise<ByteSource> {
  const start = header.bytes.length + nonceBytes;
  const size = plaintextSizeOf(source.size, header.bytes.length);
  const count = chunkCountOf(source.size - start);
  if (size === null || count === null) throw new Refused("decrypt-failed", file, "cut off");
  const nonce = await source.read(header.bytes.length, nonceBytes);
  const cipher = await chunkCipher(streamKeyOf(fileKey, nonce));
  const chunks = new AgeChunks(sliceSource(source, start, source.size - start), count, cipher, file);
  await chunks.open(count - 1, count - 1);
  return plaintextSource(chunks, size);
}
