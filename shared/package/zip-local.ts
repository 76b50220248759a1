import type { ByteSource } from "./byte-source";
import { type Bytes, sameBytes } from "./bytes";
import {
  type EntryHeader,
  type ListedEntry,
  signatures,
  sizes,
  viewOf,
  well,
  widen,
  type ZipEntry,
} from "./zip-records";

/** Enough for a header with a name of this format and a Zip64 field: most headers come with one read. */
const headerLook = 256 + sizes.local;

/**
 * Checks the local headers against the central ones and that the entries follow one another without a gap from the
 * archive's first byte to `directoryOffset`. Returns the entries in the order of the central directory.
 */
export async function checkLocals(
  source: ByteSource,
  listed: readonly ListedEntry[],
  directoryOffset: number,
  signal?: AbortSignal,
): Promise<ZipEntry[]> {
  const starts = new Map<string, number>();
  let at = 0;
  for (const entry of [...listed].sort((one, other) => one.offset - other.offset)) {
    well(entry.offset === at, "a gap or an overlap before an entry");
    const dataOffset = await checkLocal(source, entry, directoryOffset, signal);
    starts.set(entry.name, dataOffset);
    at = dataOffset + entry.header.compressedSize;
    well(at <= directoryOffset, "an entry runs into the central directory");
  }
  well(at === directoryOffset, "a gap before the central directory");
  return listed.map((entry) => ({ ...entry, dataOffset: starts.get(entry.name) ?? 0 }));
}

async function checkLocal(
  source: ByteSource,
  entry: ListedEntry,
  end: number,
  signal?: AbortSignal,
): Promise<number> {
  const start = entry.offset;
  well(start + sizes.local <= end, "a local header is cut off");
  const look = await source.read(start, Math.min(headerLook, end - start), signal);
  const view = viewOf(look);
  well(view.getUint32(0, true) === signatures.local, "a local header is missing");
  const size = sizes.local + view.getUint16(26, true) + view.getUint16(28, true);
  well(start + size <= end, "a local header is cut off");
  const bytes = size <= look.length ? look.subarray(0, size) : await source.read(start, size, signal);
  well(sameHeader(localHeader(bytes), entry.header), "local and central header disagree");
  return start + size;
}

function localHeader(bytes: Bytes): EntryHeader {
  const view = viewOf(bytes);
  const nameEnd = sizes.local + view.getUint16(26, true);
  const wanted = [view.getUint32(22, true), view.getUint32(18, true)];
  const [size = 0, compressedSize = 0] = widen(wanted, bytes.subarray(nameEnd));
  return {
    name: bytes.subarray(sizes.local, nameEnd),
    needed: view.getUint16(4, true),
    flags: view.getUint16(6, true),
    method: view.getUint16(8, true),
    time: view.getUint16(10, true),
    date: view.getUint16(12, true),
    crc32: view.getUint32(14, true),
    compressedSize,
    size,
  };
}

function sameHeader(one: EntryHeader, other: EntryHeader): boolean {
  const numbers = ["needed", "flags", "method", "time", "date", "crc32", "compressedSize", "size"] as const;
  return sameBytes(one.name, other.name) && numbers.every((field) => one[field] === other[field]);
}
