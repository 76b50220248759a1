import { type PageLayout, type PaneSize, pageGap } from "./page-layout";

/** A point of a page held at a point of the pane while everything round it changes its size. */
export interface Anchor {
  readonly page: number;
  /** Shares of the page's width and height from its top left; beyond 0 to 1 outside it. */
  readonly x: number;
  readonly y: number;
  /** Shares of the pane's width and height from its top left, so that it holds when the pane changes too. */
  readonly paneX: number;
  readonly paneY: number;
}

/** A scroll position in CSS pixels. */
export interface ScrollPosition {
  readonly left: number;
  readonly top: number;
}

/** The scroll position that puts the anchor where it belongs, not beyond the ends. */
export function positionOf(anchor: Anchor, layout: PageLayout, pane: PaneSize): ScrollPosition {
  const place = layout.places[anchor.page - 1] ?? layout.places.at(-1);
  if (!place) return { left: 0, top: 0 };
  const left = place.left + anchor.x * place.width - anchor.paneX * pane.width;
  const top = place.top + anchor.y * place.height - anchor.paneY * pane.height;
  return {
    left: Math.round(Math.min(Math.max(0, layout.width - pane.width), Math.max(0, left))),
    top: Math.round(Math.min(Math.max(0, layout.height - pane.height), Math.max(0, top))),
  };
}

/** The anchor of a page at a point of the pane, given in shares of it. */
export function anchorAt(
  page: number,
  at: { readonly paneX: number; readonly paneY: number },
  scroll: ScrollPosition,
  layout: PageLayout,
  pane: PaneSize,
): Anchor {
  const place = layout.places[page - 1];
  if (!place) return { page, x: 0, y: 0, ...at };
  return {
    page,
    x: (scroll.left + at.paneX * pane.width - place.left) / place.width,
    y: (scroll.top + at.paneY * pane.height - place.top) / place.height,
    ...at,
  };
}

/** The anchor that shows a page from its top, with the space above it. */
export function topOf(page: number, pane: PaneSize): Anchor {
  return { page, x: 0.5, y: 0, paneX: 0.5, paneY: pageGap / Math.max(1, pane.height) };
}

/** The anchor that shows a page to its end, with the space below it. */
export function endOf(page: number, pane: PaneSize): Anchor {
  return { page, x: 0.5, y: 1, paneX: 0.5, paneY: 1 - pageGap / Math.max(1, pane.height) };
}
