import type { PayloadPiece } from "../../shared/package/verify-bag";
import type { Database } from "../storage/database";
import { type Piece, pieceBytes, putPieces } from "../storage/payload";

/** Stores payload pieces of one stage as they come. Small files are gathered, so that each does not cost a transaction. */
export class PieceWriter {
  readonly #database: Database;
  readonly #storeId: string;
  #waiting: Piece[] = [];
  #waitingBytes = 0;

  constructor(database: Database, storeId: string) {
    this.#database = database;
    this.#storeId = storeId;
  }

  /** Takes a piece; resolves when there is room for the next. */
  async write({ path, offset, bytes }: PayloadPiece): Promise<void> {
    // A view would be stored with the whole buffer behind it.
    const own = bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
    const index = offset / pieceBytes;
    if (!Number.isInteger(index)) throw new Error("a piece that begins between two pieces");
    this.#waiting.push({ version: 1, storeId: this.#storeId, path, index, bytes: own });
    this.#waitingBytes += own.length;
    if (this.#waitingBytes >= pieceBytes) await this.flush();
  }

  /** Stores what still waits; resolves once it is on the disk. */
  async flush(): Promise<void> {
    const pieces = this.#waiting;
    this.#waiting = [];
    this.#waitingBytes = 0;
    if (pieces.length > 0) await putPieces(this.#database, pieces);
  }
}
