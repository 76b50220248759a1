import { type Entry, Reader, ZipReader } from "@zip.js/zip.js";
import type { ByteSource } from "./byte-source";
import type { Bytes } from "./bytes";
import { pieceBytes } from "./limits";
import { shownName } from "./names";
import { Refused } from "./refused";
import type { ZipEntry } from "./zip-records";

/** zip.js reads through our source. Our own reader has checked the archive's structure before it gets here. */
class SourceReader extends Reader<ByteSource> {
  constructor(
    private readonly source: ByteSource,
    private readonly signal?: AbortSignal,
  ) {
    super(source);
    this.size = source.size;
  }

  override readUint8Array(index: number, length: number): Promise<Uint8Array> {
    return this.source.read(index, Math.min(length, this.source.size - index), this.signal);
  }
}

// No workers of its own: this runs in ours, and the CSP refuses the ones that it makes. The platform inflates where it
// knows "deflate-raw"; where it does not (Electron 25's main process) zip.js brings a codec, which it fetches from a
// data: address that the CSP would refuse in a window.
const options = { useWebWorkers: false };

async function findEntry(reader: ZipReader<ByteSource>, wanted: ZipEntry): Promise<Entry | null> {
  for await (const entry of reader.getEntriesGenerator()) {
    if (entry.offset === wanted.offset && entry.filename === wanted.name) return entry;
  }
  return null;
}

/** What went wrong while inflating: our own refusals and aborts as they are, the library's as a malformed archive. */
function inflateFailure(error: unknown, entry: ZipEntry): unknown {
  const own = error instanceof Refused || (error instanceof Error && error.name === "AbortError");
  return own ? error : new Refused("archive-malformed", shownName(entry.name), String(error));
}

/** Starts to inflate an entry. `done` settles when the library has finished; it never rejects. */
async function startInflating(source: ByteSource, entry: ZipEntry, signal?: AbortSignal) {
  const reader = new ZipReader(new SourceReader(source, signal), options);
  const found = await findEntry(reader, entry);
  if (!found || found.directory) throw new Error("zip.js does not find an entry");
  const pipe = new TransformStream<Uint8Array, Uint8Array>();
  const done = found.getData(pipe.writable).then(
    () => null,
    (error: unknown) => ({ error }),
  );
  return { output: pipe.readable.getReader(), done };
}

/**
 * The inflated bytes of a deflated entry in pieces of 4 MiB (the last smaller). Refuses `archive-malformed` where the
 * stream is damaged or gives another number of bytes than the header said.
 */
export async function* inflatedPieces(
  source: ByteSource,
  entry: ZipEntry,
  signal?: AbortSignal,
): AsyncGenerator<Bytes> {
  const gathered = new Gathered(entry);
  try {
    const { output, done } = await startInflating(source, entry, signal);
    try {
      for (let next = await output.read(); !next.done; next = await output.read()) {
        yield* gathered.take(next.value);
      }
    } finally {
      // Also where the caller stops early: the library then stops too.
      await output.cancel();
    }
    const failure = await done;
    if (failure) throw failure.error;
  } catch (error) {
    throw inflateFailure(error, entry);
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
