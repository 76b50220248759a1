import { md5 } from "@noble/hashes/legacy.js";
import { encrypted, type ObjectName } from "./crypt";
import type { PdfFile } from "./pdf-file";
import { joined } from "./unpack";
import {
  isList,
  latin1Bytes,
  name,
  type PdfDict,
  PdfRef,
  type PdfStream,
  PdfString,
  type PdfValue,
  written,
} from "./values";

interface Written {
  readonly number: number;
  readonly generation: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Gives random bytes, for what is encrypted. */
export type RandomBytes = (count: number) => Uint8Array;

/**
 * Objects that are added to a file as an incremental update (ISO 32000-1, 7.5.6): bytes that follow the file as it is,
 * with a section of the table in the form of the file's newest. In an encrypted file they are encrypted as it is.
 */
export class Update {
  readonly #file: PdfFile;
  readonly #random: RandomBytes;
  readonly #objects: Written[] = [];
  #next: number;

  constructor(file: PdfFile, random: RandomBytes) {
    this.#file = file;
    this.#random = random;
    this.#next = file.nextNumber;
  }

  /** A number for an object that is put later. */
  reserve(): PdfRef {
    const ref = new PdfRef(this.#next, 0);
    this.#next += 1;
    return ref;
  }

  /** Adds an object, or replaces the one of that reference. */
  put(ref: PdfRef, value: PdfValue): void {
    this.#add(ref, [latin1Bytes(written(value, this.#strings(ref)))]);
  }

  /** Adds a stream. */
  putStream(ref: PdfRef, { dict, bytes }: PdfStream): void {
    const { crypt } = this.#file;
    const content = crypt ? encrypted(crypt.streamMethod, crypt, ref, bytes, this.#random(16)) : bytes;
    const entries = new Map<string, PdfValue>([...dict, ["Length", content.length]]);
    const head = written(entries, this.#strings(ref));
    this.#add(ref, [latin1Bytes(`${head}\nstream\n`), content, latin1Bytes("\nendstream")]);
  }

  /** The bytes to be appended to the file. */
  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    const lead = (await this.#file.endsLine()) ? "" : "\n";
    const parts = [latin1Bytes(lead)];
    const places: (ObjectName & { offset: number })[] = [];
    let at = this.#file.size - this.#file.reference.base + lead.length;
    for (const { bytes, ...object } of this.#objects) {
      places.push({ ...object, offset: at });
      parts.push(bytes);
      at += bytes.length;
    }
    const isTable = this.#file.reference.form === "table";
    const trailer = this.#trailer(md5(joined(parts)));
    parts.push(isTable ? table(places, trailer) : this.#stream(places, trailer, at));
    parts.push(latin1Bytes(`startxref\n${at}\n%%EOF\n`));
    return joined(parts);
  }

  #strings({ number, generation }: ObjectName) {
    const { crypt } = this.#file;
    if (!crypt) return (bytes: Uint8Array) => bytes;
    const of = { number, generation };
    return (bytes: Uint8Array) => encrypted(crypt.stringMethod, crypt, of, bytes, this.#random(16));
  }

  #add({ number, generation }: PdfRef, content: readonly Uint8Array[]): void {
    const bytes = joined([
      latin1Bytes(`${number} ${generation} obj\n`),
      ...content,
      latin1Bytes("\nendobj\n"),
    ]);
    this.#objects.push({ number, generation, bytes });
  }

  /** The newest trailer's entries that stay, with the new ones. The first half of the id is the document's for good. */
  #trailer(digest: Uint8Array): Map<string, PdfValue> {
    const before = this.#file.reference.trailer;
    const trailer = new Map<string, PdfValue>([
      ["Size", this.#next],
      ["Prev", this.#file.reference.start],
    ]);
    for (const key of ["Root", "Info", "Encrypt"]) {
      const value = before.get(key);
      if (value !== undefined) trailer.set(key, value);
    }
    const id = before.get("ID");
    const first = isList(id) ? id[0] : undefined;
    if (first instanceof PdfString) trailer.set("ID", [first, new PdfString(new Uint8Array(digest))]);
    else if (id !== undefined) trailer.set("ID", id);
    return trailer;
  }

  #stream(
    places: readonly (ObjectName & { offset: number })[],
    trailer: Map<string, PdfValue>,
    at: number,
  ): Uint8Array<ArrayBuffer> {
    const number = this.#next;
    const all = [...places, { number, generation: 0, offset: at }];
    const sorted = all.sort((one, other) => one.number - other.number);
    const rows = new Uint8Array(sorted.length * 11);
    const view = new DataView(rows.buffer);
    for (const [index, { offset, generation }] of sorted.entries()) {
      view.setUint8(index * 11, 1);
      view.setBigUint64(index * 11 + 1, BigInt(offset));
      view.setUint16(index * 11 + 9, generation);
    }
    const runs = runsOf(sorted).flatMap(({ first, entries }) => [first, entries.length]);
    const dict: PdfDict = new Map<string, PdfValue>([
      ["Type", name("XRef")],
      ...trailer,
      ["Size", number + 1],
      ["W", [1, 8, 2]],
      ["Index", runs],
      ["Length", rows.length],
    ]);
    const head = `${number} 0 obj\n${written(dict, (bytes) => bytes)}\nstream\n`;
    return joined([latin1Bytes(head), rows, latin1Bytes("\nendstream\nendobj\n")]);
  }
}

function table(
  places: readonly (ObjectName & { offset: number })[],
  trailer: PdfDict,
): Uint8Array<ArrayBuffer> {
  const sorted = [...places].sort((one, other) => one.number - other.number);
  const sections = runsOf(sorted).map(({ first, entries }) => {
    const lines = entries.map(
      ({ offset, generation }) => `${digits(offset, 10)} ${digits(generation, 5)} n\r\n`,
    );
    return `${first} ${entries.length}\n${lines.join("")}`;
  });
  return latin1Bytes(`xref\n${sections.join("")}trailer\n${written(trailer, (bytes) => bytes)}\n`);
}

const digits = (value: number, count: number) => String(value).padStart(count, "0");

/** Entries with numbers one after another, together. */
function runsOf<Entry extends ObjectName>(sorted: readonly Entry[]): { first: number; entries: Entry[] }[] {
  const runs: { first: number; entries: Entry[] }[] = [];
  for (const entry of sorted) {
    const run = runs.at(-1);
    if (run && run.first + run.entries.length === entry.number) run.entries.push(entry);
    else runs.push({ first: entry.number, entries: [entry] });
  }
  return runs;
}
