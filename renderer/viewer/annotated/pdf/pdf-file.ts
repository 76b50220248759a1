import { type CrossReference, readCrossReference, streamHead } from "./cross-reference";
import { type Crypt, decrypted, type ObjectName, openCrypt } from "./crypt";
import { Malformed, Parser } from "./parse";
import { type ByteRanges, SourceWindow } from "./source-window";
import { unpacked } from "./unpack";
import { isDict, isList, numberAt, type PdfDict, PdfRef, PdfString, type PdfValue } from "./values";

const mostHops = 32;

/** A PDF that is read by ranges: only the tables and the objects asked for. */
export class PdfFile {
  readonly reference: CrossReference;
  readonly crypt: Crypt | null;
  readonly #window: SourceWindow;
  readonly #packed = new Map<number, Promise<{ bytes: Uint8Array; offsets: readonly number[] }>>();

  private constructor(window: SourceWindow, reference: CrossReference, crypt: Crypt | null) {
    this.#window = window;
    this.reference = reference;
    this.crypt = crypt;
  }

  /**
   * Opens a PDF. Throws a `PasswordNeeded` for an encrypted one that `password` does not open, a `Malformed` for one
   * whose tables are not in order.
   */
  static async open(source: ByteRanges, password: string | null, signal?: AbortSignal): Promise<PdfFile> {
    const window = new SourceWindow(source, signal);
    const reference = await readCrossReference(window);
    const plain = new PdfFile(window, reference, null);
    const encrypt = await plain.resolved(reference.trailer.get("Encrypt") ?? null);
    if (encrypt === null) return plain;
    if (!isDict(encrypt)) throw new Malformed("an encryption that is no dictionary");
    const crypt = await openCrypt(await plain.#resolvedDict(encrypt), await plain.#id(), password);
    return new PdfFile(window, reference, crypt);
  }

  /** The file's size in bytes. */
  get size(): number {
    return this.#window.size;
  }

  /** One more than the highest number of an object. */
  get nextNumber(): number {
    let next = Math.max(1, numberAt(this.reference.trailer, "Size") ?? 1);
    for (const number of this.reference.places.keys()) next = Math.max(next, number + 1);
    return next;
  }

  /** The value, or the object that a reference leads to; `null` where there is none. Strings are decrypted. */
  async resolved(value: PdfValue): Promise<PdfValue> {
    let found = value;
    for (let hop = 0; found instanceof PdfRef; hop += 1) {
      if (hop > mostHops) throw new Malformed("references in a circle");
      found = await this.#object(found);
    }
    return found;
  }

  /** The file's last byte: whether a new line has to come before what is appended. */
  async endsLine(): Promise<boolean> {
    const [last] = await this.#window.bytes(this.size - 1, this.size);
    return last === 10 || last === 13;
  }

  async #resolvedDict(dict: PdfDict): Promise<PdfDict> {
    const entries = new Map<string, PdfValue>();
    for (const [key, value] of dict) entries.set(key, await this.resolved(value));
    return entries;
  }

  async #id(): Promise<Uint8Array> {
    const id = await this.resolved(this.reference.trailer.get("ID") ?? null);
    const first = isList(id) ? await this.resolved(id[0] ?? null) : null;
    return first instanceof PdfString ? first.bytes : new Uint8Array(0);
  }

  async #object({ number, generation }: PdfRef): Promise<PdfValue> {
    const place = this.reference.places.get(number);
    if (!place || place.kind === "free") return null;
    if (place.kind === "packed") return this.#packedObject(place.stream, place.index);
    if (place.generation !== generation) return null;
    return this.#window.parsed(this.reference.base + place.offset, (parser) => {
      const [here, of] = [parser.value(), parser.value()];
      if (here !== number || of !== generation || parser.keyword() !== "obj")
        throw new Malformed(`object ${number} is not where the table says`);
      return this.#clear(parser.value(), { number, generation });
    });
  }

  #clear(value: PdfValue, of: ObjectName): PdfValue {
    const { crypt } = this;
    if (!crypt) return value;
    if (value instanceof PdfString)
      return new PdfString(new Uint8Array(decrypted(crypt.stringMethod, crypt, of, value.bytes)));
    if (isList(value)) return value.map((each) => this.#clear(each, of));
    if (isDict(value)) return new Map([...value].map(([key, each]) => [key, this.#clear(each, of)]));
    return value;
  }

  async #packedObject(stream: number, index: number): Promise<PdfValue> {
    let opening = this.#packed.get(stream);
    if (!opening) {
      opening = this.#unpack(stream);
      this.#packed.set(stream, opening);
    }
    const { bytes, offsets } = await opening;
    const offset = offsets[index];
    if (offset === undefined) throw new Malformed(`no object ${index} in stream ${stream}`);
    return new Parser(bytes, offset, true).value();
  }

  async #unpack(number: number): Promise<{ bytes: Uint8Array; offsets: readonly number[] }> {
    const place = this.reference.places.get(number);
    if (place?.kind !== "at") throw new Malformed(`no stream ${number}`);
    const at = this.reference.base + place.offset;
    const { dict, begin } = await this.#window.parsed(at, streamHead);
    const length = await this.resolved(dict.get("Length") ?? null);
    if (typeof length !== "number") throw new Malformed(`stream ${number} has no length`);
    const raw = await this.#window.bytes(at + begin, at + begin + length);
    const { crypt } = this;
    const name = { number, generation: place.generation };
    const plain = crypt ? decrypted(crypt.streamMethod, crypt, name, raw) : raw;
    const bytes = await unpacked(dict, new Uint8Array(plain));
    return { bytes, offsets: offsetsIn(bytes, dict) };
  }
}

function offsetsIn(bytes: Uint8Array, dict: PdfDict): number[] {
  const [count, first] = [numberAt(dict, "N") ?? 0, numberAt(dict, "First") ?? 0];
  const parser = new Parser(bytes, 0, true);
  return Array.from({ length: count }, () => {
    parser.value();
    const offset = parser.value();
    return first + (typeof offset === "number" ? offset : 0);
  });
}
