import type { Bytes } from "./bytes";
import { type HuffmanCode, huffmanCode } from "./huffman";
import { Bits, InflateError } from "./inflate-bits";

// Platforms inflate too, but stop at the end of a stream wherever that is: bytes after it, and the bits that its last
// byte has too many of, could hold anything in a package that stays valid. Under a CSP, and in old runtimes, they also
// need a codec from a library that the policy refuses.

const windowBytes = 32 * 1024;
/** How much is inflated before it is handed on. */
const outputBytes = 256 * 1024;
const longestMatch = 258;
/** A length with its distance, or one symbol, never takes more bytes than this. */
const mostSymbolBytes = 6;
/** The codes of a block never take more bytes than this. */
const mostCodeBytes = 640;
const endOfBlock = 256;

const lengthBase: number[] = [];
const lengthExtra: number[] = [];
const distanceBase: number[] = [];
const distanceExtra: number[] = [];
for (let code = 0, base = 3; code < 28; base += 1 << (lengthExtra[code++] ?? 0)) {
  lengthExtra.push(code < 8 ? 0 : (code >> 2) - 1);
  lengthBase.push(base);
}
lengthExtra.push(0);
lengthBase.push(longestMatch);
for (let code = 0, base = 1; code < 30; base += 1 << (distanceExtra[code++] ?? 0)) {
  distanceExtra.push(code < 4 ? 0 : (code >> 1) - 1);
  distanceBase.push(base);
}
const codeOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

interface BlockCodes {
  readonly literals: HuffmanCode;
  readonly distances: HuffmanCode;
}

function need(code: HuffmanCode | null): HuffmanCode {
  if (!code) throw new InflateError("lengths of no Huffman code");
  return code;
}

let fixed: BlockCodes | null = null;

function fixedCodes(): BlockCodes {
  if (fixed) return fixed;
  const lengths = new Uint8Array(288).fill(8).fill(9, 144, 256).fill(7, 256, 280);
  fixed = { literals: need(huffmanCode(lengths)), distances: need(huffmanCode(new Uint8Array(32).fill(5))) };
  return fixed;
}

/** What was inflated: as far back as a match can reach, and what was not handed on yet. */
class Output {
  private readonly most: number;
  private readonly buffer: Bytes;
  private start = 0;
  private end = 0;

  /** `size` is what the whole stream should come to: a small one gets a small buffer. */
  constructor(size: number) {
    this.most = Math.max(1, Math.min(outputBytes, size));
    this.buffer = new Uint8Array(windowBytes + this.most + longestMatch);
  }

  get isFull(): boolean {
    return this.room <= 0;
  }

  get room(): number {
    return this.most - (this.end - this.start);
  }

  byte(value: number): void {
    this.buffer[this.end++] = value;
  }

  bytes(part: Uint8Array): void {
    this.buffer.set(part, this.end);
    this.end += part.length;
  }

  match(length: number, distance: number): void {
    if (distance > this.end) throw new InflateError("a match before the beginning");
    for (let left = length; left > 0; left--, this.end++)
      this.buffer[this.end] = this.buffer[this.end - distance] ?? 0;
  }

  /** What was not handed on, as a copy. */
  hand(): Bytes {
    const part = this.buffer.slice(this.start, this.end);
    const kept = Math.min(this.end, windowBytes);
    this.buffer.copyWithin(0, this.end - kept, this.end);
    [this.start, this.end] = [kept, kept];
    return part;
  }
}

/**
 * The bytes of a raw DEFLATE stream in pieces of about 256 KiB. `size` is what they should come to, which the caller
 * checks. Throws an `InflateError` for a stream that is damaged, has a bit set where it has none to set, or does not end
 * exactly where its last piece does.
 */
export async function* inflated(pieces: AsyncIterable<Bytes>, size: number): AsyncGenerator<Bytes> {
  const iterator = pieces[Symbol.asyncIterator]();
  try {
    yield* blocks(new Bits(iterator), new Output(size));
  } finally {
    await iterator.return?.();
  }
}

