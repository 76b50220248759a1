import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist";

/** What the loader of PDF.js's document is to do. The same object until it changes. */
export interface PdfWish {
  /** Somebody needs the document. */
  readonly wanted: boolean;
  /** Rises when it is to be loaded anew: another number, another loading. */
  readonly attempt: number;
}

interface Awaited {
  readonly promise: Promise<PDFDocumentProxy>;
  readonly resolve: (pdf: PDFDocumentProxy) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * PDF.js's reading of a document, loaded when something first needs it: what is only a scan never does. It outlives the
 * decoder's thread: when that is ended, the next who asks gets the document loaded anew.
 */
export class PdfPart {
  readonly #listeners = new Set<() => void>();
  #wish: PdfWish = { wanted: false, attempt: 0 };
  #document: Awaited | null = null;
  #pages = new Map<number, Promise<PDFPageProxy>>();

  /** Calls `listener` after the wish has changed, until the returned function is called. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What the loader is to do now. */
  readonly wish = (): PdfWish => this.#wish;

  /** The document, loaded if need be. Rejects where PDF.js cannot open it, or when its thread is ended meanwhile. */
  document(): Promise<PDFDocumentProxy> {
    if (!this.#document) {
      this.#document = awaited();
      this.#tell({ ...this.#wish, wanted: true });
    }
    return this.#document.promise;
  }

  /** A page of it. */
  page(number: number): Promise<PDFPageProxy> {
    const known = this.#pages.get(number);
    if (known) return known;
    const pages = this.#pages;
    const page = this.document().then((pdf) => pdf.getPage(number));
    pages.set(number, page);
    // A page that could not be had may be had on retry.
    page.catch(() => pages.delete(number));
    return page;
  }

  /** The page if it is there. */
  knownPage(number: number): Promise<PDFPageProxy> | undefined {
    return this.#pages.get(number);
  }

  /** Gives back what PDF.js keeps of pages that are not being drawn. */
  forget(): void {
    this.#document?.promise
      .then((pdf) => pdf.cleanup())
      .catch((error: unknown) => console.debug("PDF.js keeps what it has: a page is being drawn", error));
  }

  /** The loader has it. */
  loaded(pdf: PDFDocumentProxy): void {
    this.#document ??= awaited();
    this.#document.resolve(pdf);
  }

  /** The loader could not have it, or it is gone; who asks next has it loaded anew. */
  lost(error: unknown): void {
    const waiting = this.#document;
    if (!waiting) return;
    this.#document = null;
    this.#pages = new Map();
    waiting.reject(error);
    this.#tell({ wanted: false, attempt: this.#wish.attempt + 1 });
  }

  #tell(wish: PdfWish): void {
    this.#wish = wish;
    for (const listener of this.#listeners) listener();
  }
}

function awaited(): Awaited {
  let resolve: Awaited["resolve"] = () => {};
  let reject: Awaited["reject"] = () => {};
  const promise = new Promise<PDFDocumentProxy>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  // Told to whoever waits; nobody may.
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}
