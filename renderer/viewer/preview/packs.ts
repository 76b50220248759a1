import type { PreviewPicture, PreviewShelf } from "../source";

/** Pages whose small pictures are kept together: a document of 500 pages is 16 records. */
export const packPages = 32;
/** The small pictures of one document take at most this many bytes in memory; the pages after that have none. */
export const mostBytes = 32 * 2 ** 20;

/** The pack that a page belongs to. */
export const packOf = (page: number): number => Math.floor((page - 1) / packPages);

/** The small pictures of one document as bytes, and which of them are not kept yet. */
export class Packs {
  readonly #jpegs = new Map<number, Uint8Array<ArrayBuffer>>();
  readonly #unkept = new Set<number>();
  readonly #read = new Set<number>();
  #bytes = 0;

  /** The small picture of a page; `null` where there is none yet. */
  get(page: number): Uint8Array<ArrayBuffer> | null {
    return this.#jpegs.get(page) ?? null;
  }

  has(page: number): boolean {
    return this.#jpegs.has(page);
  }

  /** Whether there is room for no more. */
  get isFull(): boolean {
    return this.#bytes >= mostBytes;
  }

  /** Takes one just made. */
  add(page: number, jpeg: Uint8Array<ArrayBuffer>): void {
    if (this.isFull) return;
    this.#put(page, jpeg);
    this.#unkept.add(packOf(page));
  }

  /** Takes one away that does not open. */
  remove(page: number): void {
    this.#bytes -= this.#jpegs.get(page)?.length ?? 0;
    this.#jpegs.delete(page);
  }

  /** Reads all packs from the shelf, the one of `page` first, and tells the pages of each as they come. */
  async load(
    shelf: PreviewShelf,
    { page, pageCount }: { readonly page: number; readonly pageCount: number },
    onLoaded: (pages: readonly number[]) => void,
    signal: AbortSignal,
  ): Promise<void> {
    for (const pack of nearestFirst(packOf(page), packOf(pageCount) + 1)) {
      const pictures = await shelf.get(pack);
      signal.throwIfAborted();
      this.#read.add(pack);
      const fresh = pictures.filter((each) => packOf(each.page) === pack && !this.has(each.page));
      for (const each of fresh) if (!this.isFull) this.#put(each.page, each.jpeg);
      if (fresh.length > 0) onLoaded(fresh.map((each) => each.page));
    }
  }

  /** The packs with something that is not kept yet; all of their pages are there, or `partly` says that it may be fewer. */
  unkept(pageCount: number, partly: boolean): readonly number[] {
    // One that was not read yet may hold more than there is here.
    return [...this.#unkept].filter(
      (pack) => this.#read.has(pack) && (partly || this.#isWhole(pack, pageCount)),
    );
  }

  /** Keeps one pack. Rejects as the shelf does; it then counts as not kept. */
  async keep(shelf: PreviewShelf, pack: number): Promise<void> {
    this.#unkept.delete(pack);
    const pictures = pagesOf(pack).flatMap((page): PreviewPicture[] => {
      const jpeg = this.get(page);
      return jpeg ? [{ page, jpeg }] : [];
    });
    try {
      await shelf.keep(pack, pictures);
    } catch (error) {
      this.#unkept.add(pack);
      throw error;
    }
  }

  #isWhole(pack: number, pageCount: number): boolean {
    return pagesOf(pack).every((page) => page > pageCount || this.has(page));
  }

  #put(page: number, jpeg: Uint8Array<ArrayBuffer>): void {
    this.remove(page);
    this.#jpegs.set(page, jpeg);
    this.#bytes += jpeg.length;
  }
}

function pagesOf(pack: number): readonly number[] {
  return Array.from({ length: packPages }, (_, index) => pack * packPages + index + 1);
}

/** The numbers from 0 to before `count`, those nearest to `start` first, the next one before the one behind. */
export function nearestFirst(start: number, count: number): readonly number[] {
  const all = Array.from({ length: count }, (_, index) => index);
  const far = (each: number) => 2 * Math.abs(each - start) - (each > start ? 1 : 0);
  return all.sort((one, other) => far(one) - far(other));
}
