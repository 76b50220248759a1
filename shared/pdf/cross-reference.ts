import { decoded, filtersOf, type Inflate } from "./filter";
import { ascii, CutOff, Lexer } from "./lexer";
import { demand, NotSimple } from "./not-simple";
import type { PdfSource } from "./source";
import { isDict, isList, isNamed, type PdfDict, PdfRef, type PdfValue, whole } from "./value";

/** Where an object lies: at an offset of the file, or within an object stream. */
export type Entry =
  | { readonly kind: "plain"; readonly offset: number; readonly generation: number }
  | { readonly kind: "packed"; readonly stream: number; readonly index: number }
  | { readonly kind: "free" };

/** All entries of a file, and the trailer that counts. */
export interface CrossReference {
  readonly entries: ReadonlyMap<number, Entry>;
  readonly trailer: PdfDict;
}

const mostSections = 128;
const mostEntries = 400_000;
const mostNumber = 8_388_607;
const entryBytes = 20;
/** `startxref` stands within this many bytes of the end. */
const tailBytes = 1024;

/** An object at an offset as far as it goes; `null` in `stream` where it is none. */
export interface ObjectAt {
  readonly number: number;
  readonly generation: number;
  readonly value: PdfValue;
  /** Where a stream's bytes begin. */
  readonly streamAt: number | null;
}

/** Reads the whole chain of cross-reference sections, newest first. Throws `NotSimple` for any that is not as it should be. */
export async function readCrossReference(source: PdfSource, inflate: Inflate): Promise<CrossReference> {
  const chain = new Chain(source, inflate);
  await chain.follow(await startOf(source));
  return chain.result();
}

async function startOf(source: PdfSource): Promise<number> {
  const length = Math.min(source.size, tailBytes);
  const tail = ascii(await source.read(source.size - length, length), 0, length);
  const found = /startxref\s+(\d{1,15})\s+%%EOF\s*$/u.exec(tail);
  if (!found?.[1]) throw new NotSimple("the file's end does not say where its table is");
  return Number(found[1]);
}

class Chain {
  readonly #source: PdfSource;
  readonly #inflate: Inflate;
  readonly #entries = new Map<number, Entry>();
  readonly #seen = new Set<number>();
  #trailer: PdfDict | null = null;

  constructor(source: PdfSource, inflate: Inflate) {
    this.#source = source;
    this.#inflate = inflate;
  }

