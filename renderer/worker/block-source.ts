import type { ByteSource } from "../../shared/package/byte-source";
import type { Bytes } from "./contract";

/** Small reads are served from blocks of this many bytes; a larger read goes straight through. */
const blockBytes = 256 * 1024;
/** How many blocks are kept: 4 MiB. */
const keptBlocks = 16;

/**
 * A source that asks for blocks where a reader asks for crumbs: checking an archive takes some four small reads an
 * entry, and each would be a request to the main process.
 */
export class BlockSource implements ByteSource {
  readonly size: number;
  readonly #inner: ByteSource;
  readonly #blocks = new Map<number, Bytes>();

  constructor(inner: ByteSource) {
    this.#inner = inner;
    this.size = inner.size;
  }

  /** As `ByteSource` says. */
  async read(offset: number, length: number, signal?: AbortSignal): Promise<Bytes> {
    signal?.throwIfAborted();
    if (offset < 0 || length < 0 || offset + length > this.size)
      throw new RangeError("a read outside the source");
    if (length >= blockBytes) return this.#inner.read(offset, length, signal);
    const out = new Uint8Array(length);
    for (let at = 0; at < length; ) {
      const index = Math.floor((offset + at) / blockBytes);
      const block = await this.#block(index, signal);
      const part = block.subarray(offset + at - index * blockBytes).subarray(0, length - at);
      out.set(part, at);
      at += part.length;
    }
    return out;
  }

  async #block(index: number, signal?: AbortSignal): Promise<Bytes> {
    const start = index * blockBytes;
    const kept =
      this.#blocks.get(index) ??
      (await this.#inner.read(start, Math.min(blockBytes, this.size - start), signal));
    // Inserting again makes it the newest; the first key is then the one unused longest.
    this.#blocks.delete(index);
    this.#blocks.set(index, kept);
    const [oldest] = this.#blocks.keys();
    if (this.#blocks.size > keptBlocks && oldest !== undefined) this.#blocks.delete(oldest);
    return kept;
  }
}
