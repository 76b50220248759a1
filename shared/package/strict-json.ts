import { mostJsonValues } from "./limits";

/** `duplicate-key` is told apart because a signature's header needs it, `too-many` because it is a limit. */
export type JsonFault = "malformed" | "duplicate-key" | "too-many";

/** Why a text is not JSON as this format takes it. */
export class JsonRefused extends Error {
  override readonly name = "JsonRefused";
  readonly reason: JsonFault;

  constructor(reason: JsonFault, message: string) {
    super(message);
    this.reason = reason;
  }
}

const deepest = 32;
const numberForm = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const plainForm = /[ !#-[\]-\uffff]*/y;
const spaceForm = /[ \t\n\r]*/y;
const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

const malformed = (message: string) => new JsonRefused("malformed", message);

class Parser {
  private at = 0;
  private values = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  document(): unknown {
    const value = this.value(0);
    this.match(spaceForm);
    if (this.at !== this.text.length) throw malformed(`something follows at ${this.at}`);
    return value;
  }

  private match(form: RegExp): string {
    form.lastIndex = this.at;
    const found = form.exec(this.text)?.[0] ?? "";
    this.at += found.length;
    return found;
  }

  private next(): string {
    this.match(spaceForm);
    return this.text.charAt(this.at);
  }

  private eat(character: string): void {
    if (this.next() !== character) throw malformed(`${character} expected at ${this.at}`);
    this.at++;
  }

  private value(depth: number): unknown {
    if (depth > deepest) throw malformed("nested too deeply");
    if (++this.values > mostJsonValues) throw new JsonRefused("too-many", "too many values");
    const first = this.next();
    if (first === "{") return this.object(depth);
    if (first === "[") return this.array(depth);
    if (first === '"') return this.string();
    return this.number(first) ?? this.word();
  }

  private object(depth: number): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    this.eat("{");
    if (this.next() === "}") {
      this.at++;
      return object;
    }
    for (;;) {
      this.member(object, depth);
      if (this.next() !== ",") break;
      this.at++;
    }
    this.eat("}");
    return object;
  }

  private member(object: Record<string, unknown>, depth: number): void {
    if (this.next() !== '"') throw malformed(`a key expected at ${this.at}`);
    const key = this.string();
    // No document has this key, and an object that takes it would change its own prototype.
    if (key === "__proto__") throw malformed("a forbidden key");
    if (Object.hasOwn(object, key)) throw new JsonRefused("duplicate-key", `${key} occurs twice`);
    this.eat(":");
    object[key] = this.value(depth + 1);
  }

  private array(depth: number): unknown[] {
    const array: unknown[] = [];
    this.eat("[");
    if (this.next() === "]") {
      this.at++;
      return array;
    }
    for (;;) {
      array.push(this.value(depth + 1));
      if (this.next() !== ",") break;
      this.at++;
    }
    this.eat("]");
    return array;
  }

  private string(): string {
    this.eat('"');
    const parts: string[] = [];
    for (;;) {
      parts.push(this.match(plainForm));
      const end = this.text.charAt(this.at++);
      if (end === '"') break;
      if (end !== "\\") throw malformed(`a string ends badly at ${this.at}`);
      parts.push(this.escape());
    }
    const string = parts.join("");
    if (!isWellFormed(string)) throw malformed("a lone surrogate");
    return string;
  }

  private escape(): string {
    const character = this.text.charAt(this.at++);
    const simple = Object.hasOwn(escapes, character) ? escapes[character] : undefined;
    if (simple !== undefined) return simple;
    const hex = this.text.slice(this.at, this.at + 4);
    if (character !== "u" || !/^[0-9a-fA-F]{4}$/.test(hex)) throw malformed(`a bad escape at ${this.at}`);
    this.at += 4;
    return String.fromCharCode(Number.parseInt(hex, 16));
  }

  private number(first: string): number | null {
    if (first !== "-" && !/\d/.test(first)) return null;
    const literal = this.match(numberForm);
    const value = Number(literal);
    const fits = literal !== "" && Math.abs(value) <= Number.MAX_SAFE_INTEGER;
    // A second spelling of a number, 1.0 or 1e0, would be a second file that says the same. This refuses -0 too.
    if (!fits || String(value) !== literal)
      throw malformed(`a number out of range or misspelt at ${this.at}`);
    return value;
  }

  private word(): boolean | null {
    const word = this.match(/[a-z]*/y);
    if (word === "true") return true;
    if (word === "false") return false;
    if (word === "null") return null;
    throw malformed(`a value expected at ${this.at}`);
  }
}

/** Whether every surrogate has its partner; `String.prototype.isWellFormed` is younger than the oldest runtime. */
function isWellFormed(text: string): boolean {
  return !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);
}

/**
 * The value of a JSON text, read more strictly than `JSON.parse` does: UTF-8 without a BOM, no key twice in an object,
 * no lone surrogate, no number that JavaScript cannot hold or would write otherwise, at most 32 levels and a million
 * values. Throws a `JsonRefused`.
 */
export function parseStrictJson(bytes: Uint8Array): unknown {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) throw malformed("a byte order mark");
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw malformed(`not UTF-8: ${String(error)}`);
  }
  return new Parser(text).document();
}
