import { NotSimple } from "./not-simple";
import { type PdfDict, PdfName, PdfRef, PdfString, type PdfValue } from "./value";

/** The bytes ended inside an object: more of the file may hold the rest. */
export class CutOff extends NotSimple {}

/** A bare word: `obj`, `stream`, or an operator of a content stream. */
export class Keyword {
  constructor(readonly text: string) {}
}

/** What a lexer gives; `undefined` at the end of the bytes. */
export type Token = PdfValue | Keyword | Mark | undefined;

type Mark = "[" | "]" | "<<" | ">>";

const deepest = 24;
const longestWord = 127;
const whiteSpace = new Uint8Array(256);
const delimiter = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) whiteSpace[code] = 1;
for (const letter of "()<>[]{}/%") delimiter[letter.charCodeAt(0)] = 1;

/** Whether a byte is one of the format's white space characters. */
export const isWhite = (code: number | undefined): boolean => code !== undefined && whiteSpace[code] === 1;

/**
 * Reads PDF's syntax, strictly: what the format does not allow throws `NotSimple`, and so does nesting without end. Every
 * step moves forward, so that no bytes can hold it up.
 */
export class Lexer {
  at: number;
  readonly #bytes: Uint8Array;
  /** Whether the bytes are all there is, as a content stream's are; else their end is a cut. */
  readonly #complete: boolean;

  constructor(bytes: Uint8Array, at = 0, complete = false) {
    this.#bytes = bytes;
    this.at = at;
    this.#complete = complete;
  }

  /** The next object, or a keyword; references only where `withRefs`. `undefined` at the end of complete bytes. */
  next(withRefs = true, depth = 0): PdfValue | Keyword | undefined {
    const token = this.token();
    if (token === "[") return this.#list(withRefs, depth + 1);
    if (token === "<<") return this.#dict(withRefs, depth + 1);
    if (token === "]" || token === ">>") throw new NotSimple("a bracket closes what is not open");
    if (withRefs && typeof token === "number") return this.#refOr(token);
    return token;
  }

  /** The next object. Throws where there is a keyword or the end instead. */
  value(withRefs = true, depth = 0): PdfValue {
    const next = this.next(withRefs, depth);
    if (next === undefined || next instanceof Keyword) throw new NotSimple("an object is missing");
    return next;
  }

  /** Reads this very word. */
  expect(word: string): void {
    const token = this.token();
    if (!(token instanceof Keyword) || token.text !== word) throw new NotSimple(`${word} is missing`);
  }