async function* blocks(bits: Bits, output: Output): AsyncGenerator<Bytes> {
  for (let last = false; !last; ) {
    await bits.refill(mostCodeBytes);
    last = bits.take(1) === 1;
    const type = bits.take(2);
    if (type === 3) throw new InflateError("a block of no type");
    if (type === 0) yield* storedBlock(bits, output);
    else yield* codedBlock(bits, output, type === 1 ? fixedCodes() : dynamicCodes(bits));
  }
  await bits.finish();
  yield output.hand();
}

async function* storedBlock(bits: Bits, output: Output): AsyncGenerator<Bytes> {
  bits.align();
  const size = bits.take(8) | (bits.take(8) << 8);
  const inverse = bits.take(8) | (bits.take(8) << 8);
  if ((size ^ inverse) !== 0xffff) throw new InflateError("a stored block's two sizes");
  for (let left = size; left > 0; ) {
    if (output.isFull) yield output.hand();
    await bits.refill(1);
    const part = bits.bytes(Math.min(left, output.room));
    if (part.length === 0) throw new InflateError("cut off");
    output.bytes(part);
    left -= part.length;
  }
}

async function* codedBlock(bits: Bits, output: Output, codes: BlockCodes): AsyncGenerator<Bytes> {
  for (let goesOn = true; goesOn; ) {
    if (output.isFull) yield output.hand();
    await bits.refill(mostSymbolBytes);
    goesOn = inflateRun(bits, output, codes);
  }
}

/** Inflates until the block ends (then `false`), the input at hand runs low or the output is full. */
function inflateRun(bits: Bits, output: Output, { literals, distances }: BlockCodes): boolean {
  while (bits.has(mostSymbolBytes) && !output.isFull) {
    const symbol = bits.symbol(literals);
    if (symbol < endOfBlock) output.byte(symbol);
    else if (symbol === endOfBlock) return false;
    else {
      const length = extended(bits, symbol - endOfBlock - 1, lengthBase, lengthExtra);
      output.match(length, extended(bits, bits.symbol(distances), distanceBase, distanceExtra));
    }
  }
  return true;
}

function extended(bits: Bits, code: number, bases: readonly number[], extras: readonly number[]): number {
  const base = bases[code];
  if (base === undefined) throw new InflateError("a length or distance that is none");
  return base + bits.take(extras[code] ?? 0);
}

function dynamicCodes(bits: Bits): BlockCodes {
  const [literals, distances, codes] = [bits.take(5) + 257, bits.take(5) + 1, bits.take(4) + 4];
  if (literals > 286 || distances > 30) throw new InflateError("too many symbols");
  const codeLengths = new Uint8Array(19);
  for (const place of codeOrder.slice(0, codes)) codeLengths[place] = bits.take(3);
  const lengths = codedLengths(bits, need(huffmanCode(codeLengths)), literals + distances);
  if (lengths[endOfBlock] === 0) throw new InflateError("a block without an end");
  return {
    literals: need(huffmanCode(lengths.subarray(0, literals))),
    distances: need(huffmanCode(lengths.subarray(literals))),
  };
}

function codedLengths(bits: Bits, code: HuffmanCode, count: number): Uint8Array {
  const lengths = new Uint8Array(count);
  for (let at = 0; at < count; ) {
    const symbol = bits.symbol(code);
    if (symbol < 16) {
      lengths[at++] = symbol;
      continue;
    }
    if (symbol === 16 && at === 0) throw new InflateError("a length repeated before the first");
    const value = symbol === 16 ? (lengths[at - 1] ?? 0) : 0;
    const times = symbol === 16 ? 3 + bits.take(2) : symbol === 17 ? 3 + bits.take(3) : 11 + bits.take(7);
    if (at + times > count) throw new InflateError("more lengths than symbols");
    lengths.fill(value, at, at + times);
    at += times;
  }
  return lengths;
}
