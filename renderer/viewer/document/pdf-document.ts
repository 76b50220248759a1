import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist";
import { addTurns, type PageBox } from "../../../shared/annotation/geometry";
import type { Drawing, DrawRequest, OpenedDocument, OpenedPage } from "./opened-document";

/** An open PDF as a document of pages. It is closed by whoever loaded it. */
export function pdfDocument(pdf: PDFDocumentProxy): OpenedDocument {
  const pages = new Map<number, Promise<OpenedPage>>();
  return {
    pageCount: pdf.numPages,
    pdf: async () => pdf,
    page(number) {
      const known = pages.get(number);
      if (known) return known;
      const page = pdf.getPage(number).then(pdfPage);
      pages.set(number, page);
      // A page that could not be had may be had on retry.
      page.catch(() => pages.delete(number));
      return page;
    },
  };
}

function pdfPage(page: PDFPageProxy): OpenedPage {
  const box = boxOf(page);
  return {
    number: page.pageNumber,
    box,
    draw: (request) => drawPage(page, box, request),
    release: () => page.cleanup(),
  };
}

function boxOf(page: PDFPageProxy): PageBox {
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

function drawPage(page: PDFPageProxy, box: PageBox, request: DrawRequest): Drawing {
  const viewport = page.getViewport({
    scale: request.scale,
    rotation: addTurns(box.rotate, request.turn),
    offsetX: -request.offset.x,
    offsetY: -request.offset.y,
  });
  const task = page.render({ canvas: request.canvas, viewport });
  task.onContinue = request.onStep;
  return { done: task.promise, cancel: () => task.cancel() };
}