  /** One token; `undefined` at the end of complete bytes. */
  token(): Token {
    this.skip();
    const code = this.#bytes[this.at];
    if (code === undefined) return this.#end();
    switch (code) {
      case 0x2f:
        return this.#name();
      case 0x28:
        return this.#text();
      case 0x3c:
        if (this.#peek(1) !== 0x3c) return this.#hex();
        this.at += 2;
        return "<<";
      case 0x3e:
        if (this.#peek(1) !== 0x3e) throw new NotSimple("a lone >");
        this.at += 2;
        return ">>";
      case 0x5b:
        this.at += 1;
        return "[";
      case 0x5d:
        this.at += 1;
        return "]";
      case 0x29:
      case 0x7b:
      case 0x7d:
        throw new NotSimple("a bracket that has no place here");
      default:
        return this.#word();
    }
  }

  /** Skips white space and comments. */
  skip(): void {
    for (;;) {
      while (isWhite(this.#bytes[this.at])) this.at += 1;
      if (this.#bytes[this.at] !== 0x25) return;
      while (this.at < this.#bytes.length && !isLineEnd(this.#bytes[this.at])) this.at += 1;
    }
  }

  #end(): undefined {
    if (!this.#complete) throw new CutOff("the bytes end inside an object");
  }

  #peek(ahead: number): number | undefined {
    const code = this.#bytes[this.at + ahead];
    if (code === undefined && !this.#complete) throw new CutOff("the bytes end inside an object");
    return code;
  }

  #list(withRefs: boolean, depth: number): PdfValue[] {
    if (depth > deepest) throw new NotSimple("nested too deep");
    const list: PdfValue[] = [];
    for (;;) {
      this.skip();
      if (this.#peek(0) === 0x5d) {
        this.at += 1;
        return list;
      }
      list.push(this.value(withRefs, depth));
    }
  }

  #dict(withRefs: boolean, depth: number): PdfDict {
    if (depth > deepest) throw new NotSimple("nested too deep");
    const dict = new Map<string, PdfValue>();
    for (;;) {
      const key = this.token();
      if (key === ">>") return dict;
      if (!(key instanceof PdfName)) throw new NotSimple("a dictionary's key is no name");
      if (dict.has(key.text)) throw new NotSimple("a key stands twice");
      const value = this.value(withRefs, depth);
      // Also what null stands for is kept out: absent and null are the same.
      if (value !== null) dict.set(key.text, value);
    }
  }

  /** A number, or the reference that it begins. */
  #refOr(number: number): PdfValue {
    const before = this.at;
    if (!Number.isInteger(number) || number < 0) return number;
    this.skip();
    const code = this.#peek(0);
    if (code === undefined || code < 0x30 || code > 0x39) {
      this.at = before;
      return number;
    }
    const generation = this.token();
    const mark = typeof generation === "number" ? this.#afterSpace() : undefined;
    if (mark !== 0x52 || typeof generation !== "number" || !this.#isEnd(this.#peek(1))) {
      this.at = before;
      return number;
    }
    this.at += 1;
    return new PdfRef(number, generation);
  }

  #afterSpace(): number | undefined {
    this.skip();
    return this.#peek(0);
  }

  #isEnd(code: number | undefined): boolean {
    return code === undefined || whiteSpace[code] === 1 || delimiter[code] === 1;
  }

  #word(): PdfValue | Keyword {
    const start = this.at;
    while (!this.#isEnd(this.#bytes[this.at])) this.at += 1;
    if (this.at === this.#bytes.length && !this.#complete) throw new CutOff("the bytes end inside an object");
    if (this.at - start > longestWord) throw new NotSimple("a word too long");
    const word = ascii(this.#bytes, start, this.at);
    const first = word.charCodeAt(0);
    if ((first >= 0x30 && first <= 0x39) || first === 0x2b || first === 0x2d || first === 0x2e)
      return numberOf(word);
    if (word === "true") return true;
    if (word === "false") return false;
    if (word === "null") return null;
    return new Keyword(word);
  }

  #name(): PdfName {
    const start = ++this.at;
    while (!this.#isEnd(this.#bytes[this.at])) this.at += 1;
    if (this.at === this.#bytes.length && !this.#complete) throw new CutOff("the bytes end inside an object");
    if (this.at - start > longestWord) throw new NotSimple("a name too long");
    const raw = ascii(this.#bytes, start, this.at);
    if (!raw.includes("#")) return new PdfName(raw);
    if (/#(?![0-9A-Fa-f]{2})/u.test(raw)) throw new NotSimple("a name with a broken escape");
    return new PdfName(
      raw.replace(/#([0-9A-Fa-f]{2})/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    );
  }

  #text(): PdfString {
    const start = ++this.at;
    for (let open = 1; open > 0; this.at += 1) {
      const code = this.#bytes[this.at];
      if (code === undefined) throw new CutOff("the bytes end inside a string");
      if (code === 0x5c) this.at += 1;
      else if (code === 0x28) open += 1;
      else if (code === 0x29) open -= 1;
    }
    return new PdfString(unescaped(this.#bytes.subarray(start, this.at - 1)));
  }

  #hex(): PdfString {
    this.at += 1;
    const digits: number[] = [];
    for (; ; this.at += 1) {
      const code = this.#bytes[this.at];
      if (code === undefined) throw new CutOff("the bytes end inside a string");
      if (code === 0x3e) break;
      if (isWhite(code)) continue;
      const digit = Number.parseInt(String.fromCharCode(code), 16);
      if (Number.isNaN(digit)) throw new NotSimple("a digit that is none");
      digits.push(digit);
    }
    this.at += 1;
    const bytes = new Uint8Array(Math.ceil(digits.length / 2));
    for (let index = 0; index < bytes.length; index += 1)
      bytes[index] = (digits[2 * index] ?? 0) * 16 + (digits[2 * index + 1] ?? 0);
    return new PdfString(bytes);
  }
}

const isLineEnd = (code: number | undefined) => code === 10 || code === 13;

const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** The bytes that a string in brackets stands for. */
function unescaped(raw: Uint8Array): Uint8Array {
  if (!raw.includes(0x5c) && !raw.includes(13)) return raw;
  const out: number[] = [];
  for (let at = 0; at < raw.length; at += 1) {
    const code = raw[at] ?? 0;
    if (code !== 0x5c) {
      // A line's end is a line feed, however it is written.
      if (code !== 13) out.push(code);
      else if (raw[at + 1] !== 10) out.push(10);
      continue;
    }
    at += 1;
    const digits = /^[0-7]{1,3}/u.exec(ascii(raw, at, Math.min(raw.length, at + 3)))?.[0];
    if (digits) {
      out.push(Number.parseInt(digits, 8) & 0xff);
      at += digits.length - 1;
    } else if (raw[at] === 13) {
      if (raw[at + 1] === 10) at += 1;
    } else if (raw[at] !== 10 && raw[at] !== undefined) {
      out.push(escapes[String.fromCharCode(raw[at] ?? 0)] ?? raw[at] ?? 0);
    }
  }
  return Uint8Array.from(out);
}

/** Bytes as text, one character a byte. */
export function ascii(bytes: Uint8Array, start: number, end: number): string {
  let text = "";
  for (let at = start; at < end; at += 1) text += String.fromCharCode(bytes[at] ?? 0);
  return text;
}

function numberOf(word: string): number {
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/u.test(word)) throw new NotSimple("a number that is none");
  const number = Number(word);
  if (Math.abs(number) > Number.MAX_SAFE_INTEGER) throw new NotSimple("a number too large");
  return number;
}
