import { type EntryHeader, madeByUs, ourAttributes, utf8Flag, well } from "./zip-records";

// Nobody signs what a central header says beside what the local one repeats, and no reader needs it. An archive that we
// wrote is held to what we write, to the bit: nothing in it can be changed unseen. Any other is held to what honest
// writers say, each file for itself: a text or not, its permissions, the effort of deflating it. None of that is name or
// content, and whoever packs the same signed files again could write it anew.

/** What a central header says beside what the local one repeats. */
export interface EntryKind {
  /** Host system and version of the writer. */
  readonly madeBy: number;
  readonly internalAttributes: number;
  readonly externalAttributes: number;
  /** Whether there is a Zip64 field. */
  readonly wide: boolean;
}

const hosts: readonly number[] = [0, 3];
/** zip.js · APPNOTE 1.0, as Java says · 2.0, as Python and most others · Info-ZIP 3.0 and 3.1 · APPNOTE 4.5, ours · 7-Zip. */
const writers: readonly number[] = [0, 10, 20, 30, 31, 45, 63];
/** The version that Zip64 needs. */
const zip64Version = 45;
/** The bits of the flags that say with how much effort a file was deflated, or was tried to be and then stored. */
const effort = 0x0006;
/** The bit of the internal attributes that says that a file is a text: Info-ZIP looks. */
const textFile = 1;
const [readOnly, archived] = [0x01, 0x20];
const regularFile = 0o100_000;
const permissions = 0o777;

const hostOf = (madeBy: number) => madeBy >>> 8;

/** Refuses `archive-malformed` for a writer that is none of the known ones on DOS or Unix. */
function checkMadeBy(madeBy: number): void {
  well(hosts.includes(hostOf(madeBy)), "an unknown file system");
  well(writers.includes(madeBy & 0xff), "an unknown writer");
}

/**
 * Refuses `archive-malformed` for anything but a plain file, stored or deflated, whose header says no more than honest
 * writers do: no encryption, descriptor, link, device, folder or special permission.
 */
export function checkKind(header: EntryHeader, kind: EntryKind): void {
  well((header.flags & ~(utf8Flag | effort)) === 0, "encryption, a descriptor or another flag");
  well(
    header.method === 8 || (header.method === 0 && header.size === header.compressedSize),
    "a wrong method or size",
  );
  well(neededFor(header, kind).includes(header.needed), "another version needed than the entry needs");
  checkMadeBy(kind.madeBy);
  well((kind.internalAttributes & ~textFile) === 0, "internal attributes");
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
  well((dos & ~(readOnly | archived)) === 0, "a folder, or another attribute of DOS");
  const isPlain = (mode & ~(regularFile | permissions)) === 0;
  well(isPlain, "a link or device, or a special permission");
}

type Described = { readonly header: EntryHeader; readonly kind: EntryKind };

/** The writer by an entry that needs no Zip64: of one that does, Python says that its writer is of that version too. */
const writerOf = (entries: readonly Described[]): number | undefined =>
  (entries.find(({ kind }) => !kind.wide) ?? entries[0])?.kind.madeBy;

/** Refuses `archive-malformed` unless one writer wrote all entries, and all are as we write them where that is us. */
export function checkOneWriter(entries: readonly Described[]): void {
  const writer = writerOf(entries) ?? madeByUs;
  const [first] = entries;
  for (const { header, kind } of entries) {
    const isSame = kind.madeBy === writer || (kind.wide && kind.madeBy === wideOf(writer));
    const sameAlphabet = (header.flags & utf8Flag) === ((first?.header.flags ?? 0) & utf8Flag);
    well(isSame && sameAlphabet, "entries of different writers");
    well(writer !== madeByUs || isOurs(header, kind), "other words than our writer's");
  }
}

const wideOf = (writer: number) => (hostOf(writer) << 8) | zip64Version;

const isOurs = (header: EntryHeader, kind: EntryKind) =>
  header.flags === 0 && kind.internalAttributes === 0 && kind.externalAttributes === ourAttributes;

/** Refuses `archive-malformed` unless a Zip64 end record is of the entries' writer and says what Zip64 needs. */
export function checkZip64Writer(
  end: { readonly madeBy: number; readonly needed: number },
  entries: readonly Described[],
): void {
  const writer = writerOf(entries) ?? madeByUs;
  well(end.needed === zip64Version, "a Zip64 record that needs another version");
  // Python names the version here and no system.
  const isSame = end.madeBy === writer || (writer !== madeByUs && end.madeBy === zip64Version);
  well(isSame, "a Zip64 record of another writer");
}
