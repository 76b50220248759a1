import { NotSimple } from "./not-simple";

/** A name such as `/Page`, without its slash. */
export class PdfName {
  constructor(readonly text: string) {}
}

/** A string's bytes. */
export class PdfString {
  constructor(readonly bytes: Uint8Array) {}
}

/** A reference such as `12 0 R`. */
export class PdfRef {
  constructor(
    readonly number: number,
    readonly generation: number,
  ) {}
}

/** A dictionary. A key whose value is null counts as absent, as the format says. */
export type PdfDict = ReadonlyMap<string, PdfValue>;

/** Any object but a stream. */
export type PdfValue = null | boolean | number | PdfName | PdfString | PdfRef | PdfList | PdfDict;

/** An array. */
export type PdfList = readonly PdfValue[];

/** A stream: its dictionary, and where its bytes lie in the file. */
export interface PdfStream {
  readonly dict: PdfDict;
  readonly offset: number;
  readonly length: number;
}

export function isDict(value: PdfValue | undefined): value is PdfDict {
  return value instanceof Map;
}

export function isList(value: PdfValue | undefined): value is PdfList {
  return Array.isArray(value);
}

/** Whether the value is this very name. */
export function isNamed(value: PdfValue | undefined, name: string): boolean {
  return value instanceof PdfName && value.text === name;
}

/** A whole number from `least` to `most`. Throws `NotSimple` for anything else. */
export function whole(value: PdfValue | undefined, least: number, most: number, what: string): number {
  if (typeof value !== "number" || !Number.isInteger(value) || value < least || value > most)
    throw new NotSimple(`${what} is no whole number within its bounds`);
  return value;
}
