import type { ByteSource } from "../../shared/package/byte-source";
import type { Bytes } from "./contract";

/** Files up to this many bytes are taken to hand: most scans are, and the longest read waits for some milliseconds less. */
const mostAtHand = 16 * 2 ** 20;
/** What was asked for first goes before, in milliseconds. */
const firstGoes = 300;

/**
 * A small file as it lies in the database, read whole into memory soon after its first read: asking the database for a
 * range takes as long as decoding a page does. Larger files are read through. What is held is as encrypted as it lies.
 */
export class AtHandSource implements ByteSource {
  readonly size: number;
  readonly #inner: ByteSource;
  #bytes: Bytes | null = null;
  #asked = false;

  constructor(inner: ByteSource) {
    this.#inner = inner;
    this.size = inner.size;
  }

  /** As `ByteSource` says. */
  async read(offset: number, length: number, signal?: AbortSignal): Promise<Bytes> {
    signal?.throwIfAborted();
    if (!this.#bytes) {
      this.#takeSoon();
      return this.#inner.read(offset, length, signal);
    }
    if (offset < 0 || length < 0 || offset + length > this.size)
      throw new RangeError("a read outside the source");
    return this.#bytes.slice(offset, offset + length);
  }

  #takeSoon(): void {
    if (this.#asked || this.size > mostAtHand) return;
    this.#asked = true;
    setTimeout(() => {
      this.#inner.read(0, this.size).then(
        (bytes) => {
          this.#bytes = bytes;
        },
        // Whoever reads the range that fails hears of it.
        (error: unknown) => console.debug("a file is not taken to hand", error),
      );
    }, firstGoes);
  }
}
