import type { ByteSource } from "../../shared/package/byte-source";

/**
 * Remembers the first error of what it watches. The verifier knows only its own refusals and calls any other error
 * internal; a disk that is full or a stick that was pulled out would be lost in that.
 */
export class Witness {
  #seen: { readonly error: unknown } | null = null;

  /** Runs `work` and remembers what it throws; an abort is not an error. */
  async watch<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Error && error.name === "AbortError")) this.#seen ??= { error };
      throw error;
    }
  }

  /** A source whose reads are watched. */
  source(inner: ByteSource): ByteSource {
    return { size: inner.size, read: (...range) => this.watch(() => inner.read(...range)) };
  }

  /** Throws what was seen, if anything. */
  rethrow(): void {
    if (this.#seen) throw this.#seen.error;
  }
}
