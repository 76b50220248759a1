import { type CrossReference, type Entry, objectAt, readCrossReference } from "./cross-reference";
import { decoded, filtersOf, type Inflate } from "./filter";
import { ascii, Lexer } from "./lexer";
import { demand, NotSimple } from "./not-simple";
import { blockBytes, type RememberingSource } from "./source";
import { isDict, isNamed, type PdfDict, PdfRef, type PdfStream, type PdfValue, whole } from "./value";

/** A stream's unpacked bytes, where it is not a picture, are at most this many. */
export const mostStreamBytes = 8 * 2 ** 20;
/** A stream as it lies in the file is at most this long. */
const mostPackedBytes = 256 * 2 ** 20;
/** An object whose extent in the file is longer than this is read in parts. */
const mostExtent = 8 * 2 ** 20;
const keptObjects = 1_000;
const keptPacks = 8;

type Loaded = PdfValue | { readonly stream: PdfStream };

interface Pack {
  readonly bytes: Uint8Array;
  readonly places: readonly (readonly [number: number, offset: number])[];
}

/** The objects of a PDF, looked up one by one. All methods throw `NotSimple` for what is not as it should be. */
export class PdfFile {
  readonly source: RememberingSource;
  readonly inflate: Inflate;
  readonly trailer: PdfDict;
  readonly #entries: ReadonlyMap<number, Entry>;
  /** Where the objects begin, ascending. */
  readonly #starts: Float64Array;
  readonly #objects = new Map<number, Promise<Loaded>>();
  readonly #packs = new Map<number, Promise<Pack>>();

  private constructor(source: RememberingSource, inflate: Inflate, { entries, trailer }: CrossReference) {
    this.source = source;
    this.inflate = inflate;
    this.trailer = trailer;
    this.#entries = entries;
    const starts = [...entries.values()].flatMap((entry) => (entry.kind === "plain" ? [entry.offset] : []));
    this.#starts = Float64Array.from(starts).sort();
  }

  /** Reads a file's table. */
  static async open(source: RememberingSource, inflate: Inflate): Promise<PdfFile> {
    const [head, table] = await Promise.all([
      source.read(0, Math.min(8, source.size)),
      readCrossReference(source, inflate),
    ]);
    // Something before it would move every offset: others guess by how much.
    demand(/^%PDF-[12]\.\d/u.test(ascii(head, 0, head.length)), "the file does not begin as a PDF");
    return new PdfFile(source, inflate, table);
  }

  /** The value that a reference, or a chain of them, leads to. */
  async value(value: PdfValue | undefined): Promise<PdfValue> {
    const loaded = await this.#follow(value ?? null);
    demand(!isStream(loaded), "a stream where a value belongs");
    return loaded;
  }

  /** The dictionary that a value is or leads to. */
  async dict(value: PdfValue | undefined, what: string): Promise<PdfDict> {
    const dict = await this.value(value);
    if (!isDict(dict)) throw new NotSimple(`${what} is no dictionary`);
    return dict;
  }

  /** The stream that a reference leads to. */
  async stream(value: PdfValue | undefined): Promise<PdfStream> {
    const loaded = await this.#follow(value ?? null);
    if (!isStream(loaded)) throw new NotSimple("a stream is missing");
    return loaded.stream;
  }

  /** A stream's unpacked bytes. */
  async bytesOf(stream: PdfStream, most = mostStreamBytes): Promise<Uint8Array> {
    const filters = filtersOf(await this.#resolved(stream.dict, ["Filter", "DecodeParms"]));
    return decoded(await this.source.read(stream.offset, stream.length), filters, this.inflate, most);
  }

  /** Begins to read an object, before this returns; whoever needs it hears of what fails. */
  begin(ref: PdfRef): void {
    this.#object(ref).catch(() => undefined);
  }

  /** Reads an object's whole place in the file in one request, so that its parts are there when they are asked for. */
  readAhead(ref: PdfRef): void {
    const entry = this.#entries.get(ref.number);
    if (entry?.kind !== "plain") return;
    const end = this.#endOf(entry.offset);
    // Whoever needs it reads it again and hears of the failure.
    if (end - entry.offset <= mostExtent)
      this.source.readWhole(entry.offset, end - entry.offset).catch(() => undefined);
  }

  /** How many objects further on in the file one lies than another; `null` where one is packed. */
  distance(from: PdfRef, to: PdfRef): number | null {
    const [one, other] = [this.#entries.get(from.number), this.#entries.get(to.number)];
    if (one?.kind !== "plain" || other?.kind !== "plain") return null;
    return this.#after(other.offset) - this.#after(one.offset);
  }

  /** Reads ahead what lies so many objects further on than another, where it is long enough to be a picture. */
  readAheadBeyond(from: PdfRef, distance: number): void {
    const entry = this.#entries.get(from.number);
    if (entry?.kind !== "plain") return;
    const start = this.#starts[this.#after(entry.offset) - 1 + distance];
    if (start === undefined) return;
    const length = this.#endOf(start) - start;
    if (length > blockBytes && length <= mostExtent)
      this.source.readWhole(start, length).catch(() => undefined);
  }

  /** A dictionary some of whose values, and the values of lists in it, are looked up. */
  async #resolved(dict: PdfDict, keys: readonly string[]): Promise<PdfDict> {
    const out = new Map(dict);
    for (const key of keys) {
      const value = await this.value(dict.get(key));
      if (Array.isArray(value)) {
        demand(value.length <= 8, "a list too long");
        out.set(key, await Promise.all(value.map((each: PdfValue) => this.value(each))));
      } else if (value !== null) out.set(key, value);
      else out.delete(key);
    }
    return out;
  }

  async #follow(value: PdfValue): Promise<Loaded> {
    let loaded: Loaded = value;
    for (let step = 0; loaded instanceof PdfRef; step += 1) {
      demand(step < 4, "references without end");
      loaded = await this.#object(loaded);
    }
    return loaded;
  }

