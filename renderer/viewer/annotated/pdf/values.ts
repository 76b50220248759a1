/** A name such as `/Type`, without its slash and with `#xx` resolved; one character a byte. */
export class PdfName {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** A string's bytes, whichever way it was written. */
export class PdfString {
  readonly bytes: Uint8Array<ArrayBuffer>;
  constructor(bytes: Uint8Array<ArrayBuffer>) {
    this.bytes = bytes;
  }
}

/** A reference to an object of the file. */
export class PdfRef {
  readonly number: number;
  readonly generation: number;
  constructor(number: number, generation: number) {
    this.number = number;
    this.generation = generation;
  }
}

/** A dictionary by its keys without slashes, in the file's order. */
export type PdfDict = ReadonlyMap<string, PdfValue>;

/** Whatever an object of a PDF can hold, streams aside. */
export type PdfValue = null | boolean | number | PdfName | PdfString | PdfRef | readonly PdfValue[] | PdfDict;

/** A new stream: its entries without `/Length`, and its bytes as they go into the file. */
export interface PdfStream {
  readonly dict: PdfDict;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A dictionary made from pairs; those that are `undefined` are left out. */
export function dictOf(entries: Readonly<Record<string, PdfValue | undefined>>): PdfDict {
  return new Map(
    Object.entries(entries).filter((entry): entry is [string, PdfValue] => entry[1] !== undefined),
  );
}

export const name = (text: string) => new PdfName(text);

/** A text as PDF keeps it: plain where ASCII says all, UTF-16 with its mark otherwise. */
export function textString(text: string): PdfString {
  if (/^[\x20-\x7e]*$/.test(text)) return new PdfString(latin1Bytes(text));
  const bytes = new Uint8Array(2 + text.length * 2);
  bytes.set([0xfe, 0xff]);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at += 1) view.setUint16(2 + at * 2, text.charCodeAt(at));
  return new PdfString(bytes);
}

export const isDict = (value: PdfValue | undefined): value is PdfDict => value instanceof Map;
export const isList = (value: PdfValue | undefined): value is readonly PdfValue[] => Array.isArray(value);

/** The name at a key, or `null`. */
export function nameAt(dict: PdfDict, key: string): string | null {
  const value = dict.get(key);
  return value instanceof PdfName ? value.text : null;
}

/** The number at a key, or `null`. */
export function numberAt(dict: PdfDict, key: string): number | null {
  const value = dict.get(key);
  return typeof value === "number" ? value : null;
}

/** The bytes of a text of one character a byte. */
export function latin1Bytes(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** The text of one character a byte of bytes. */
export function latin1Text(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

/** The value in PDF's syntax, one character a byte; `encrypt` is given each string's bytes. */
export function written(value: PdfValue, encrypt: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array): string {
  if (value === null) return "null";
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number") return number(value);
  if (value instanceof PdfName) return writtenName(value.text);
  if (value instanceof PdfString) return `<${hex(encrypt(value.bytes))}>`;
  if (value instanceof PdfRef) return `${value.number} ${value.generation} R`;
  if (isList(value)) return `[${value.map((each) => written(each, encrypt)).join(" ")}]`;
  const entries = [...(value as PdfDict)].map(
    ([key, each]) => `${writtenName(key)} ${written(each, encrypt)}`,
  );
  return `<<${entries.join("\n")}>>`;
}

/** A number as PDF takes it: never with an exponent. */
export function number(value: number): string {
  const text = String(value);
  return /e/i.test(text) ? value.toFixed(10).replace(/\.?0+$/, "") : text;
}

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

function writtenName(text: string): string {
  const escaped = text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly what a name must not hold in clear
    /[\x00-\x20#()<>[\]{}/%\x7f-\xff]/g,
    (character) => `#${character.charCodeAt(0).toString(16).padStart(2, "0")}`,
  );
  return `/${escaped}`;
}
