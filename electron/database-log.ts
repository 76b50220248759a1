import { crc32c, maskedCrc } from "./crc32c";

/** Logs of LevelDB lie in blocks of so many bytes; no record's piece crosses from one into the next. */
const blockBytes = 32 * 1024;
/** A piece's head: checksum (4) of kind and bytes, length (2, little-endian), kind (1). */
const headBytes = 7;
const wholeKind = 1;
const firstKind = 2;
const middleKind = 3;
const lastKind = 4;

/** What a LevelDB log (a write-ahead log, or a MANIFEST, which has the same form) holds. */
export interface DatabaseLog {
  /** How many bytes from its beginning are whole records one after another: all of them in a sound log. */
  readonly wholeBytes: number;
  /**
   * Every whole record, where some lie behind a damaged place: whoever cut the log there would lose them. `null` where
   * there is none behind it, and in a sound log.
   */
  readonly salvaged: readonly Uint8Array[] | null;
}

/**
 * Reads a log to its end, checksums and all. A torn record, whose writer died between the pieces of it or had no room
 * for them, was never acknowledged. A writer that lives on writes on right behind it and takes what is missing for
 * written: from there on its blocks do not begin where the file's do, and LevelDB itself reads no further.
 */
export function readDatabaseLog(log: Uint8Array): DatabaseLog {
  const strict = new RecordReader(log, 0);
  strict.read(nextInBlocks);
  if (strict.at >= log.length && !strict.isInRecord) return { wholeBytes: log.length, salvaged: null };
  const wholeBytes = strict.recordEnd;
  const salvaged = [...strict.records];
  for (let from = strict.at; ; ) {
    const found = findRecord(log, from);
    if (found === null) break;
    const loose = new RecordReader(log, found);
    loose.read(nextAnywhere);
    salvaged.push(...loose.records);
    from = Math.max(loose.at, found + 1);
  }
  return { wholeBytes, salvaged: salvaged.length > strict.records.length ? salvaged : null };
}

/** Where the next piece lies; the log's end, or `null` where there is no sound one. */
type NextPlace = (log: Uint8Array, at: number) => number | null;

/** As the format has it: a block's last bytes that are too few for a head are filler, and a piece ends in its block. */
const nextInBlocks: NextPlace = (log, at) => {
  const left = blockBytes - (at % blockBytes);
  if (left < headBytes) return at + left >= log.length ? log.length : nextInBlocks(log, at + left);
  const piece = pieceAt(log, at);
  return piece && piece.end <= at + left ? at : null;
};

/** Behind a damaged place nobody knows where blocks end: filler is zeros, fewer than a head, before a sound piece. */
const nextAnywhere: NextPlace = (log, at) => {
  for (let filler = 0; filler < headBytes; filler += 1) {
    if (pieceAt(log, at + filler)) return at + filler;
    if (log[at + filler] !== 0) return null;
  }
  return null;
};

interface Piece {
  readonly kind: number;
  readonly end: number;
}

/** The piece whose head lies at a place, if it is sound. */
function pieceAt(log: Uint8Array, at: number): Piece | null {
  if (at + headBytes > log.length) return null;
  const kind = log[at + 6] as number;
  if (kind < wholeKind || kind > lastKind) return null;
  const length = (log[at + 4] as number) | ((log[at + 5] as number) << 8);
  const end = at + headBytes + length;
  if (end > log.length || headBytes + length > blockBytes) return null;
  const stored = new DataView(log.buffer, log.byteOffset + at, 4).getUint32(0, true);
  return maskedCrc(crc32c(log, at + 6, end)) === stored ? { kind, end } : null;
}

/** Reads records, one after another, as long as their pieces are sound and fit together. */
class RecordReader {
  readonly records: Uint8Array[] = [];
  /** Where the piece begins that does not follow any more; the log's end where all did. */
  at: number;
  /** Behind the last whole record. */
  recordEnd: number;
  readonly #log: Uint8Array;
  #pieces: Uint8Array[] | null = null;

  constructor(log: Uint8Array, from: number) {
    this.#log = log;
    this.at = from;
    this.recordEnd = from;
  }

  /** Whether the log ends, or is damaged, between the pieces of a record. */
  get isInRecord(): boolean {
    return this.#pieces !== null;
  }

  read(next: NextPlace): void {
    while (this.at < this.#log.length) {
      const place = next(this.#log, this.at);
      if (place === this.#log.length) this.at = place;
      const piece = place === null ? null : pieceAt(this.#log, place);
      if (place === null || !piece || !this.#takes(piece.kind)) return;
      this.#take(piece, place);
    }
  }

  #takes(kind: number): boolean {
    return (kind === wholeKind || kind === firstKind) === (this.#pieces === null);
  }

  #take({ kind, end }: Piece, place: number): void {
    const bytes = this.#log.subarray(place + headBytes, end);
    const pieces = [...(this.#pieces ?? []), bytes];
    const isDone = kind === wholeKind || kind === lastKind;
    if (isDone) this.records.push(joined(pieces));
    this.#pieces = isDone ? null : pieces;
    this.at = end;
    if (isDone) this.recordEnd = end;
  }
}

/** The place of the next sound piece that begins a record, from a place on; `null` where there is none. */
function findRecord(log: Uint8Array, from: number): number | null {
  for (let at = from; at + headBytes <= log.length; at += 1) {
    const kind = log[at + 6];
    if ((kind === wholeKind || kind === firstKind) && pieceAt(log, at)) return at;
  }
  return null;
}

/** A log that holds these records and nothing else. */
export function writeDatabaseLog(records: readonly Uint8Array[]): Uint8Array {
  const parts: Uint8Array[] = [];
  let at = 0;
  const put = (bytes: Uint8Array) => {
    parts.push(bytes);
    at += bytes.length;
  };
  for (const record of records) {
    for (let from = 0, isFirst = true; isFirst || from < record.length; isFirst = false) {
      if (blockBytes - (at % blockBytes) < headBytes) put(new Uint8Array(blockBytes - (at % blockBytes)));
      const room = blockBytes - (at % blockBytes) - headBytes;
      const bytes = record.subarray(from, from + room);
      from += bytes.length;
      const isLast = from === record.length;
      put(pieceOf(isFirst ? (isLast ? wholeKind : firstKind) : isLast ? lastKind : middleKind, bytes));
      // A record that ends a block exactly has no further piece; one that was cut by it has.
      if (isLast) break;
    }
  }
  return joined(parts);
}

function pieceOf(kind: number, bytes: Uint8Array): Uint8Array {
  const piece = new Uint8Array(headBytes + bytes.length);
  piece.set(bytes, headBytes);
  piece[6] = kind;
  const view = new DataView(piece.buffer);
  view.setUint16(4, bytes.length, true);
  view.setUint32(0, maskedCrc(crc32c(piece, 6)), true);
  return piece;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0] as Uint8Array;
  const out = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
