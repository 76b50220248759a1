/** Bytes that can be read from anywhere. */
export interface PdfSource {
  /** In bytes. */
  readonly size: number;
  /** Exactly `length` bytes from `offset`, both within the source; the caller does not write to them. Rejects as the medium does. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** Small reads are made of blocks of this many bytes: the sealed chunks that a source may have to open have this size. */
export const blockBytes = 65_536;
/** Blocks kept: 2 MiB. */
const keptBlocks = 32;
/** Long ranges kept, one or a few a page, and the bytes they may take together. */
const keptRanges = 12;
const keptRangeBytes = 16 * 2 ** 20;

interface Range {
  readonly offset: number;
  readonly length: number;
  readonly bytes: Promise<Uint8Array>;
}

/**
 * A source that remembers: crumbs are served from blocks, and a long range read ahead serves all reads within it. What is
 * on its way is not asked for twice.
 */
export class RememberingSource implements PdfSource {
  readonly size: number;
  readonly #inner: PdfSource;
  readonly #blocks = new Map<number, Promise<Uint8Array>>();
  #ranges: Range[] = [];

  constructor(inner: PdfSource) {
    this.#inner = inner;
    this.size = inner.size;
  }

  /** As `PdfSource` says. */
  async read(offset: number, length: number): Promise<Uint8Array> {
    if (offset < 0 || length < 0 || offset + length > this.size)
      throw new RangeError("a read outside the source");
    const range = this.#rangeWith(offset, length);
    if (range) return (await range.bytes).subarray(offset - range.offset, offset - range.offset + length);
    if (length > blockBytes) return this.readWhole(offset, length);
    return this.#fromBlocks(offset, length);
  }

  /** Reads a long range in one request and remembers it. */
  async readWhole(offset: number, length: number): Promise<Uint8Array> {
    const known = this.#rangeWith(offset, length);
    const range = known ?? { offset, length, bytes: this.#inner.read(offset, length) };
    if (!known) range.bytes.catch(() => this.#drop(range));
    this.#remember(range);
    return (await range.bytes).subarray(offset - range.offset, offset - range.offset + length);
  }

  /** Gives all that is remembered back; reading goes on working. */
  forget(): void {
    this.#blocks.clear();
    this.#ranges = [];
  }

  #rangeWith(offset: number, length: number): Range | undefined {
    return this.#ranges.find((each) => offset >= each.offset && offset + length <= each.offset + each.length);
  }

  #remember(range: Range): void {
    this.#ranges = [range, ...this.#ranges.filter((each) => each !== range)].slice(0, keptRanges);
    let bytes = 0;
    this.#ranges = this.#ranges.filter((each) => {
      bytes += each.length;
      return each === range || bytes <= keptRangeBytes;
    });
  }

  #drop(range: Range): void {
    this.#ranges = this.#ranges.filter((each) => each !== range);
  }

  async #fromBlocks(offset: number, length: number): Promise<Uint8Array> {
    const first = Math.floor(offset / blockBytes);
    const last = Math.floor(Math.max(offset, offset + length - 1) / blockBytes);
    const blocks = [this.#block(first), ...(last > first ? [this.#block(last)] : [])];
    const [one, other] = await Promise.all(blocks);
    const from = offset - first * blockBytes;
    if (!one || !other) return (one ?? new Uint8Array(0)).subarray(from, from + length);
    const out = new Uint8Array(length);
    out.set(one.subarray(from));
    out.set(other.subarray(0, from + length - blockBytes), blockBytes - from);
    return out;
  }

  #block(index: number): Promise<Uint8Array> {
    const start = index * blockBytes;
    let block = this.#blocks.get(index);
    this.#blocks.delete(index);
    if (!block) {
      block = this.#inner.read(start, Math.min(blockBytes, this.size - start));
      // What failed is tried again by the next read.
      block.catch(() => this.#blocks.delete(index));
    }
    this.#blocks.set(index, block);
    const [oldest] = this.#blocks.keys();
    if (this.#blocks.size > keptBlocks && oldest !== undefined) this.#blocks.delete(oldest);
    return block;
  }
}
