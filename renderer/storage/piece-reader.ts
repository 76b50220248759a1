import type { Dexie } from "dexie";
import type { ByteSource } from "../../shared/package/byte-source";
import { StorageRefusal } from "./failure";
import { type PieceFile, pieceBytes, readPiece } from "./payload";

/** How many pieces a reader knows at a time. Knowing one costs next to nothing: its bytes stay in the database. */
const keptPieces = 64;

/** Reads byte ranges of one payload file, as shipped, out of its pieces and keeps hold of the pieces last used. */
export class PieceReader implements ByteSource {
  readonly size: number;
  readonly #database: Dexie;
  readonly #file: PieceFile;
  readonly #pieces = new Map<number, Promise<Blob>>();

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

  /** Lets go of the kept pieces. */
  forget(): void {
    this.#pieces.clear();
  }

  #piece(index: number): Promise<Blob> {
    const kept = this.#pieces.get(index) ?? this.#load(index);
    // Inserting again makes it the newest; the first key is then the one unused longest.
    this.#pieces.delete(index);
    this.#pieces.set(index, kept);
    const [oldest] = this.#pieces.keys();
    if (this.#pieces.size > keptPieces && oldest !== undefined) this.#pieces.delete(oldest);
    return kept;
  }

  #load(index: number): Promise<Blob> {
    const loading = readPiece(this.#database, this.#file, index);
    // A failed read is told to whoever waits for it and tried again next time.
    loading.catch(() => this.#pieces.delete(index));
    return loading;
  }
}
