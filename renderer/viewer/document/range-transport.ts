import { pdfjs } from "react-pdf";
import type { MaterialSource } from "../source";

/** Told when a range is asked for and when it was delivered. */
export interface Reading {
  begun(): void;
  ended(): void;
}

/** Feeds PDF.js from a material, range by range: only what a page needs is decrypted. */
export class MaterialTransport extends pdfjs.PDFDataRangeTransport {
  readonly #source: MaterialSource;
  readonly #failed: (error: unknown) => void;
  readonly #abort = new AbortController();
  #reading: Reading | null = null;

  /** `failed` is called when a range cannot be read: PDF.js itself would wait for it for ever. */
  constructor(source: MaterialSource, failed: (error: unknown) => void) {
    super(source.size, null);
    this.#source = source;
    this.#failed = failed;
  }

  /** Tells `reading` of every range from now on. */
  tell(reading: Reading): void {
    this.#reading = reading;
  }

  override requestDataRange(begin: number, end: number): void {
    const { signal } = this.#abort;
    const reading = this.#reading;
    reading?.begun();
    this.#source
      .read(begin, end - begin, signal)
      .then(
        (bytes) => signal.aborted || this.#deliver(begin, bytes),
        (error: unknown) => signal.aborted || this.#failed(error),
      )
      .finally(() => reading?.ended());
  }

  #deliver(begin: number, bytes: Uint8Array): void {
    try {
      // A copy, because PDF.js hands the buffer to its worker and the source may still use its own.
      this.onDataRange(begin, bytes.slice());
    } catch (error) {
      // While a document closes, PDF.js first forgets who waits for a range and only then aborts the transport.
      console.debug(`nobody waits for the range at ${begin} any more`, error);
    }
  }

  override abort(): void {
    this.#abort.abort();
  }
}
