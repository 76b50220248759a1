import type { Bytes } from "./bytes";
import { joinBytes, utf8 } from "./bytes";
import { type Fixity, fixityMeter } from "./fixity";
import {
  in64,
  in64Short,
  madeByUs,
  ourAttributes,
  signatures,
  sizes,
  viewOf,
  zip64ExtraId,
} from "./zip-records";

/** A file to be stored: its fixity must be known before its first byte is written, for there are no descriptors. */
export interface StoredFile {
  readonly name: string;
  readonly fixity: Fixity;
  pieces(signal?: AbortSignal): AsyncIterable<Bytes> | Iterable<Bytes>;
}

const version = { plain: 20, zip64: 45 } as const;

/** The DOS date of `YYYY-MM-DD`, at least 1980-01-01. */
function dosDate(date: string): number {
  const [year = 1980, month = 1, day = 1] = date.split("-").map(Number);
  return year < 1980 ? 33 : ((year - 1980) << 9) | (month << 5) | day;
}

/** Writes fields of 2, 4 or 8 bytes after one another. */
function record(fields: readonly (readonly [size: 2 | 4 | 8, value: number])[]): Bytes {
  const bytes = new Uint8Array(fields.reduce((sum, [size]) => sum + size, 0));
  const view = viewOf(bytes);
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else if (size === 4) view.setUint32(at, value >>> 0, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += size;
  }
  return bytes;
}

/** What local and central header share, from the flags' field to the extra field's size. */
function commonFields(file: Pick<StoredFile, "name" | "fixity">, date: number, extraSize: number) {
  const { size, crc32 } = file.fixity;
  return [
    [2, 0],
    [2, 0],
    [2, 0],
    [2, date],
    [4, crc32],
    [4, size],
    [4, size],
    [2, file.name.length],
    [2, extraSize],
  ] as const;
}

const neededFor = (offset: number) => (offset >= in64 ? version.zip64 : version.plain);

function localHeader(file: Pick<StoredFile, "name" | "fixity">, date: number, offset: number): Bytes {
  const fields = record([[4, signatures.local], [2, neededFor(offset)], ...commonFields(file, date, 0)]);
  return joinBytes([fields, utf8(file.name)]);
}

function centralHeader(file: Pick<StoredFile, "name" | "fixity">, date: number, offset: number): Bytes {
  const wide = offset >= in64;
  const extra = wide
    ? record([
        [2, zip64ExtraId],
        [2, 8],
        [8, offset],
      ])
    : new Uint8Array(0);
  const fields = record([
    [4, signatures.central],
    [2, madeByUs],
    [2, neededFor(offset)],
    ...commonFields(file, date, extra.length),
    [2, 0],
    [2, 0],
    [2, 0],
    [4, ourAttributes],
    [4, wide ? in64 : offset],
  ]);
  return joinBytes([fields, utf8(file.name), extra]);
}

function endRecords(entries: number, size: number, offset: number): Bytes {
  const wide = entries >= in64Short || size >= in64 || offset >= in64;
  const short = record([
    [4, signatures.end],
    [2, 0],
    [2, 0],
    [2, Math.min(entries, in64Short)],
    [2, Math.min(entries, in64Short)],
    [4, Math.min(size, in64)],
    [4, Math.min(offset, in64)],
    [2, 0],
  ]);
  return wide ? joinBytes([zip64Records(entries, size, offset), short]) : short;
}

function zip64Records(entries: number, size: number, offset: number): Bytes {
  const end = record([
    [4, signatures.zip64End],
    [8, sizes.zip64End - 12],
    [2, madeByUs],
    [2, version.zip64],
    [4, 0],
    [4, 0],
    [8, entries],
    [8, entries],
    [8, size],
    [8, offset],
  ]);
  const locator = record([
    [4, signatures.zip64Locator],
    [4, 0],
    [8, offset + size],
    [4, 1],
  ]);
  return joinBytes([end, locator]);
}

/** Everything of an archive but its files' bytes. */
export interface ZipLayout {
  /** The local header of each file, in order. */
  readonly headers: readonly Bytes[];
  /** Central directory and end records. */
  readonly tail: Bytes;
  /** Of the whole archive, in bytes. */
  readonly size: number;
}

/**
 * The headers of an archive of stored files, as our own reader takes it: no descriptors, no gaps, Zip64 only where an
 * offset needs it. Names are ASCII; a file is under 4 GiB.
 */
export function zipLayout(files: readonly Pick<StoredFile, "name" | "fixity">[], date: string): ZipLayout {
  const day = dosDate(date);
  const headers: Bytes[] = [];
  const directory: Bytes[] = [];
  let offset = 0;
  for (const file of files) {
    const header = localHeader(file, day, offset);
    headers.push(header);
    directory.push(centralHeader(file, day, offset));
    offset += header.length + file.fixity.size;
  }
  const whole = joinBytes(directory);
  const tail = joinBytes([whole, endRecords(files.length, whole.length, offset)]);
  return { headers, tail, size: offset + tail.length };
}

/** An archive of stored files, piece by piece. Throws where a file's bytes are not those of its fixity. */
export async function* zipPieces(
  files: readonly StoredFile[],
  date: string,
  signal?: AbortSignal,
): AsyncGenerator<Bytes> {
  const { headers, tail } = zipLayout(files, date);
  for (const [index, file] of files.entries()) {
    yield headers[index] ?? new Uint8Array(0);
    yield* checkedPieces(file, signal);
  }
  yield tail;
}

async function* checkedPieces(file: StoredFile, signal?: AbortSignal): AsyncGenerator<Bytes> {
  const meter = await fixityMeter();
  for await (const piece of file.pieces(signal)) {
    signal?.throwIfAborted();
    meter.update(piece);
    yield piece;
  }
  const { size, sha256, crc32 } = meter.finish();
  const same = size === file.fixity.size && sha256 === file.fixity.sha256 && crc32 === file.fixity.crc32;
  if (!same) throw new Error(`${file.name} changed while it was written`);
}
