import type { PayloadPiece } from "../../shared/package/verify-bag";
import type { Database } from "../storage/database";
import { type Piece, pieceBytes, putPieces } from "../storage/payload";

/**
 * Stores payload pieces of one stage as they come: small files are gathered, so that each does not cost a transaction,
 * and the next piece is read and hashed while the last is written.
 */
export class PieceWriter {
  readonly #database: Database;
  readonly #storeId: string;
  #waiting: Piece[] = [];
  #waitingBytes = 0;
  #writing: Promise<void> = Promise.resolve();

  constructor(database: Database, storeId: string) {
    this.#database = database;
    this.#storeId = storeId;
  }

  /** Takes a piece; resolves when there is room for the next. Rejects where this or an earlier one was not stored. */
  async write({ path, offset, bytes }: PayloadPiece): Promise<void> {
    const index = offset / pieceBytes;
    if (!Number.isInteger(index)) throw new Error("a piece that begins between two pieces");
    this.#waiting.push({ version: 1, storeId: this.#storeId, path, index, blob: new Blob([bytes]) });
    this.#waitingBytes += bytes.length;
    if (this.#waitingBytes >= pieceBytes) await this.#start();
  }

  /** Stores what still waits; resolves once all of it is on the disk. */
  async flush(): Promise<void> {
    await this.#start();
    await this.#writing;
  }

  /** Resolves when nothing is being written any more, whether it was stored or not. */
  async quiet(): Promise<void> {
    await this.#writing.catch(() => undefined);
  }

  /** Waits for the write before, then begins the next. */
  async #start(): Promise<void> {
    await this.#writing;
    const pieces = this.#waiting;
    this.#waiting = [];
    this.#waitingBytes = 0;
    if (pieces.length === 0) return;
    this.#writing = putPieces(this.#database, pieces);
    // Whoever writes or flushes next hears of it.
    this.#writing.catch(() => undefined);
  }
}
