import { Malformed, Parser, RanOut } from "./parse";

/** Bytes that are read by range; `read` may give fewer at the end. */
export interface ByteRanges {
  readonly size: number;
  read(offset: number, length: number, signal?: AbortSignal): Promise<Uint8Array>;
}

const blockSize = 65_536;
const blocksKept = 16;
const firstWindow = 4096;
/** Far above any dictionary or table that is no mistake. */
const largestWindow = 64 * 1024 * 1024;

/** A file read by ranges for its structure: small blocks are kept for a while, and what is parsed grows as needed. */
export class SourceWindow {
  readonly #source: ByteRanges;
  readonly #signal: AbortSignal | undefined;
  readonly #blocks = new Map<number, Promise<Uint8Array>>();

  constructor(source: ByteRanges, signal?: AbortSignal) {
    this.#source = source;
    this.#signal = signal;
  }

  get size(): number {
    return this.#source.size;
  }

  /** The bytes from `from` up to `to` or the file's end. */
  async bytes(from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
    const end = Math.min(to, this.size);
    const start = Math.min(Math.max(0, from), end);
    const whole = new Uint8Array(end - start);
    for (let at = start; at < end; ) {
      const index = Math.floor(at / blockSize);
      const block = await this.#block(index);
      const part = block.subarray(at - index * blockSize, end - index * blockSize);
      if (part.length === 0) throw new Malformed("the file is shorter than it says");
      whole.set(part, at - start);
      at += part.length;
    }
    return whole;
  }

  /** What `parse` makes of the file from `offset` on; it is given more bytes until they do. `at` counts from `offset`. */
  async parsed<T>(offset: number, parse: (parser: Parser) => T): Promise<T> {
    if (offset < 0 || offset >= this.size) throw new Malformed(`nothing can be at ${offset}`);
    for (let length = firstWindow; ; length *= 4) {
      const bytes = await this.bytes(offset, offset + length);
      const whole = offset + length >= this.size;
      try {
        return parse(new Parser(bytes, 0, whole));
      } catch (error) {
        if (!(error instanceof RanOut) || whole || length > largestWindow) throw error;
      }
    }
  }

  #block(index: number): Promise<Uint8Array> {
    const known = this.#blocks.get(index);
    if (known) return known;
    const block = this.#source.read(index * blockSize, blockSize, this.#signal);
    this.#blocks.set(index, block);
    const oldest = this.#blocks.keys().next();
    if (this.#blocks.size > blocksKept && !oldest.done) this.#blocks.delete(oldest.value);
    return block;
  }
}
