import type { Dexie } from "dexie";
import { sha256Schema, uuidSchema } from "../../shared/domain/ids";
import { z } from "../../shared/domain/schema";
import { checkRow } from "./record";

/**
 * Payload files lie in pieces of this many bytes; only a file's last piece is shorter. Each piece is a Blob, out of which
 * the engine reads a range without the rest. One Blob for a whole file costs far more memory while it is stored.
 */
export const pieceBytes = 4 * 1024 * 1024;

const fileRowSchema = z.strictObject({
  version: z.literal(1),
  storeId: uuidSchema,
  /** The name inside the package, without its top folder. */
  path: z.string().min(1).max(200),
  size: z.int().min(0),
  /** Of the bytes as shipped. */
  sha256: sha256Schema,
});

const pieceRowSchema = z.strictObject({
  version: z.literal(1),
  storeId: uuidSchema,
  path: z.string().min(1).max(200),
  index: z.int().min(0),
  /** Ciphertext, as shipped. */
  blob: z.instanceof(Blob),
});

/** A payload file of an imported package, as shipped. */
export type StoredFile = z.infer<typeof fileRowSchema>;
/** What finding a file's pieces takes: it may lie in a stage still. */
export type PieceFile = Pick<StoredFile, "storeId" | "path" | "size">;
/** A run of up to {@link pieceBytes} bytes of a payload file. */
export type Piece = z.infer<typeof pieceRowSchema>;

const filesOf = (database: Dexie) => database.table<StoredFile, [string, string]>("files");
const piecesOf = (database: Dexie) => database.table<Piece, [string, string, number]>("pieces");

/** Stores pieces in one transaction. They belong to a stage and are invisible until it is committed. */
export async function putPieces(database: Dexie, pieces: readonly Piece[]): Promise<void> {
  await piecesOf(database).bulkPut([...pieces]);
}

/** The row of one payload file, or `null` where the store has none of that path. */
export async function readFile(database: Dexie, storeId: string, path: string): Promise<StoredFile | null> {
  const row = await filesOf(database).get([storeId, path]);
  return row ? checkRow("files", fileRowSchema, row) : null;
}

/**
 * The pieces of a file from `first` to `last` by their index, those that are there. A piece's bytes are read when they are
 * asked for.
 */
export async function readPieces(
  database: Dexie,
  { storeId, path }: PieceFile,
  first: number,
  last: number,
): Promise<ReadonlyMap<number, Blob>> {
  const rows = await piecesOf(database)
    .where("[storeId+path+index]")
    .between([storeId, path, first], [storeId, path, last], true, true)
    .toArray();
  const pieces = rows.map((row) => checkRow("pieces", pieceRowSchema, row));
  return new Map(pieces.map(({ index, blob }) => [index, blob]));
}

/** How many pieces a store holds. */
export function countPieces(database: Dexie, storeId: string): Promise<number> {
  return allPieces(database, storeId).count();
}

/** Whether a store has files: they come with the transaction that makes them visible, its pieces lie there before. */
export async function hasFiles(database: Dexie, storeId: string): Promise<boolean> {
  return (await filesOf(database).where({ storeId }).count()) > 0;
}

/** Removes all pieces of a store. */
export async function dropPieces(database: Dexie, storeId: string): Promise<void> {
  await allPieces(database, storeId).delete();
}

function allPieces(database: Dexie, storeId: string) {
  // Arrays compare part by part: every [storeId, path, index] lies between [storeId] and [storeId, []].
  return piecesOf(database).where("[storeId+path+index]").between([storeId], [storeId, []]);
}
