/** Collects codes of up to 24 bits, most significant bit first, into bytes. */
export class BitWriter {
  private bytes: Uint8Array;
  private length = 0;
  private pending = 0;
  private count = 0;

  constructor(capacity = 1 << 16) {
    this.bytes = new Uint8Array(capacity);
  }

  /** Appends the lowest `bits` bits of `code`. */
  put(code: number, bits: number): void {
    let left = bits;
    while (left > 0) {
      const take = Math.min(8 - this.count, left);
      left -= take;
      this.pending = (this.pending << take) | ((code >>> left) & ((1 << take) - 1));
      this.count += take;
      if (this.count === 8) this.flushByte();
    }
  }

  /** Fills the last byte with zero bits and returns a copy of all bytes. */
  finish(): Uint8Array {
    if (this.count > 0) {
      this.pending <<= 8 - this.count;
      this.flushByte();
    }
    return this.bytes.slice(0, this.length);
  }

  private flushByte(): void {
    if (this.length === this.bytes.length) {
      const grown = new Uint8Array(this.bytes.length * 2);
      grown.set(this.bytes);
      this.bytes = grown;
    }
    this.bytes[this.length++] = this.pending & 0xff;
    this.pending = 0;
    this.count = 0;
  }
}
