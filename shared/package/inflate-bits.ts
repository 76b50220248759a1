import type { Bytes } from "./bytes";
import { type HuffmanCode, longestCode, nextSymbol } from "./huffman";

/** A stream that is not DEFLATE (RFC 1951), does not end with its last byte, or has a bit set after its end. */
export class InflateError extends Error {
  override readonly name = "InflateError";
}

/** The bits of a stream that comes in pieces, from the lowest of each byte. */
export class Bits {
  private piece: Bytes = new Uint8Array(0);
  private at = 0;
  private held = 0;
  private count = 0;
  private ended = false;
  /** Zero bytes that were taken after the end, to be able to look ahead. */
  private borrowed = 0;

  constructor(private readonly pieces: AsyncIterator<Bytes>) {}

  /** Whether `size` more bytes can be read without `refill`. */
  has(size: number): boolean {
    return this.ended || this.piece.length - this.at >= size;
  }

  /** Fetches pieces until `size` bytes are there, or the last one. */
  async refill(size: number): Promise<void> {
    while (!this.has(size)) {
      const next = await this.pieces.next();
      if (next.done) this.ended = true;
      else this.append(next.value);
    }
  }

  private append(next: Bytes): void {
    const left = this.piece.subarray(this.at);
    const joined = new Uint8Array(left.length + next.length);
    joined.set(left);
    joined.set(next, left.length);
    [this.piece, this.at] = [joined, 0];
  }

  /** The next bits, at least `size` (up to 15), without taking them. */
  look(size: number): number {
    while (this.count < size) {
      if (this.at === this.piece.length) this.borrowed++;
      this.held |= (this.piece[this.at] ?? 0) << this.count;
      if (this.at < this.piece.length) this.at++;
      this.count += 8;
    }
    return this.held;
  }

  drop(size: number): void {
    this.held >>>= size;
    this.count -= size;
    if (this.count < this.borrowed * 8) throw new InflateError("cut off");
  }

  take(size: number): number {
    const value = this.look(size) & ((1 << size) - 1);
    this.drop(size);
    return value;
  }

  /** Takes what is left of the byte at hand, which has to be zero. */
  align(): void {
    if (this.take(this.count & 7) !== 0) throw new InflateError("a bit set between two bytes");
  }

  /** Up to `size` whole bytes that are at hand; the bits have to be aligned. */
  bytes(size: number): Bytes {
    // What was looked at and not taken goes back.
    this.at -= this.count / 8 - this.borrowed;
    [this.held, this.count, this.borrowed] = [0, 0, 0];
    const part = this.piece.subarray(this.at, this.at + size);
    this.at += part.length;
    return part;
  }

  /** Throws unless this is the end: no byte is left, and no bit set in the last one. */
  async finish(): Promise<void> {
    this.align();
    if (this.bytes(1).length > 0) throw new InflateError("bytes after the end");
    await this.refill(1);
    if (this.bytes(1).length > 0) throw new InflateError("bytes after the end");
  }

  symbol(code: HuffmanCode): number {
    const found = nextSymbol(code, this.look(longestCode));
    if (found < 0) throw new InflateError("bits that are no symbol");
    this.drop(found & 15);
    return found >> 4;
  }
}
