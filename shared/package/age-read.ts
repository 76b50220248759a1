import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { type AgeHeader, type AgeKey, openAgeHeader, readAgeHeader } from "./age-header";
import { type ByteSource, sliceSource } from "./byte-source";
import { type Bytes, utf8 } from "./bytes";
import { type ChunkCipher, chunkBytes, chunkCipher, tagBytes } from "./chunk-cipher";
import { Refused } from "./refused";

const nonceBytes = 16;
const sealedChunkBytes = chunkBytes + tagBytes;
/** How many opened chunks are kept: a viewer reads a page's objects from a few neighbouring ones. */
const keptChunks = 16;

/** The key of a payload's chunks, out of the file key and the 16 bytes before the payload. */
export const streamKeyOf = (fileKey: Uint8Array, nonce: Uint8Array): Uint8Array =>
  hkdf(sha256, fileKey, nonce, utf8("payload"), 32);

/** The number of chunks of a payload of `size` sealed bytes, or `null` where no payload has that size. */
function chunkCountOf(size: number): number | null {
  const count = Math.ceil(size / sealedChunkBytes);
  const lastBytes = size - (count - 1) * sealedChunkBytes;
  if (count === 1) return lastBytes >= tagBytes ? 1 : null;
  return count > 1 && lastBytes > tagBytes ? count : null;
}

/** The size of the plaintext of an age file that is `size` bytes large and has a header of `headerBytes`; `null` where impossible. */
export function plaintextSizeOf(size: number, headerBytes: number): number | null {
  const payload = size - headerBytes - nonceBytes;
  const count = payload > 0 ? chunkCountOf(payload) : null;
  return count === null ? null : payload - count * tagBytes;
}

/** The chunks of one payload, opened on demand, the last few kept. */
class Chunks {
  private readonly kept = new Map<number, Bytes>();

  constructor(
    private readonly sealed: ByteSource,
    private readonly count: number,
    private readonly cipher: ChunkCipher,
    private readonly file: string,
  ) {}

  /** The plaintext of the chunks `first` to `last`; neighbouring ones that are not kept are read at once. */
  async open(first: number, last: number, signal?: AbortSignal): Promise<Bytes[]> {
    const opened: Bytes[] = [];
    for (let index = first; index <= last; ) {
      const kept = this.kept.get(index);
      const run = kept ? [kept] : await this.openRun(index, this.endOfGap(index, last), signal);
      opened.push(...run);
      index += run.length;
    }
    return opened;
  }

  private endOfGap(first: number, last: number): number {
    let end = first;
    while (end < last && !this.kept.has(end + 1)) end++;
    return end;
  }

  private async openRun(first: number, last: number, signal?: AbortSignal): Promise<Bytes[]> {
    const start = first * sealedChunkBytes;
    const end = Math.min((last + 1) * sealedChunkBytes, this.sealed.size);
    const sealed = await this.sealed.read(start, end - start, signal);
    const run: Bytes[] = [];
    for (let index = first; index <= last; index++) {
      const at = (index - first) * sealedChunkBytes;
      run.push(this.openOne(sealed.subarray(at, at + sealedChunkBytes), index));
    }
    return run;
  }

  private openOne(sealed: Uint8Array, index: number): Bytes {
    const opened = this.cipher.open(sealed, { index, last: index === this.count - 1 });
    if (!opened) throw new Refused("decrypt-failed", this.file, `chunk ${index} is not authentic`);
    this.keep(index, opened);
    return opened;
  }

  private keep(index: number, chunk: Bytes): void {
    this.kept.set(index, chunk);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= keptChunks) break;
      this.kept.delete(oldest);
    }
  }
}

/** A source over the plaintext; what is read is copied out of the opened chunks. */
function plaintextSource(chunks: Chunks, size: number): ByteSource {
  return {
    size,
    async read(offset, length, signal) {
      signal?.throwIfAborted();
      if (offset < 0 || length < 0 || offset + length > size)
        throw new RangeError("a read outside the plaintext");
      if (length === 0) return new Uint8Array(0);
      const first = Math.floor(offset / chunkBytes);
      const opened = await chunks.open(first, Math.floor((offset + length - 1) / chunkBytes), signal);
      return copyOut(opened, offset - first * chunkBytes, length);
    },
  };
}

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
  const chunks = new Chunks(sliceSource(source, start, source.size - start), count, cipher, file);
  await chunks.open(count - 1, count - 1);
  return plaintextSource(chunks, size);
}
