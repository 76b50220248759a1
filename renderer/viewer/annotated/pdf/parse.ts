import { latin1Bytes, type PdfDict, PdfName, PdfRef, PdfString, type PdfValue } from "./values";

/** Thrown where the bytes at hand end inside of something: more of the file has to be read. */
export class RanOut extends Error {}

/** Thrown where the file is not written as a PDF is. */
export class Malformed extends Error {}

/** A keyword such as `obj` or `R`; never part of a value. */
class Keyword {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

const white = new Set([0, 9, 10, 12, 13, 32]);
const delimiters = new Set([..."()<>[]{}/%"].map((character) => character.charCodeAt(0)));
const deepest = 64;

type Token = PdfValue | Keyword;

/** Reads PDF syntax from bytes. Whatever is cut off at their end throws a `RanOut`, unless they are `whole`. */
export class Parser {
  readonly #bytes: Uint8Array;
  readonly #whole: boolean;
  at: number;

  constructor(bytes: Uint8Array, at = 0, whole = false) {
    this.#bytes = bytes;
    this.#whole = whole;
    this.at = at;
  }

  /** The next value. Throws a `Malformed` where there is none. */
  value(depth = 0): PdfValue {
    if (depth > deepest) throw new Malformed("too deep");
    const token = this.#token(depth);
    if (token instanceof Keyword) throw new Malformed(`${token.text} in place of a value`);
    if (typeof token !== "number" || !Number.isInteger(token) || token < 0) return token;
    return this.#refFrom(token) ?? token;
  }