  #object(ref: PdfRef): Promise<Loaded> {
    const known = this.#objects.get(ref.number);
    if (known) return known;
    const loading = this.#load(ref);
    this.#objects.set(ref.number, loading);
    loading.catch(() => this.#objects.delete(ref.number));
    const [oldest] = this.#objects.keys();
    if (this.#objects.size > keptObjects && oldest !== undefined) this.#objects.delete(oldest);
    return loading;
  }

  async #load(ref: PdfRef): Promise<Loaded> {
    const entry = this.#entries.get(ref.number);
    if (!entry || entry.kind === "free") return null;
    if (entry.kind === "packed") {
      demand(ref.generation === 0, "a packed object of another generation");
      return this.#unpacked(ref.number, entry.stream, entry.index);
    }
    demand(entry.generation === ref.generation, "an object of another generation");
    const found = await objectAt(this.source, entry.offset);
    demand(found.number === ref.number && found.generation === ref.generation, "another object lies there");
    if (found.streamAt === null) return found.value;
    if (!isDict(found.value)) throw new NotSimple("a stream without a dictionary");
    const length = whole(
      await this.#length(found.value.get("Length")),
      0,
      Math.min(mostPackedBytes, this.source.size - found.streamAt),
      "Length",
    );
    await this.#checkEnd(found.streamAt + length);
    return { stream: { dict: found.value, offset: found.streamAt, length } };
  }

  /** A length may lie elsewhere, but only as a plain number: two streams that hold each other's would wait for ever. */
  async #length(value: PdfValue | undefined): Promise<PdfValue> {
    if (!(value instanceof PdfRef)) return value ?? null;
    const entry = this.#entries.get(value.number);
    if (entry?.kind !== "plain") throw new NotSimple("a length that lies in a pack");
    const found = await objectAt(this.source, entry.offset);
    demand(found.number === value.number && found.streamAt === null, "a length that is none");
    return found.value;
  }

  /** A length that is wrong is known by what follows. */
  async #checkEnd(end: number): Promise<void> {
    const after = await this.source.read(end, Math.min(11, this.source.size - end));
    demand(/^\r?\n?endstream/u.test(ascii(after, 0, after.length)), "a stream of another length");
  }

  async #unpacked(number: number, stream: number, index: number): Promise<PdfValue> {
    const { bytes, places } = await this.#pack(stream);
    const place = places[index];
    demand(place?.[0] === number, "another object lies there");
    const value = new Lexer(bytes, place?.[1], true).value();
    demand(!(value instanceof PdfRef), "an object that is a reference");
    return value;
  }

  #pack(number: number): Promise<Pack> {
    const known = this.#packs.get(number);
    if (known) return known;
    const pack = this.#readPack(number);
    this.#packs.set(number, pack);
    pack.catch(() => this.#packs.delete(number));
    const [oldest] = this.#packs.keys();
    if (this.#packs.size > keptPacks && oldest !== undefined) this.#packs.delete(oldest);
    return pack;
  }

  async #readPack(number: number): Promise<Pack> {
    demand(this.#entries.get(number)?.kind === "plain", "a pack within a pack");
    const stream = await this.stream(new PdfRef(number, 0));
    demand(isNamed(stream.dict.get("Type"), "ObjStm"), "a pack of another kind");
    const count = whole(stream.dict.get("N"), 0, 100_000, "N");
    const first = whole(stream.dict.get("First"), 0, mostStreamBytes, "First");
    // What says how it is packed cannot be inside.
    const packed = await this.source.read(stream.offset, stream.length);
    const bytes = await decoded(packed, filtersOf(stream.dict), this.inflate, mostStreamBytes);
    demand(first <= bytes.length, "a pack that is cut off");
    const lexer = new Lexer(bytes.subarray(0, first), 0, true);
    const places = Array.from({ length: count }, () => {
      const own = whole(lexer.value(false), 0, 8_388_607, "an object's number");
      return [own, first + whole(lexer.value(false), 0, bytes.length - first, "a place")] as const;
    });
    return { bytes, places };
  }

  #endOf(offset: number): number {
    return Math.min(this.source.size, this.#starts[this.#after(offset)] ?? this.source.size);
  }

  /** The number of objects that begin at or before an offset. */
  #after(offset: number): number {
    let [low, high] = [0, this.#starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

function isStream(loaded: Loaded): loaded is { readonly stream: PdfStream } {
  return typeof loaded === "object" && loaded !== null && "stream" in loaded;
}
