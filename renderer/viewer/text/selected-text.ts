import { type PageBox, type PageView, shownSize, type Turn } from "../../../shared/annotation/geometry";
import type { Mark } from "../../../shared/domain/annotation";
import { pointOn } from "../clarity/paper";
import { type ClientRect, passageOf } from "../marks/passage";
import { layersOf } from "./caret";

/** Selected text of one page as a mark. */
export interface SelectedPassage {
  readonly page: number;
  readonly mark: Mark;
}

/** What is selected of a viewer's text; `null` where nothing is. */
export function selectedRange(scroller: Element | null): Range | null {
  const selection = window.getSelection();
  if (!scroller || !selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  return layersOf(scroller).some((layer) => range.intersectsNode(layer)) ? range : null;
}

/** Lets go of what is selected of a viewer's text. */
export function unselect(scroller: Element | null): void {
  if (selectedRange(scroller)) window.getSelection()?.removeAllRanges();
}

/** The selected text of a viewer, a mark a page. */
export function selectedPassages(
  scroller: Element,
  pageOf: (page: number) => { readonly box: PageBox; readonly turn: Turn } | null,
): readonly SelectedPassage[] {
  const range = selectedRange(scroller);
  if (!range) return [];
  return layersOf(scroller).flatMap((layer) => {
    const page = Number(layer.dataset.textPage);
    const shown = pageOf(page);
    const marks = layer.closest<HTMLElement>(".viewer-marks");
    if (!shown || !marks || !range.intersectsNode(layer)) return [];
    const size = shownSize({ ...shown, scale: 1 });
    const view: PageView = { ...shown, scale: marks.offsetWidth / size.width };
    const mark = passageOf(view, { left: 0, top: 0, ...sizeOf(marks) }, piecesOn(marks, layer, range));
    return mark ? [{ page, mark }] : [];
  });
}

function sizeOf(element: HTMLElement) {
  return { width: element.offsetWidth, height: element.offsetHeight };
}

/** The rectangles of what is selected on a page, in its own pixels, though it be shown turned by a few degrees. */
function piecesOn(marks: HTMLElement, layer: HTMLElement, range: Range): ClientRect[] {
  const askew = Number(marks.closest<HTMLElement>("[data-askew]")?.dataset.askew ?? 0);
  const bounds = marks.getBoundingClientRect();
  return rectsOn(layer, range, askew !== 0).map(({ left, top, width, height }) => {
    const middle = { x: left + width / 2, y: top + height / 2 };
    const { x, y } = pointOn(bounds, sizeOf(marks), askew, middle);
    return { left: x - width / 2, top: y - height / 2, width, height };
  });
}

/** A rectangle a piece of text; of a page that lies askew a letter, since a long one round it would be too high. */
function rectsOn(layer: HTMLElement, range: Range, byLetter: boolean): DOMRect[] {
  const rects: DOMRect[] = [];
  const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT);
  const part = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!range.intersectsNode(node)) continue;
    const text = node as Text;
    const start = node === range.startContainer ? range.startOffset : 0;
    const end = node === range.endContainer ? range.endOffset : text.length;
    if (text.data.slice(start, end).trim() === "") continue;
    const step = byLetter ? 1 : end - start;
    for (let at = start; at < end; at += step) {
      part.setStart(text, at);
      part.setEnd(text, at + step);
      rects.push(part.getBoundingClientRect());
    }
  }
  return rects;
}

/** Selected text as it is copied: what some files end words with is left out. */
export function selectedWords(): string {
  return (window.getSelection()?.toString() ?? "").replace(/\0/gu, "").normalize("NFC");
}
