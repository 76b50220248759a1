import type { PreviewShelf } from "../source";
import { Packs } from "./packs";

/** What was made is kept at the latest after so long, in milliseconds. */
const keepAfter = 5_000;

/** The small pictures of one document as bytes: read from their shelf, and put there as they are made. */
export class PreviewKeeper {
  readonly packs = new Packs();
  readonly #pageCount: number;
  #shelf: PreviewShelf | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(pageCount: number) {
    this.#pageCount = pageCount;
  }

  /** Reads what was kept, nearest to `page` first; what cannot be read is made anew and not kept. Rejects when aborted. */
  async load(
    shelf: PreviewShelf | null,
    page: number,
    onLoaded: () => void,
    signal: AbortSignal,
  ): Promise<void> {
    this.#shelf = shelf;
    try {
      if (shelf) await this.packs.load(shelf, { page, pageCount: this.#pageCount }, onLoaded, signal);
    } catch (error) {
      signal.throwIfAborted();
      console.warn("the small pictures that were kept cannot be read", error);
      this.#shelf = null;
    }
  }

  /** Takes one just made; it is kept with the rest of its pack, or soon. */
  add(page: number, jpeg: Uint8Array<ArrayBuffer>): void {
    this.packs.add(page, jpeg);
    this.#keep(false);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#keep(true);
    }, keepAfter);
  }

  /** Keeps what is not kept yet; to be called at the end. */
  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#keep(true);
  }

  #keep(partly: boolean): void {
    const shelf = this.#shelf;
    if (!shelf) return;
    for (const pack of this.packs.unkept(this.#pageCount, partly)) {
      this.packs.keep(shelf, pack).catch((error: unknown) => {
        // The seat may be locked by now: they are made anew then.
        console.debug("small pictures are not kept", error);
        this.#shelf = null;
      });
    }
  }
}