  /** The next keyword if it comes next, else `null` and nothing was read. */
  keyword(): string | null {
    const before = this.at;
    this.skip();
    if (this.#code(this.at) === -1) return null;
    const code = this.#code(this.at);
    if (delimiters.has(code) || isNumeric(code)) {
      this.at = before;
      return null;
    }
    return this.#word();
  }

  /** Skips white space and comments. */
  skip(): void {
    for (;;) {
      const code = this.#code(this.at);
      if (white.has(code)) this.at += 1;
      else if (code === 0x25) {
        while (![10, 13, -1].includes(this.#code(this.at))) this.at += 1;
      } else return;
    }
  }

  /** After the keyword `stream`: past the end of its line. */
  pastLine(): void {
    if (this.#code(this.at) === 13) this.at += 1;
    if (this.#code(this.at) === 10) this.at += 1;
  }

  #code(at: number): number {
    const code = this.#bytes[at];
    if (code !== undefined) return code;
    if (this.#whole) return -1;
    throw new RanOut();
  }

  #refFrom(number: number): PdfRef | null {
    const before = this.at;
    this.skip();
    if (isDigit(this.#code(this.at))) {
      const generation = this.#number();
      this.skip();
      if (this.#code(this.at) === 0x52 && !isRegular(this.#code(this.at + 1))) {
        this.at += 1;
        return new PdfRef(number, generation);
      }
    }
    this.at = before;
    return null;
  }

  #token(depth: number): Token {
    this.skip();
    const code = this.#code(this.at);
    if (code === -1) throw new Malformed("nothing more");
    if (isNumeric(code)) return this.#number();
    switch (String.fromCharCode(code)) {
      case "/":
        return this.#name();
      case "(":
        return this.#literal();
      case "[":
        return this.#list(depth);
      case "<":
        return this.#code(this.at + 1) === 0x3c ? this.#dict(depth) : this.#hex();
      default:
        return this.#constant();
    }
  }

  #constant(): Token {
    const word = this.#word();
    if (word === "true") return true;
    if (word === "false") return false;
    if (word === "null") return null;
    return new Keyword(word);
  }

  #word(): string {
    let text = "";
    while (isRegular(this.#code(this.at))) {
      text += String.fromCharCode(this.#code(this.at));
      this.at += 1;
    }
    if (text === "") throw new Malformed(`unexpected byte ${this.#code(this.at)}`);
    return text;
  }

  #number(): number {
    let text = "";
    for (let code = this.#code(this.at); isNumeric(code); code = this.#code(this.at)) {
      text += String.fromCharCode(code);
      this.at += 1;
    }
    // Writers were seen to double a sign or to put one inside; readers take what comes before it.
    const value = Number(/^[+-]*([+-]?\d*\.?\d*)/.exec(text)?.[1] || "0");
    if (Number.isNaN(value)) return 0;
    return text.startsWith("-") && value > 0 ? -value : value;
  }

  #name(): PdfName {
    this.at += 1;
    let text = "";
    for (let code = this.#code(this.at); isRegular(code); code = this.#code(this.at)) {
      this.at += 1;
      const digits = code === 0x23 ? String.fromCharCode(this.#code(this.at), this.#code(this.at + 1)) : "";
      if (/^[\da-f]{2}$/i.test(digits)) {
        text += String.fromCharCode(Number.parseInt(digits, 16));
        this.at += 2;
      } else text += String.fromCharCode(code);
    }
    return new PdfName(text);
  }

  #list(depth: number): PdfValue[] {
    this.at += 1;
    const list: PdfValue[] = [];
    for (this.skip(); this.#code(this.at) !== 0x5d; this.skip()) list.push(this.value(depth + 1));
    this.at += 1;
    return list;
  }

  #dict(depth: number): PdfDict {
    this.at += 2;
    const dict = new Map<string, PdfValue>();
    for (this.skip(); this.#code(this.at) !== 0x3e; this.skip()) {
      if (this.#code(this.at) !== 0x2f) throw new Malformed("a key that is no name");
      const key = this.#name().text;
      dict.set(key, this.value(depth + 1));
    }
    if (this.#code(this.at + 1) !== 0x3e) throw new Malformed("a dictionary that does not end");
    this.at += 2;
    return dict;
  }

  #hex(): PdfString {
    this.at += 1;
    let digits = "";
    for (let code = this.#code(this.at); code !== 0x3e; code = this.#code(this.at)) {
      if (code === -1) throw new Malformed("a string that does not end");
      if (!white.has(code)) digits += String.fromCharCode(code);
      this.at += 1;
    }
    this.at += 1;
    const even = digits.length % 2 === 0 ? digits : `${digits}0`;
    return new PdfString(Uint8Array.from(even.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16) || 0));
  }

  #literal(): PdfString {
    this.at += 1;
    const bytes: number[] = [];
    let open = 1;
    for (;;) {
      const code = this.#code(this.at);
      if (code === -1) throw new Malformed("a string that does not end");
      this.at += 1;
      if (code === 0x5c) this.#escape(bytes);
      else {
        if (code === 0x28) open += 1;
        if (code === 0x29) open -= 1;
        if (open === 0) return new PdfString(Uint8Array.from(bytes));
        bytes.push(code === 13 ? this.#newline() : code);
      }
    }
  }

  /** An end of line in a string is one line feed, however it was written. */
  #newline(): number {
    if (this.#code(this.at) === 10) this.at += 1;
    return 10;
  }

  #escape(bytes: number[]): void {
    const code = this.#code(this.at);
    this.at += 1;
    const plain = escapes.get(code);
    if (plain !== undefined) bytes.push(plain);
    else if (code === 13) this.#newline();
    else if (code >= 0x30 && code <= 0x37) {
      let octal = code - 0x30;
      for (let digits = 1; digits < 3 && isOctal(this.#code(this.at)); digits += 1) {
        octal = octal * 8 + this.#code(this.at) - 0x30;
        this.at += 1;
      }
      bytes.push(octal & 0xff);
    } else if (code !== 10) bytes.push(code);
  }
}

const escapes = new Map(
  Object.entries({ n: 10, r: 13, t: 9, b: 8, f: 12 }).map(([key, code]) => [key.charCodeAt(0), code]),
);
const isDigit = (code: number) => code >= 0x30 && code <= 0x39;
const isOctal = (code: number) => code >= 0x30 && code <= 0x37;
const isNumeric = (code: number) => isDigit(code) || code === 0x2b || code === 0x2d || code === 0x2e;
const isRegular = (code: number) => code !== -1 && !white.has(code) && !delimiters.has(code);

/** Where in `bytes` a text of one character a byte stands; the last place, or -1. */
export function lastPlaceOf(bytes: Uint8Array, text: string): number {
  const wanted = latin1Bytes(text);
  for (let at = bytes.length - wanted.length; at >= 0; at -= 1)
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return at;
  return -1;
}
