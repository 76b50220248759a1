import { type ByteSource, piecesOf, sequentialSource, sliceSource } from "./byte-source";
import { asciiText, type Bytes } from "./bytes";
import { type Fixity, fixityMeter, fixityOfBytes } from "./fixity";
import {
  mostAgeOverhead,
  mostBytes,
  mostDocumentBytes,
  mostEntries,
  mostFileBytes,
  mostRatio,
  pieceBytes,
} from "./limits";
import { shownName } from "./names";
import { demand, Refused } from "./refused";
import { readEnd, type ZipEnd } from "./zip-end";
import { inflatedPieces } from "./zip-inflate";
import { checkKind, checkOneWriter, checkZip64Writer, type EntryKind } from "./zip-kind";
import { checkLocals } from "./zip-local";
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

/** An archive whose structure holds; the contents of its entries are checked as they are read. */
export interface ZipArchive {
  readonly source: ByteSource;
  readonly entries: readonly ZipEntry[];
}

const mostDirectoryBytes = 16 * 1024 * 1024;

/**
 * Reads an archive's structure: entries and central directory without gaps from the first byte to the last, local and
 * central headers in agreement; no comments, encryption, descriptors, folders, links or extra fields but Zip64's.
 * Refuses `archive-malformed` or `archive-limit`; names are checked apart.
 */
export async function readZip(source: ByteSource, signal?: AbortSignal): Promise<ZipArchive> {
  const end = await readEnd(source);
  demand(
    end.entries <= mostEntries && end.size <= mostDirectoryBytes,
    "archive-limit",
    undefined,
    "too many entries",
  );
  const directory = await source.read(end.offset, end.size, signal);
  const listed = centralEntries(directory, end);
  checkLimits(listed);
  const entries = await checkLocals(source, listed, end.offset, signal);
  return { source, entries };
}

/** An entry as the central directory lists it, with what only the directory says. */
interface CentralEntry extends ListedEntry {
  readonly kind: EntryKind;
}

function centralEntries(directory: Bytes, end: ZipEnd): ListedEntry[] {
  const entries: CentralEntry[] = [];
  let at = 0;
  for (let index = 0; index < end.entries; index++) {
    const { entry, next } = centralEntry(directory, at);
    entries.push(entry);
    at = next;
  }
  well(at === directory.length, "the central directory has another size");
  well(new Set(entries.map((each) => each.name)).size === end.entries, "a name occurs twice");
  checkOneWriter(entries);
  if (end.zip64) checkZip64Writer(end.zip64, entries);
  return entries.map(({ name, header, offset }) => ({ name, header, offset }));
}

function centralEntry(directory: Bytes, at: number): { entry: CentralEntry; next: number } {
  well(at + sizes.central <= directory.length, "the central directory is cut off");
  const view = viewOf(directory.subarray(at));
  well(view.getUint32(0, true) === signatures.central, "a central header is missing");
  const [nameSize, extraSize] = [view.getUint16(28, true), view.getUint16(30, true)];
  const next = at + sizes.central + nameSize + extraSize;
  well(next <= directory.length, "a central header is cut off");
  well(view.getUint16(32, true) === 0 && view.getUint16(34, true) === 0, "a comment or another disk");
  const nameBytes = directory.subarray(at + sizes.central, at + sizes.central + nameSize);
  const extra = directory.subarray(at + sizes.central + nameSize, next);
  const wanted = [view.getUint32(24, true), view.getUint32(20, true), view.getUint32(42, true)];
  const [size = 0, compressedSize = 0, offset = 0] = widen(wanted, extra);
  const header: EntryHeader = {
    name: nameBytes,
    needed: view.getUint16(6, true),
    flags: view.getUint16(8, true),
    method: view.getUint16(10, true),
    time: view.getUint16(12, true),
    date: view.getUint16(14, true),
    crc32: view.getUint32(16, true),
    compressedSize,
    size,
  };
  const kind: EntryKind = {
    madeBy: view.getUint16(4, true),
    internalAttributes: view.getUint16(36, true),
    externalAttributes: view.getUint32(38, true),
    wide: extraSize > 0,
  };
  checkKind(header, kind);
  return { entry: { name: nameOf(nameBytes), header, offset, kind }, next };
}

