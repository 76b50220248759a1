import { demand } from "./refused";

/** Signatures of the records of a ZIP archive. */
export const signatures = {
  local: 0x04034b50,
  central: 0x02014b50,
  end: 0x06054b50,
  zip64End: 0x06064b50,
  zip64Locator: 0x07064b50,
} as const;

/** The sizes of the records' fixed parts, in bytes. */
export const sizes = { local: 30, central: 46, end: 22, zip64End: 56, zip64Locator: 20 } as const;

/** In a 32-bit field: the value is in the Zip64 extra field. */
export const in64 = 0xffffffff;
/** In a 16-bit field: the value is in the Zip64 end record. */
export const in64Short = 0xffff;
/** The id of the Zip64 extra field, the only one that is taken. */
export const zip64ExtraId = 0x0001;
/** The names are UTF-8. */
export const utf8Flag = 0x0800;
/** Who wrote our own archives, as each entry says it: APPNOTE 4.5 on Unix. */
export const madeByUs = (3 << 8) | 45;
/** The external attributes of each file in our own archives: a plain file that its owner may write and all may read. */
export const ourAttributes = 0o100644 * 2 ** 16;

/** What a local and a central header both say about an entry. */
export interface EntryHeader {
  readonly name: Uint8Array;
  readonly needed: number;
  readonly flags: number;
  readonly method: number;
  readonly time: number;
  readonly date: number;
  readonly crc32: number;
  readonly compressedSize: number;
  readonly size: number;
}

/** An entry as the central directory lists it. */
export interface ListedEntry {
  readonly name: string;
  readonly header: EntryHeader;
  /** Where its local header begins. */
  readonly offset: number;
}

/** One file of an archive whose local header was checked. */
export interface ZipEntry extends ListedEntry {
  /** Where its bytes begin, stored or deflated. */
  readonly dataOffset: number;
}

/** Refuses `archive-malformed` unless `condition` holds. */
export function well(condition: boolean, detail: string): asserts condition {
  demand(condition, "archive-malformed", undefined, detail);
}

/** A view of bytes as little-endian numbers. */
export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** A 64-bit number that JavaScript holds exactly; a larger one is a lie. */
export function read64(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true);
  well(value <= BigInt(Number.MAX_SAFE_INTEGER), "a 64-bit number is out of range");
  return Number(value);
}

/**
 * The values of a Zip64 extra field in the order of `wanted`, the 32-bit values of an entry's header: each that says
 * `in64` is taken from the field, which holds these and nothing else. Any other extra field is refused.
 */
export function widen(wanted: readonly number[], extra: Uint8Array): number[] {
  const wide = wanted.filter((value) => value === in64).length;
  if (wide === 0 && extra.length === 0) return [...wanted];
  well(extra.length === 4 + 8 * wide && wide > 0, "an extra field that is not taken");
  const view = viewOf(extra);
  well(
    view.getUint16(0, true) === zip64ExtraId && view.getUint16(2, true) === 8 * wide,
    "a wrong extra field",
  );
  let at = 4;
  return wanted.map((value) => {
    if (value !== in64) return value;
    at += 8;
    return read64(view, at - 8);
  });
}
