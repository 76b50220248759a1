import { type EntryHeader, utf8Flag, well } from "./zip-records";

/**
 * What a central header says beside what the local one repeats. Nobody signs it and no reader needs it, so it is held
 * to what honest writers say: otherwise bytes could be changed, or hidden, in a package that stays valid.
 */
export interface EntryKind {
  /** Host system and version of the writer. */
  readonly madeBy: number;
  readonly internalAttributes: number;
  readonly externalAttributes: number;
  /** Whether there is a Zip64 field. */
  readonly wide: boolean;
}

const hosts: readonly number[] = [0, 3];
/** zip.js · APPNOTE 2.0, as Python and most others say · Info-ZIP 3.0 and 3.1 · APPNOTE 4.5, as we say · 7-Zip. */
const writers: readonly number[] = [0, 20, 30, 31, 45, 63];
/** The version that Zip64 needs. */
const zip64Version = 45;
const archived = 0x20;
const regularFile = 0o100_000;
const permissions = 0o777;

/** Refuses `archive-malformed` for a writer that is none of the known ones on DOS or Unix. */
function checkMadeBy(madeBy: number): void {
  well(hosts.includes(madeBy >>> 8), "an unknown file system");
  well(writers.includes(madeBy & 0xff), "an unknown writer");
}

/**
 * Refuses `archive-malformed` for anything but a plain file, stored or deflated, whose header says no more than it
 * has to: no encryption, descriptor, hint of effort, link, device, folder or special permission.
 */
export function checkKind(header: EntryHeader, kind: EntryKind): void {
  well((header.flags & ~utf8Flag) === 0, "encryption, a descriptor or another flag");
  well(
    header.method === 8 || (header.method === 0 && header.size === header.compressedSize),
    "a wrong method or size",
  );
  well(neededFor(header, kind).includes(header.needed), "another version needed than the entry needs");
  checkMadeBy(kind.madeBy);
  well(kind.internalAttributes === 0, "internal attributes");
  checkAttributes(kind.externalAttributes);
  well(header.name.at(-1) !== 0x2f, "a folder entry");
}

/** Writers differ over whether a stored file needs version 1.0 or 2.0; all else is settled. */
function neededFor(header: EntryHeader, kind: EntryKind): readonly number[] {
  if (kind.wide) return [zip64Version];
  return header.method === 8 ? [20] : [10, 20];
}

function checkAttributes(attributes: number): void {
  const dos = attributes & 0xffff;
  const mode = attributes >>> 16;
  well(dos === 0 || dos === archived, "a folder, or another attribute of DOS");
  const isPlain = (mode & ~(regularFile | permissions)) === 0;
  well(isPlain, "a link or device, or a special permission");
}

/** Refuses `archive-malformed` unless one writer wrote all entries, by what each says of its writer. */
export function checkOneWriter(entries: readonly { header: EntryHeader; kind: EntryKind }[]): void {
  const [first] = entries;
  for (const { header, kind } of entries) {
    const same =
      kind.madeBy === first?.kind.madeBy &&
      kind.externalAttributes === first.kind.externalAttributes &&
      header.flags === first.header.flags;
    well(same, "entries of different writers");
  }
}

/** Refuses `archive-malformed` unless a Zip64 end record is of the entries' writer and says what Zip64 needs. */
export function checkZip64Writer(
  end: { readonly madeBy: number; readonly needed: number },
  entries: readonly { kind: EntryKind }[],
): void {
  checkMadeBy(end.madeBy);
  well(end.needed === zip64Version, "a Zip64 record that needs another version");
  well(
    entries.every((entry) => entry.kind.madeBy === end.madeBy),
    "a Zip64 record of another writer",
  );
}