/** The name as text; bytes beyond ASCII are kept apart, so that the check of names refuses them and can show them. */
const nameOf = (bytes: Uint8Array) =>
  asciiText(bytes) ?? Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");

function mostBytesOf(name: string): number {
  if (name.endsWith(".json")) return mostDocumentBytes;
  return name.endsWith(".json.age") ? mostDocumentBytes + mostAgeOverhead : mostFileBytes;
}

function checkLimits(entries: readonly ListedEntry[]): void {
  let total = 0;
  for (const { name, header } of entries) {
    const file = shownName(name);
    demand(
      header.size <= mostFileBytes && header.compressedSize <= mostFileBytes,
      "archive-limit",
      file,
      "too large",
    );
    const bomb = header.method === 8 && header.size > header.compressedSize * mostRatio;
    demand(!bomb, "archive-limit", file, "deflated beyond the ratio");
    demand(header.size <= mostBytesOf(name), "archive-limit", file, "a document too large");
    total += header.size;
  }
  demand(total <= mostBytes, "archive-limit", undefined, "too large in all");
}

/** Takes a part of an entry's bytes and where it begins; the next part waits for the promise. */
export type PieceTaker = (bytes: Bytes, offset: number) => void | Promise<void>;

/**
 * Hands an entry's bytes over in pieces of 4 MiB (the last smaller) and says what they come to. Refuses
 * `archive-malformed` where size or CRC-32 do not hold: only then is it known, so nothing taken counts before.
 */
export async function drainEntry(
  archive: ZipArchive,
  entry: ZipEntry,
  take: PieceTaker,
  signal?: AbortSignal,
): Promise<Fixity> {
  const inOnePiece = entry.header.method === 0 && entry.header.size > 0 && entry.header.size <= pieceBytes;
  const fixity = await (inOnePiece ? drainAtOnce : drainInPieces)(archive, entry, take, signal);
  const same = fixity.size === entry.header.size && fixity.crc32 === entry.header.crc32;
  demand(same, "archive-malformed", shownName(entry.name), "another size or CRC");
  return fixity;
}

async function drainAtOnce(archive: ZipArchive, entry: ZipEntry, take: PieceTaker, signal?: AbortSignal) {
  const bytes = await archive.source.read(entry.dataOffset, entry.header.size, signal);
  const fixity = await fixityOfBytes(bytes);
  await take(bytes, 0);
  return fixity;
}

async function drainInPieces(archive: ZipArchive, entry: ZipEntry, take: PieceTaker, signal?: AbortSignal) {
  const meter = await fixityMeter();
  let offset = 0;
  for await (const bytes of rawPieces(archive, entry, signal)) {
    meter.update(bytes);
    await take(bytes, offset);
    offset += bytes.length;
  }
  return meter.finish();
}

async function* rawPieces(archive: ZipArchive, entry: ZipEntry, signal?: AbortSignal): AsyncGenerator<Bytes> {
  if (entry.header.method === 8) {
    yield* inflatedPieces(archive.source, entry, signal);
    return;
  }
  yield* piecesOf(sliceSource(archive.source, entry.dataOffset, entry.header.size), pieceBytes, signal);
}

/** A small entry whole: `archive-limit` where it is larger than a document may be, inflated or packed. */
export async function readEntry(archive: ZipArchive, entry: ZipEntry, signal?: AbortSignal): Promise<Bytes> {
  const { size, compressedSize } = entry.header;
  // No packer doubles a file; blocks of nothing could fill 2 GiB, and nobody has vouched for anything yet.
  if (size > mostDocumentBytes || compressedSize > 2 * mostDocumentBytes)
    throw new Refused("archive-limit", shownName(entry.name), "too large to be read whole");
  const whole = new Uint8Array(size);
  await drainEntry(archive, entry, (bytes, offset) => whole.set(bytes, offset), signal);
  return whole;
}

/** An entry as a source of its own. One that is deflated is inflated again for every step back: read it in order. */
export function entrySource(archive: ZipArchive, entry: ZipEntry): ByteSource {
  if (entry.header.method === 0) return sliceSource(archive.source, entry.dataOffset, entry.header.size);
  return sequentialSource(entry.header.size, () => rawPieces(archive, entry));
}
