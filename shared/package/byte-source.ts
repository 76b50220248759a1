import type { Bytes } from "./bytes";

/** Bytes that can be read from anywhere: a file, a Blob, records of a database, the plaintext of an age file. */
export interface ByteSource {
  /** In bytes. */
  readonly size: number;
  /**
   * Exactly `length` bytes from `offset`, which must lie within the source. Throws an `AbortError` when `signal` is
   * aborted, and whatever the medium throws when it cannot be read.
   */
  read(offset: number, length: number, signal?: AbortSignal): Promise<Bytes>;
}

function checkRange(source: { size: number }, offset: number, length: number): void {
  if (offset < 0 || length < 0 || offset + length > source.size)
    throw new RangeError("a read outside the source");
}

/** A source over bytes in memory. What it gives are copies. */
export function bytesSource(bytes: Uint8Array): ByteSource {
  const source = {
    size: bytes.length,
    async read(offset: number, length: number, signal?: AbortSignal) {
      signal?.throwIfAborted();
      checkRange(source, offset, length);
      return new Uint8Array(bytes.subarray(offset, offset + length));
    },
  };
  return source;
}

/** A source over a Blob or File; each read takes only its range from the disk. */
export function blobSource(blob: Blob): ByteSource {
  const source = {
    size: blob.size,
    async read(offset: number, length: number, signal?: AbortSignal) {
      signal?.throwIfAborted();
      checkRange(source, offset, length);
      const bytes = new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer());
      if (bytes.length !== length) throw new Error("the file became shorter while it was read");
      return bytes;
    },
  };
  return source;
}

/** A part of a source as a source of its own. */
export function sliceSource(whole: ByteSource, start: number, size: number): ByteSource {
  checkRange(whole, start, size);
  const source: ByteSource = {
    size,
    async read(offset, length, signal) {
      checkRange(source, offset, length);
      return whole.read(start + offset, length, signal);
    },
  };
  return source;
}

/**
 * The source from its first byte to its last in pieces of `pieceSize` bytes; the last may be smaller. While one is being
 * used the next is read: at most two are in memory, and never two reads under way.
 */
export async function* piecesOf(
  source: ByteSource,
  pieceSize: number,
  signal?: AbortSignal,
): AsyncGenerator<Bytes> {
  const begin = (offset: number) => {
    if (offset >= source.size) return null;
    const reading = source.read(offset, Math.min(pieceSize, source.size - offset), signal);
    // Told to whoever takes this piece; without this mark an error would count as nobody's until then.
    reading.catch(() => undefined);
    return reading;
  };
  let next = begin(0);
  for (let offset = pieceSize; next; offset += pieceSize) {
    const piece = await next;
    next = begin(offset);
    yield piece;
  }
}

/** The whole source in memory: for small files only. */
export const readAll = (source: ByteSource, signal?: AbortSignal): Promise<Bytes> =>
  source.read(0, source.size, signal);

/**
 * A source over bytes that come only in order: `start` begins them anew. Reading on is free, each step back starts over.
 * A read's signal stops that read alone, between two pieces: the bytes that come next may be another read's.
 */
export function sequentialSource(size: number, start: () => AsyncGenerator<Bytes>): ByteSource {
  let pieces: AsyncGenerator<Bytes> | null = null;
  let piece: Bytes = new Uint8Array(0);
  let pieceStart = 0;
  const source: ByteSource = {
    size,
    async read(offset, length, signal) {
      checkRange(source, offset, length);
      const out = new Uint8Array(length);
      for (let filled = 0; filled < length; ) {
        await moveTo(offset + filled, signal);
        const part = piece.subarray(offset + filled - pieceStart).subarray(0, length - filled);
        out.set(part, filled);
        filled += part.length;
      }
      return out;
    },
  };
  async function moveTo(offset: number, signal?: AbortSignal): Promise<void> {
    if (!pieces || offset < pieceStart) [pieces, piece, pieceStart] = [start(), new Uint8Array(0), 0];
    while (offset >= pieceStart + piece.length) {
      signal?.throwIfAborted();
      const next = await pieces.next().catch((error: unknown) => {
        // What has failed gives no more: the next read begins anew.
        pieces = null;
        throw error;
      });
      if (next.done) throw new Error("the bytes end early");
      [pieceStart, piece] = [pieceStart + piece.length, next.value];
    }
  }
  return source;
}