  result(): CrossReference {
    if (!this.#trailer) throw new NotSimple("no trailer");
    return { entries: this.#entries, trailer: this.#trailer };
  }

  async follow(start: number): Promise<void> {
    let next: number | null = start;
    while (next !== null) {
      const dict: PdfDict = await this.#section(next);
      this.#trailer ??= dict;
      demand(!dict.has("Encrypt"), "the file is encrypted");
      next = dict.has("Prev") ? whole(dict.get("Prev"), 0, this.#source.size - 1, "Prev") : null;
    }
  }

  /** Reads a section, whichever kind it is, and gives its trailer. */
  async #section(offset: number): Promise<PdfDict> {
    demand(offset < this.#source.size && !this.#seen.has(offset), "a table that leads in a circle");
    this.#seen.add(offset);
    demand(this.#seen.size <= mostSections, "too many tables");
    const head = await this.#source.read(offset, Math.min(4, this.#source.size - offset));
    if (ascii(head, 0, head.length) !== "xref") return this.#stream(offset);
    const dict = await this.#table(offset + 4);
    if (dict.has("XRefStm")) {
      const beside = whole(dict.get("XRefStm"), 0, this.#source.size - 1, "XRefStm");
      demand(!this.#seen.has(beside), "a table that leads in a circle");
      this.#seen.add(beside);
      await this.#stream(beside);
    }
    return dict;
  }

  /** A classic table: subsections of lines of 20 bytes, then the trailer. */
  async #table(start: number): Promise<PdfDict> {
    for (let at = start; ; ) {
      const window = await this.#window(at, 128);
      const text = ascii(window, 0, window.length);
      const head = /^\s*(\d{1,8})[ \t]+(\d{1,8})[ \t]*(?:\r\n|\n|\r)/u.exec(text);
      if (!head) {
        const trailer = /^\s*trailer/u.exec(text);
        if (!trailer) throw new NotSimple("a table without a trailer");
        return this.#trailerAt(at + trailer[0].length);
      }
      const [first, count] = [Number(head[1]), Number(head[2])];
      at += head[0].length;
      demand(first + count <= mostNumber && count <= mostEntries, "a table too long");
      demand(at + count * entryBytes <= this.#source.size, "a table beyond the file's end");
      this.#lines(await this.#source.read(at, count * entryBytes), first, count);
      at += count * entryBytes;
    }
  }

  #lines(bytes: Uint8Array, first: number, count: number): void {
    for (let index = 0; index < count; index += 1) {
      const line = ascii(bytes, index * entryBytes, (index + 1) * entryBytes);
      const parts = /^(\d{10}) (\d{5}) ([fn])(?: \r| \n|\r\n)$/u.exec(line);
      if (!parts) throw new NotSimple("a line of the table is not as it should be");
      const number = first + index;
      if (parts[3] === "f") {
        // A table that should begin at 0 and says 1 is known from old writers; others mend it, each in its way.
        demand(!(first === 1 && index === 0 && parts[2] === "65535"), "a table that is one off");
        this.#put(number, { kind: "free" });
      } else this.#put(number, { kind: "plain", offset: Number(parts[1]), generation: Number(parts[2]) });
    }
  }

  #put(number: number, entry: Entry): void {
    // What a newer section says counts.
    if (!this.#entries.has(number)) this.#entries.set(number, entry);
    demand(this.#entries.size <= mostEntries, "too many objects");
  }

  async #trailerAt(offset: number): Promise<PdfDict> {
    const dict = await parseAt(this.#source, offset, (lexer) => lexer.value());
    if (!isDict(dict)) throw new NotSimple("a trailer that is no dictionary");
    return dict;
  }

  async #stream(offset: number): Promise<PdfDict> {
    const { value: dict, streamAt } = await objectAt(this.#source, offset);
    if (!isDict(dict) || streamAt === null || !isNamed(dict.get("Type"), "XRef"))
      throw new NotSimple("a table of no known kind");
    const length = whole(dict.get("Length"), 0, this.#source.size - streamAt, "Length");
    const widths = fields(dict);
    const row = widths[0] + widths[1] + widths[2];
    const sections = sectionsOf(dict);
    const count = sections.reduce((sum, [, each]) => sum + each, 0);
    demand(count <= mostEntries, "a table too long");
    const packed = await this.#source.read(streamAt, length);
    const bytes = await decoded(packed, filtersOf(dict), this.#inflate, count * row + 65_536);
    demand(bytes.length >= count * row, "a table that is cut off");
    this.#rows(bytes, widths, sections);
    return dict;
  }

  #rows(bytes: Uint8Array, widths: Widths, sections: readonly (readonly [number, number])[]): void {
    let at = 0;
    const field = (width: number, otherwise: number) => {
      if (width === 0) return otherwise;
      let value = 0;
      for (const end = at + width; at < end; at += 1) value = value * 256 + (bytes[at] ?? 0);
      return value;
    };
    for (const [first, count] of sections) {
      for (let number = first; number < first + count; number += 1) {
        const [kind, one, other] = [field(widths[0], 1), field(widths[1], 0), field(widths[2], 0)];
        demand(kind <= 2, "an entry of no known kind");
        if (kind === 0) this.#put(number, { kind: "free" });
        else if (kind === 1) this.#put(number, { kind: "plain", offset: one, generation: other });
        else this.#put(number, { kind: "packed", stream: one, index: other });
      }
    }
  }

  async #window(at: number, length: number): Promise<Uint8Array> {
    return this.#source.read(at, Math.min(length, Math.max(0, this.#source.size - at)));
  }
}

type Widths = readonly [number, number, number];

function fields(dict: PdfDict): Widths {
  const widths = dict.get("W");
  if (!isList(widths) || widths.length !== 3) throw new NotSimple("W is not three widths");
  const [one, two, three] = widths.map((each) => whole(each, 0, 6, "W"));
  demand((one ?? 0) + (two ?? 0) + (three ?? 0) > 0, "entries without bytes");
  return [one ?? 0, two ?? 0, three ?? 0];
}

function sectionsOf(dict: PdfDict): (readonly [number, number])[] {
  const size = whole(dict.get("Size"), 0, mostNumber, "Size");
  const index = dict.get("Index") ?? [0, size];
  if (!isList(index) || index.length % 2 !== 0 || index.length > 20_000)
    throw new NotSimple("Index is not pairs");
  return Array.from({ length: index.length / 2 }, (_, pair) => {
    const first = whole(index[2 * pair], 0, mostNumber, "Index");
    return [first, whole(index[2 * pair + 1], 0, mostNumber - first, "Index")] as const;
  });
}

/** The least and the most that is read to find the end of an object. */
const firstWindow = 4096;
const lastWindow = 4 * 2 ** 20;

/** Parses at an offset, from a window that grows until the object fits. Throws `NotSimple` where none does. */
export async function parseAt<T>(
  source: PdfSource,
  offset: number,
  parse: (lexer: Lexer, bytes: Uint8Array) => T,
): Promise<T> {
  demand(offset >= 0 && offset < source.size, "an object beyond the file's end");
  for (let window = firstWindow; ; window *= 8) {
    const length = Math.min(window, source.size - offset);
    const bytes = await source.read(offset, length);
    try {
      return parse(new Lexer(bytes), bytes);
    } catch (error) {
      if (!(error instanceof CutOff) || length === source.size - offset || window > lastWindow) throw error;
    }
  }
}

/** Reads the object at an offset: `number generation obj`, its value, and `stream` where one follows. */
export function objectAt(source: PdfSource, offset: number): Promise<ObjectAt> {
  return parseAt(source, offset, (lexer, bytes) => {
    const number = whole(lexer.token() as PdfValue, 0, mostNumber, "an object's number");
    const generation = whole(lexer.token() as PdfValue, 0, 65_535, "a generation");
    lexer.expect("obj");
    const value = lexer.value();
    if (value instanceof PdfRef) throw new NotSimple("an object that is a reference");
    const after = lexer.token();
    const word = after && typeof after === "object" && "text" in after ? after.text : "";
    demand(word === "endobj" || word === "stream", "an object without an end");
    if (word === "endobj") return { number, generation, value, streamAt: null };
    return { number, generation, value, streamAt: offset + lexer.at + lineEnd(bytes, lexer.at) };
  });
}

function lineEnd(bytes: Uint8Array, at: number): number {
  if (bytes[at] === 10) return 1;
  if (bytes[at] === 13 && bytes[at + 1] === 10) return 2;
  if (bytes[at + 1] === undefined) throw new CutOff("the bytes end after stream");
  throw new NotSimple("no line's end after stream");
}
