import type { ByteSource } from "./byte-source";
import type { Bytes } from "./bytes";
import { demand } from "./refused";
import { in64, in64Short, read64, signatures, sizes, viewOf, well } from "./zip-records";

/** What the end of an archive says about its central directory. */
export interface ZipEnd {
  readonly entries: number;
  readonly size: number;
  readonly offset: number;
  /** What the Zip64 record says of its writer, where there is one. */
  readonly zip64?: { readonly madeBy: number; readonly needed: number };
}

interface ShortEnd extends ZipEnd {
  /** Where the end record begins. */
  readonly at: number;
}

const zip64Bytes = sizes.zip64End + sizes.zip64Locator;

/**
 * The end record, which must be the file's last 22 bytes and have no comment, with its Zip64 record where there is
 * one. The central directory must end where they begin.
 */
export async function readEnd(source: ByteSource): Promise<ZipEnd> {
  demand(source.size >= sizes.end, "archive-malformed", undefined, "too short");
  const tailSize = Math.min(source.size, sizes.end + zip64Bytes);
  const tail = await source.read(source.size - tailSize, tailSize);
  const short = shortEnd(tail.subarray(tail.length - sizes.end), source.size - sizes.end);
  if (short.offset + short.size === short.at && !isWide(short)) return short;
  well(tail.length === sizes.end + zip64Bytes, "the central directory does not end at the end record");
  return wideEnd(tail, short);
}

const isWide = (end: ZipEnd) => end.entries === in64Short || end.size === in64 || end.offset === in64;

function shortEnd(bytes: Bytes, at: number): ShortEnd {
  const view = viewOf(bytes);
  well(
    view.getUint32(0, true) === signatures.end && view.getUint16(20, true) === 0,
    "no end record, or a comment",
  );
  const [disk, directoryDisk] = [view.getUint16(4, true), view.getUint16(6, true)];
  well(disk === 0 && directoryDisk === 0, "another disk");
  const [here, entries] = [view.getUint16(8, true), view.getUint16(10, true)];
  well(here === entries, "entries on another disk");
  return { at, entries, size: view.getUint32(12, true), offset: view.getUint32(16, true) };
}

function wideEnd(tail: Bytes, short: ShortEnd): ZipEnd {
  const at = short.at - zip64Bytes;
  const locator = viewOf(tail.subarray(sizes.zip64End));
  well(
    locator.getUint32(0, true) === signatures.zip64Locator,
    "the central directory does not end at the end record",
  );
  well(locator.getUint32(4, true) === 0 && locator.getUint32(16, true) === 1, "another disk");
  well(read64(locator, 8) === at, "the Zip64 record is elsewhere");
  const view = viewOf(tail);
  well(
    view.getUint32(0, true) === signatures.zip64End && read64(view, 4) === 44,
    "no Zip64 record, or a longer one",
  );
  well(view.getUint32(16, true) === 0 && view.getUint32(20, true) === 0, "another disk");
  const entries = read64(view, 32);
  well(read64(view, 24) === entries, "entries on another disk");
  const zip64 = { madeBy: view.getUint16(12, true), needed: view.getUint16(14, true) };
  const end = { entries, size: read64(view, 40), offset: read64(view, 48), zip64 };
  agree(short, end);
  well(end.offset + end.size === at, "the central directory does not end at the Zip64 record");
  return end;
}

/** Each short field says "see the Zip64 record" or the same as it. */
function agree(short: ZipEnd, wide: ZipEnd): void {
  const fits = (one: number, mark: number, other: number) => one === mark || one === other;
  const all =
    fits(short.entries, in64Short, wide.entries) &&
    fits(short.size, in64, wide.size) &&
    fits(short.offset, in64, wide.offset);
  well(all, "the two end records disagree");
}
