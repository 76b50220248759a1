import type { Dexie } from "dexie";
import type { ByteSource } from "../../shared/package/byte-source";
import { StorageRefusal } from "./failure";
import { type PieceFile, pieceBytes, readPieces } from "./payload";

/**
 * How many neighbouring pieces are looked up together: looking one up took as long as reading a range out of it (1.5 ms,
 * Chromium 114). Knowing a piece costs next to nothing, its bytes stay in the database, so all are kept: the largest file
 * has 512.
 */
const runLength = 16;

/** Reads byte ranges of one payload file, as shipped, out of its pieces. */
export class PieceReader implements ByteSource {
  readonly size: number;
  readonly #database: Dexie;
  readonly #file: PieceFile;
  readonly #runs = new Map<number, Promise<ReadonlyMap<number, Blob>>>();

  constructor(database: Dexie, file: PieceFile) {
    this.#database = database;
    this.#file = file;
    this.size = file.size;
  }

  /** As `ByteSource` says; throws a `StorageRefusal` `storage-failed` where a piece is missing or too short. */
  async read(offset: number, length: number, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
    const end = offset + length;
    if (offset < 0 || length < 0 || end > this.size) throw new RangeError("a read outside the file");
    const out = new Uint8Array(length);
    for (let at = offset; at < end; ) {
      signal?.throwIfAborted();
      const index = Math.floor(at / pieceBytes);
      const from = at - index * pieceBytes;
      const blob = (await this.#piece(index)).slice(from, from + end - at);
      const part = new Uint8Array(await blob.arrayBuffer());
      if (part.length === 0)
        throw new StorageRefusal("storage-failed", this.#file.path, `piece ${index} is short`);
      out.set(part, at - offset);
      at += part.length;
    }
    return out;
  }

  async #piece(index: number): Promise<Blob> {
    const run = Math.floor(index / runLength);
    try {
      const piece = (await this.#run(run)).get(index);
      if (!piece) throw new StorageRefusal("storage-failed", this.#file.path, `piece ${index} is missing`);
      return piece;
    } catch (error) {
      // What failed is told to whoever waits for it and tried again next time.
      this.#runs.delete(run);
      throw error;
    }
  }

  #run(run: number): Promise<ReadonlyMap<number, Blob>> {
    const first = run * runLength;
    const pieces =
      this.#runs.get(run) ?? readPieces(this.#database, this.#file, first, first + runLength - 1);
    this.#runs.set(run, pieces);
    return pieces;
  }
}
