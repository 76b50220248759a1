import { type ByteSource, piecesOf, sliceSource } from "./byte-source";
import type { Bytes } from "./bytes";
import { inflated } from "./inflate";
import { InflateError } from "./inflate-bits";
import { pieceBytes } from "./limits";
import { shownName } from "./names";
import { Refused } from "./refused";
import type { ZipEntry } from "./zip-records";

/** How much of a deflated entry is read at a time. */
const packedBytes = 1024 * 1024;

/**
 * The inflated bytes of a deflated entry in pieces of 4 MiB (the last smaller). Refuses `archive-malformed` where the
 * stream is damaged, gives more bytes than the header said, or ends elsewhere than the entry does.
 */
export async function* inflatedPieces(
  source: ByteSource,
  entry: ZipEntry,
  signal?: AbortSignal,
): AsyncGenerator<Bytes> {
  const gathered = new Gathered(entry);
  const packed = sliceSource(source, entry.dataOffset, entry.header.compressedSize);
  try {
    for await (const part of inflated(piecesOf(packed, packedBytes, signal), entry.header.size))
      yield* gathered.take(part);
  } catch (error) {
    if (!(error instanceof InflateError)) throw error;
    throw new Refused("archive-malformed", shownName(entry.name), error.message);
  }
  yield* gathered.rest();
}

/** Gathers small outputs into whole pieces, and stops when there is more than the header said. */
class Gathered {
  private piece: Bytes;
  private filled = 0;
  private left: number;

  constructor(private readonly entry: ZipEntry) {
    this.left = entry.header.size;
    this.piece = new Uint8Array(Math.min(pieceBytes, this.left));
  }

  *take(output: Uint8Array): Generator<Bytes> {
    for (let at = 0; at < output.length; ) {
      if (this.left === 0)
        throw new Refused("archive-malformed", shownName(this.entry.name), "larger than declared");
      const part = output.subarray(at, at + this.piece.length - this.filled);
      this.piece.set(part, this.filled);
      at += part.length;
      this.filled += part.length;
      this.left -= part.length;
      if (this.filled === this.piece.length) yield this.turn();
    }
  }

  /** What is left at the end; the check of the size is the reader's. */
  *rest(): Generator<Bytes> {
    if (this.filled > 0) yield this.piece.slice(0, this.filled);
  }

  private turn(): Bytes {
    const full = this.piece;
    this.piece = new Uint8Array(Math.min(pieceBytes, this.left));
    this.filled = 0;
    return full;
  }
}
