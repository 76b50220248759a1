import type { PDFDocumentProxy } from "pdfjs-dist";
import { pdfjs } from "react-pdf";
import { openSimplePdf, type SimplePdf } from "../../../shared/pdf/document";
import { inflate } from "../decoder/inflate";
import { OpeningHangs, OpeningWatch, silenceFor } from "../document/opening";
import { PasswordAnswers } from "../document/password-answers";
import { boxOfPage } from "../document/pdf-document";
import { type Engine, endEngine, pdfOptions, startEngine } from "../document/pdf-engine";
import { MaterialTransport } from "../document/range-transport";
import type { MaterialSource } from "../source";
import { type PageText, pageTextOf } from "./page-text";

/** A page that is not read within this time, in milliseconds, hangs the decoder: its thread is ended. */
const longest = 20_000;

/** A page as far as it can be searched: its text, `null` where it is only a picture, or `unread` where it cannot be read. */
export type ReadPage = PageText | null | "unread";

/** A material is encrypted, and nobody has given its password yet, or the kept one is wrong. */
export class PasswordUnknown extends Error {
  override readonly name = "PasswordUnknown";
}

/**
 * Reads the text of a material page by page, each told as it comes. Pages that are only pictures are known by their own
 * description where the file is sound; PDF.js is loaded, in a thread of its own that delays no drawing, when a page may
 * have text. What was opened is closed when the reading ends. Rejects with `PasswordUnknown`, when the material cannot be
 * opened or read, and when `signal` aborts.
 */
export async function readText(
  source: MaterialSource,
  signal: AbortSignal,
  onPage: (number: number, page: ReadPage, pageCount: number) => void,
): Promise<void> {
  if (source.mediaType !== "application/pdf") return onPage(1, null, 1);
  const read = (offset: number, length: number) => source.read(offset, length, signal);
  const simple = await openSimplePdf({ size: source.size, read }, inflate);
  const reader = new TextReader(source);
  const stop = () => reader.close();
  signal.addEventListener("abort", stop, { once: true });
  try {
    const count = simple?.pageCount ?? (await reader.pageCount());
    for (let number = 1; number <= count; number += 1) {
      const only = await isOnlyPicture(simple, number);
      signal.throwIfAborted();
      const page = only ? null : await reader.page(number);
      signal.throwIfAborted();
      onPage(number, page, count);
    }
  } finally {
    signal.removeEventListener("abort", stop);
    simple?.forget();
    reader.close();
  }
}

async function isOnlyPicture(simple: SimplePdf | null, number: number): Promise<boolean> {
  const page = (await simple?.page(number)) ?? null;
  return (await page?.hasText()) === false;
}

interface Opened {
  readonly engine: Engine;
  readonly pdf: Promise<PDFDocumentProxy>;
  /** Rejects when the document cannot go on: nothing else tells. */
  readonly lost: Promise<never>;
}

/** PDF.js's reading of a material in a thread of its own, begun when first asked. */
class TextReader {
  readonly #source: MaterialSource;
  #opened: Opened | null = null;
  #closed = false;

  constructor(source: MaterialSource) {
    this.#source = source;
  }

  async pageCount(): Promise<number> {
    return (await this.#document()).numPages;
  }

  /** A page's text. Rejects where the document itself cannot be opened or read any more. */
  async page(number: number): Promise<ReadPage> {
    const pdf = await this.#document();
    const lost = this.#opened?.lost;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hangs = new Promise<"hangs">((resolve) => {
      timer = setTimeout(() => resolve("hangs"), longest);
    });
    try {
      const text = await Promise.race([textOf(pdf, number), hangs, ...(lost ? [lost] : [])]);
      if (text !== "hangs") return text;
      // The next page gets a thread that lives.
      this.#end();
      return "unread";
    } finally {
      clearTimeout(timer);
    }
  }

  close(): void {
    this.#closed = true;
    this.#end();
  }

  #document(): Promise<PDFDocumentProxy> {
    if (this.#closed) return Promise.reject(new DOMException("the reading was ended", "AbortError"));
    this.#opened ??= open(this.#source);
    return Promise.race([this.#opened.pdf, this.#opened.lost]);
  }

  #end(): void {
    if (this.#opened) endEngine(this.#opened.engine);
    this.#opened = null;
  }
}

function open(source: MaterialSource): Opened {
  const engine = startEngine();
  let lose: (error: unknown) => void = () => {};
  const lost = new Promise<never>((_, reject) => {
    lose = reject;
  });
  // Told to whoever waits for a page; nobody may.
  lost.catch(() => undefined);
  const hanging = new OpeningHangs("PDF.js makes no progress in opening the file");
  const watch = new OpeningWatch(silenceFor(source.size), () => lose(hanging));
  const range = new MaterialTransport(source, (error) => lose(error));
  range.tell(watch);
  const task = pdfjs.getDocument({ ...pdfOptions(engine.worker), range });
  const answers = new PasswordAnswers(source, null);
  task.onPassword = (give: (password: string) => void, reason: number) =>
    answers.answer(give, reason, () => lose(new PasswordUnknown("the password is not known")));
  const pdf = task.promise;
  const over = () => watch.over();
  pdf.then(over, over);
  lost.catch(over);
  return { engine, pdf, lost };
}

async function textOf(pdf: PDFDocumentProxy, number: number): Promise<ReadPage> {
  try {
    const page = await pdf.getPage(number);
    const text = pageTextOf(await page.getTextContent(), boxOfPage(page), page.userUnit);
    page.cleanup();
    return text.pieces.length === 0 ? null : text;
  } catch (error) {
    console.error(`the text of page ${number} could not be read`, error);
    return "unread";
  }
}
