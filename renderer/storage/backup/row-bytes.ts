import { StorageRefusal } from "../failure";

/** A row as it lies in a table: plain values and bytes, nothing else. */
export type Row = Readonly<Record<string, unknown>>;

/** Rows of one table. */
export interface TableRows {
  readonly table: string;
  readonly rows: readonly Row[];
}

/** What stands for bytes in the JSON: where they lie behind it. */
const bytesMember = "$bytes";
const lengthBytes = 4;

/**
 * Rows as bytes: the length of a JSON text (32 bits, little-endian), the text, and behind it the bytes that the rows
 * hold, so that a scan's piece costs no third more. Throws a `StorageRefusal` `internal` for a row that could not be
 * read again.
 */
export function encodeRows({ table, rows }: TableRows): Uint8Array<ArrayBuffer> {
  const pieces: Uint8Array[] = [];
  let end = 0;
  // The value as it lies there, not what its toJSON makes of it: a date would come back as a text.
  const text = JSON.stringify({ table, rows }, function (this: Record<string, unknown>, name: string) {
    const value = this[name];
    if (value instanceof Uint8Array) {
      pieces.push(value);
      end += value.length;
      return { [bytesMember]: [end - value.length, value.length] };
    }
    if (isPlain(value)) return value;
    throw new StorageRefusal("internal", undefined, `a row of ${table} cannot be written down`);
  });
  const head = new TextEncoder().encode(text);
  const out = new Uint8Array(lengthBytes + head.length + end);
  new DataView(out.buffer).setUint32(0, head.length, true);
  out.set(head, lengthBytes);
  let at = lengthBytes + head.length;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}

function isPlain(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || value === null) return typeof value !== "bigint";
  if (Array.isArray(value)) return true;
  return Object.getPrototypeOf(value) === Object.prototype && !(bytesMember in value);
}

/** Reads what `encodeRows` wrote. Throws a `StorageRefusal` `storage-failed` for anything else. */
export function decodeRows(encoded: Uint8Array<ArrayBuffer>): TableRows {
  try {
    const view = new DataView(encoded.buffer, encoded.byteOffset, encoded.byteLength);
    const start = lengthBytes + view.getUint32(0, true);
    if (start > encoded.length) throw new RangeError("the text is cut off");
    const text = new TextDecoder("utf-8", { fatal: true }).decode(encoded.subarray(lengthBytes, start));
    const read: unknown = JSON.parse(
      text,
      (_name, value: unknown) => bytesOf(value, encoded, start) ?? value,
    );
    if (!isTableRows(read)) throw new TypeError("not rows of a table");
    return read;
  } catch (thrown) {
    throw new StorageRefusal("storage-failed", undefined, `rows do not read: ${(thrown as Error).name}`);
  }
}

function bytesOf(value: unknown, encoded: Uint8Array, start: number): Uint8Array<ArrayBuffer> | null {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, bytesMember)) return null;
  const place = (value as Record<string, unknown>)[bytesMember];
  const [offset, length] = Array.isArray(place) ? (place as unknown[]) : [];
  if (!isCount(offset) || !isCount(length) || start + offset + length > encoded.length)
    throw new RangeError("bytes outside the rows");
  return encoded.slice(start + offset, start + offset + length) as Uint8Array<ArrayBuffer>;
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function isTableRows(value: unknown): value is TableRows {
  if (typeof value !== "object" || value === null) return false;
  const { table, rows } = value as Record<string, unknown>;
  return (
    typeof table === "string" && Array.isArray(rows) && rows.every((row) => typeof row === "object" && row)
  );
}
