import type { PDFPageProxy } from "pdfjs-dist";
import { addTurns, type PageBox } from "../../../shared/annotation/geometry";
import type { ScannedFace, SimplePage, SimplePdf } from "../../../shared/pdf/document";
import type { PageGeometry } from "../../../shared/pdf/page-tree";
import { pictureDecoders } from "../decoder/picture-decoders";
import { cameOutBlank, isBroken } from "./broken-page";
import type { Drawing, DrawRequest, OpenedDocument, OpenedPage } from "./opened-document";
import { drawByPdfJs } from "./pdf-drawing";
import type { PdfPart } from "./pdf-part";
import { drawScan } from "./scanned-page";

/** A PDF as it is read: by its table where that is sound, by PDF.js where it is not or a page is more than a picture. */
export interface PdfParts {
  readonly pageCount: number;
  readonly simple: SimplePdf | null;
  readonly part: PdfPart;
}

let documents = 0;

/** An open PDF as a document of pages. It is closed by whoever loaded it. */
export function pdfDocument({ pageCount, simple, part }: PdfParts): OpenedDocument {
  const pages = new Map<number, Promise<PdfPage>>();
  const documentKey = String(++documents);
  const habit: Habit = { byPdfJs: false };
  const page = (number: number) => {
    const known = pages.get(number);
    if (known) return known;
    const opening = openPage(number, simple, part, documentKey, habit);
    pages.set(number, opening);
    // A page that could not be had may be had on retry.
    opening.catch(() => pages.delete(number));
    return opening;
  };
  return {
    pageCount,
    page,
    prepare(number) {
      if (!pages.has(number)) simple?.guess(number);
      // Whoever draws it hears of what fails.
      if (habit.byPdfJs) part.page(number).catch(() => undefined);
      page(number).then(
        (opened) => opened.prepare(),
        () => undefined, // whoever draws it hears of it
      );
    },
    pdf: () => part.document(),
    isPlain: async () => simple !== null && !simple.isNamed,
    forget() {
      simple?.forget();
      part.forget();
      pictureDecoders.forget();
    },
  };
}

/** How this document's pages were drawn so far: what the next one probably needs is asked for with its first bytes. */
interface Habit {
  byPdfJs: boolean;
}

interface PdfPage extends OpenedPage {
  /** Begins to read what the page shows. */
  prepare(): void;
}

async function openPage(
  number: number,
  simple: SimplePdf | null,
  part: PdfPart,
  documentKey: string,
  habit: Habit,
): Promise<PdfPage> {
  const known = (await simple?.page(number)) ?? null;
  const box = known ? boxOfGeometry(known.geometry) : boxOfPage(await part.page(number));
  const scan = known && simple ? new ScanFace(known, simple, box, documentKey) : null;
  return {
    number,
    box,
    prepare: () => scan?.prepare(),
    draw: (request) =>
      drawing(async (signal) => {
        habit.byPdfJs = !(await scan?.draw(request, signal));
        if (!habit.byPdfJs) return;
        signal.throwIfAborted();
        await drawByPdfJs(part, number, box, request, signal);
        if (cameOutBlank(request.canvas) && (await isBroken(known, await part.page(number))))
          throw new Error("the page comes out blank, and what it is to show is damaged");
      }),
    release() {
      part.knownPage(number)?.then(
        (page) => page.cleanup(),
        () => undefined, // there is nothing to give back
      );
    },
    mayHaveText: async () => (await known?.hasText()) ?? true,
  };
}

/** What the page shows, asked for when it is first drawn. */
class ScanFace {
  readonly #page: SimplePage;
  readonly #pdf: SimplePdf;
  readonly #box: PageBox;
  readonly #documentKey: string;
  #face: Promise<ScannedFace | null> | null = null;

  constructor(page: SimplePage, pdf: SimplePdf, box: PageBox, documentKey: string) {
    this.#page = page;
    this.#pdf = pdf;
    this.#box = box;
    this.#documentKey = documentKey;
  }

  /** Reads the page ahead of its drawing. */
  prepare(): void {
    // Whoever draws hears of what fails.
    this.#read().catch(() => undefined);
  }

  /** Draws the page as a scan; `false` where PDF.js must. */
  async draw(request: DrawRequest, signal: AbortSignal): Promise<boolean> {
    const face = await this.#read();
    signal.throwIfAborted();
    if (!face) return false;
    const { userUnit: unit } = this.#page.geometry;
    const page = { box: this.#box, unit, face, pdf: this.#pdf, documentKey: this.#documentKey };
    const drawn = await drawScan(page, request, signal);
    // What could not be vouched for once never will be.
    if (!drawn) this.#face = Promise.resolve(null);
    return drawn;
  }

  #read(): Promise<ScannedFace | null> {
    if (this.#face) return this.#face;
    const asked = this.#page.face();
    this.#face = asked;
    // What could not be read may be on retry.
    asked.catch(() => {
      if (this.#face === asked) this.#face = null;
    });
    return asked;
  }
}

/** A drawing out of work that listens to a signal. */
export function drawing(work: (signal: AbortSignal) => Promise<void>): Drawing {
  const abort = new AbortController();
  return { done: work(abort.signal), cancel: () => abort.abort() };
}

function boxOfGeometry({ left, bottom, width, height, rotate, userUnit }: PageGeometry): PageBox {
  return {
    left: left * userUnit,
    bottom: bottom * userUnit,
    width: width * userUnit,
    height: height * userUnit,
    rotate,
  };
}

/** The box of PDF.js's page. */
export function boxOfPage(page: PDFPageProxy): PageBox {
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const unit = page.userUnit;
  return {
    left: left * unit,
    bottom: bottom * unit,
    width: (right - left) * unit,
    height: (top - bottom) * unit,
    rotate: addTurns(page.rotate),
  };
}
