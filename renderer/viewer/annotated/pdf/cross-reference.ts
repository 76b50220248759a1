import { lastPlaceOf, Malformed, type Parser } from "./parse";
import type { SourceWindow } from "./source-window";
import { unpacked } from "./unpack";
import { isDict, isList, latin1Text, numberAt, type PdfDict } from "./values";

/** Where an object lies: at a place of the file, or packed into a stream of objects. */
export type Place =
  | { readonly kind: "free" }
  | { readonly kind: "at"; readonly offset: number; readonly generation: number }
  | { readonly kind: "packed"; readonly stream: number; readonly index: number };

/** The file's table of objects. Places count from the file's header, which may not be its first byte. */
export interface CrossReference {
  /** Bytes before the header. */
  readonly base: number;
  /** The newest trailer. */
  readonly trailer: PdfDict;
  readonly places: ReadonlyMap<number, Place>;
  /** What a new section names as the one before it. */
  readonly start: number;
  /** How the newest section is written; a new one is written alike. */
  readonly form: "table" | "stream";
}

interface Section {
  readonly dict: PdfDict;
  readonly form: CrossReference["form"];
}

const mostSections = 4096;

/** Reads the table through all its sections, the newest first. Throws a `Malformed` where it is not in order. */
export async function readCrossReference(file: SourceWindow): Promise<CrossReference> {
  const base = Math.max(0, latin1Text(await file.bytes(0, 1024)).indexOf("%PDF-"));
  const start = await startOf(file);
  const places = new Map<number, Place>();
  const seen = new Set<number>();
  let newest: Section | null = null;
  const open = [start];
  for (let at = open.shift(); at !== undefined; at = open.shift()) {
    if (seen.has(at)) continue;
    seen.add(at);
    if (seen.size > mostSections) throw new Malformed("too many sections");
    const section = await readSection(file, base + at, places);
    newest ??= section;
    // A table may name a stream that holds what old readers are not to see: it counts before what came earlier.
    for (const key of ["XRefStm", "Prev"]) {
      const next = numberAt(section.dict, key);
      if (next !== null) open.push(next);
    }
  }
  if (!newest?.dict.has("Root")) throw new Malformed("no root");
  return { base, trailer: newest.dict, places, start, form: newest.form };
}

async function startOf(file: SourceWindow): Promise<number> {
  const end = await file.bytes(file.size - 2048, file.size);
  const at = lastPlaceOf(end, "startxref");
  const start = /^startxref\s+(\d+)/.exec(latin1Text(end.subarray(Math.max(0, at))))?.[1];
  if (at < 0 || start === undefined) throw new Malformed("no startxref");
  return Number(start);
}

async function readSection(file: SourceWindow, at: number, places: Map<number, Place>): Promise<Section> {
  const isTable = await file.parsed(at, (parser) => parser.keyword() === "xref");
  if (!isTable) return readStream(file, at, places);
  const { entries, dict } = await file.parsed(at, tableFrom);
  for (const [number, place] of entries) if (!places.has(number)) places.set(number, place);
  return { dict, form: "table" };
}

function tableFrom(parser: Parser): { entries: [number, Place][]; dict: PdfDict } {
  parser.keyword();
  const entries: [number, Place][] = [];
  for (;;) {
    if (parser.keyword() === "trailer") break;
    const [first, count] = [whole(parser), whole(parser)];
    for (let index = 0; index < count; index += 1) {
      const [offset, generation, kind] = [whole(parser), whole(parser), parser.keyword()];
      if (kind !== "n" && kind !== "f") throw new Malformed("an entry that is neither used nor free");
      entries.push([first + index, kind === "n" ? { kind: "at", offset, generation } : { kind: "free" }]);
    }
  }
  const dict = parser.value();
  if (!isDict(dict)) throw new Malformed("a trailer that is no dictionary");
  return { entries: countedFromZero(entries), dict };
}

/** Writers were seen to begin at 1 with the entry that is always 0's: the free one of generation 65535. */
function countedFromZero(entries: [number, Place][]): [number, Place][] {
  const [first] = entries;
  const shifted = first?.[0] === 1 && first[1].kind === "free";
  return shifted ? entries.map(([number, place]) => [number - 1, place]) : entries;
}

function whole(parser: Parser): number {
  const value = parser.value();
  if (typeof value !== "number" || !Number.isInteger(value) || value < 0) throw new Malformed("no number");
  return value;
}

async function readStream(file: SourceWindow, at: number, places: Map<number, Place>): Promise<Section> {
  const { dict, begin } = await file.parsed(at, streamHead);
  const length = numberAt(dict, "Length");
  if (length === null) throw new Malformed("a table of unknown length");
  const bytes = await unpacked(dict, await file.bytes(at + begin, at + begin + length));
  const widths = numbersOf(dict, "W");
  const [size = 0] = [numberAt(dict, "Size") ?? 0];
  const index = dict.has("Index") ? numbersOf(dict, "Index") : [0, size];
  readRows(bytes, widths, index, places);
  return { dict, form: "stream" };
}

/** The dictionary of the stream object where the parser stands, and where its bytes begin. */
export function streamHead(parser: Parser): { dict: PdfDict; begin: number } {
  whole(parser);
  whole(parser);
  if (parser.keyword() !== "obj") throw new Malformed("no object");
  const dict = parser.value();
  if (!isDict(dict) || parser.keyword() !== "stream") throw new Malformed("no stream");
  parser.pastLine();
  return { dict, begin: parser.at };
}

function numbersOf(dict: PdfDict, key: string): number[] {
  const list = dict.get(key);
  if (!isList(list)) throw new Malformed(`no ${key}`);
  return list.map((each) => (typeof each === "number" ? each : 0));
}

function readRows(
  bytes: Uint8Array,
  [typeWidth = 0, secondWidth = 0, thirdWidth = 0]: readonly number[],
  index: readonly number[],
  places: Map<number, Place>,
): void {
  let at = 0;
  const field = (width: number) => {
    let value = 0;
    for (let byte = 0; byte < width; byte += 1) value = value * 256 + (bytes[at + byte] ?? 0);
    at += width;
    return value;
  };
  for (let pair = 0; pair + 1 < index.length; pair += 2) {
    const [first = 0, count = 0] = [index[pair], index[pair + 1]];
    for (let each = 0; each < count && at < bytes.length; each += 1) {
      const type = typeWidth === 0 ? 1 : field(typeWidth);
      const [second, third] = [field(secondWidth), field(thirdWidth)];
      if (!places.has(first + each)) places.set(first + each, placeOf(type, second, third));
    }
  }
}

function placeOf(type: number, second: number, third: number): Place {
  if (type === 1) return { kind: "at", offset: second, generation: third };
  if (type === 2) return { kind: "packed", stream: second, index: third };
  return { kind: "free" };
}
