import { type PageBox, shownSize, type Turn } from "../../../shared/annotation/geometry";
import type { Zoom } from "../props";

/** CSS pixels a unit of 1/72 inch at actual size. */
export const pixelsPerUnit = 96 / 72;

/** Space round and between pages, in CSS pixels. */
export const pageGap = 14;

/** The pane's inner size in CSS pixels. */
export interface PaneSize {
  readonly width: number;
  readonly height: number;
  /** The height that 整页 fits: the pane's without the bar that comes and goes below it. */
  readonly fitHeight: number;
}

/** Where a page stands in the scrolled area, in CSS pixels; `scale` is pixels a unit. */
export interface PagePlace {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

/** Pages below each other, or one alone. `places[0]` is page 1. */
export interface PageLayout {
  /** Of every page; one that is not shown (`first` to `last` are) has the place it would have alone. */
  readonly places: readonly PagePlace[];
  /** The pages in the scrolled area, from 1: all, or the one shown alone twice. */
  readonly first: number;
  readonly last: number;
  readonly width: number;
  readonly height: number;
}

/** What a layout is made of. */
export interface LayoutInput {
  /** The box of each page; an estimate for pages not yet seen. */
  readonly boxes: readonly PageBox[];
  readonly turns: Readonly<Record<number, Turn>>;
  readonly zoom: Zoom;
  readonly pane: PaneSize;
  /** The page to show alone, from 1; all of them without it. */
  readonly single?: number | null;
}

/** CSS pixels a unit for one page. With 适合宽度 and 整页 each page fits by itself, however large its paper. */
export function scaleOf(zoom: Zoom, box: PageBox, turn: Turn, pane: PaneSize): number {
  if (typeof zoom === "number") return zoom * pixelsPerUnit;
  const page = shownSize({ box, turn, scale: 1 });
  const fitsWidth = Math.max(40, pane.width - 2 * pageGap) / page.width;
  if (zoom === "width") return fitsWidth;
  return Math.min(fitsWidth, Math.max(40, pane.fitHeight - 2 * pageGap) / page.height);
}

/** Lays all pages out in one column, each centred; or one alone, in the middle of the pane where it has room there. */
export function layOut(input: LayoutInput): PageLayout {
  const sizes = sizesOf(input);
  return typeof input.single === "number"
    ? alone(sizes, input.single, input.pane)
    : inColumn(sizes, input.pane);
}

type PageSize = Omit<PagePlace, "left" | "top">;

function sizesOf({ boxes, turns, zoom, pane }: LayoutInput): PageSize[] {
  return boxes.map((box, index) => {
    const turn = turns[index + 1] ?? 0;
    const scale = scaleOf(zoom, box, turn, pane);
    const { width, height } = shownSize({ box, turn, scale });
    return { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)), scale };
  });
}

function inColumn(sizes: readonly PageSize[], pane: PaneSize): PageLayout {
  const widest = sizes.reduce((most, { width }) => Math.max(most, width), 0);
  const whole = Math.max(pane.width, widest + 2 * pageGap);
  let top = pageGap;
  const places = sizes.map((size) => {
    const place = { ...size, left: Math.round((whole - size.width) / 2), top };
    top += size.height + pageGap;
    return place;
  });
  return { places, first: 1, last: sizes.length, width: whole, height: top };
}

function alone(sizes: readonly PageSize[], wanted: number, pane: PaneSize): PageLayout {
  const page = Math.min(Math.max(1, wanted), sizes.length);
  const areaOf = ({ width, height }: PageSize) => ({
    width: Math.max(pane.width, width + 2 * pageGap),
    height: Math.max(pane.height, height + 2 * pageGap),
  });
  const places = sizes.map((size) => {
    const area = areaOf(size);
    const left = Math.round((area.width - size.width) / 2);
    return { ...size, left, top: Math.round((area.height - size.height) / 2) };
  });
  const shown = sizes[page - 1] ?? { width: 0, height: 0, scale: 1 };
  return { places, first: page, last: page, ...areaOf(shown) };
}

/** The pages, first and last from 1, that a window of the scrolled area touches; the nearest one where it touches none. */
export function pagesWithin(layout: PageLayout, top: number, height: number): [first: number, last: number] {
  const first = pageAt(layout, top);
  let last = first;
  while (last < layout.last && (layout.places[last]?.top ?? 0) < top + height) last += 1;
  return [first, last];
}

/** The first page, from 1, that ends below a height of the scrolled area; the last page behind them all. */
export function pageAt(layout: PageLayout, y: number): number {
  let low = layout.first - 1;
  let high = layout.last - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const place = layout.places[middle];
    if (place && place.top + place.height > y) high = middle;
    else low = middle + 1;
  }
  return low + 1;
}

/**
 * The page a reader calls "this page" in a window of the scrolled area: the first of which the window shows most,
 * measured by what it could show of it.
 */
export function mainPage(layout: PageLayout, top: number, height: number): number {
  const [first, last] = pagesWithin(layout, top, height);
  let [best, most] = [first, -1];
  for (let page = first; page <= last; page += 1) {
    const place = layout.places[page - 1];
    if (!place) continue;
    const seen = Math.min(top + height, place.top + place.height) - Math.max(top, place.top);
    const share = seen / Math.min(place.height, height);
    if (share > most + 0.001) [best, most] = [page, share];
  }
  return best;
}
