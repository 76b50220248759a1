import type { PDFPageProxy } from "pdfjs-dist";
import type { TextContent } from "pdfjs-dist/types/src/display/api";
import type { OpenedDocument } from "../document/opened-document";

/** A page's text as PDF.js reads it, with the page that it belongs to. */
export interface ShownText {
  readonly page: PDFPageProxy;
  readonly content: TextContent;
}

const known = new WeakMap<OpenedDocument, Map<number, Promise<ShownText | null>>>();
/** So many pages' texts of a document are kept. */
const most = 24;

/** The text of a page; `null` where it has none. What was read last is kept. Rejects where it cannot be read. */
export function textContentOf(document: OpenedDocument, number: number): Promise<ShownText | null> {
  const texts = known.get(document) ?? new Map<number, Promise<ShownText | null>>();
  known.set(document, texts);
  const found = texts.get(number) ?? read(document, number);
  texts.delete(number);
  texts.set(number, found);
  // A text that could not be had may be had later.
  found.catch(() => texts.delete(number));
  const oldest = texts.keys().next();
  if (texts.size > most && !oldest.done) texts.delete(oldest.value);
  return found;
}

async function read(document: OpenedDocument, number: number): Promise<ShownText | null> {
  const opened = await document.page(number);
  if (!document.pdf || !(await opened.mayHaveText?.())) return null;
  const page = await (await document.pdf()).getPage(number);
  const content = await page.getTextContent();
  return content.items.some((item) => "str" in item && item.str.trim() !== "") ? { page, content } : null;
}
