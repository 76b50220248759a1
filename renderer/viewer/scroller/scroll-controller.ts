import type { RefObject } from "react";
import { areaInFrame, areaOnPaper, type PageCuts, type Paper, paperOf } from "../clarity/paper";
import type { PageDrawer } from "../drawing/page-drawer";
import { drawTargets } from "../drawing/targets";
import { type Anchor, anchorAt, endOf, positionOf, topOf } from "../layout/anchor";
import {
  mainPage,
  type PageLayout,
  type PaneSize,
  pageAt,
  pagesWithin,
  pixelsPerUnit,
} from "../layout/page-layout";
import type { PageBoxes } from "../layout/use-page-boxes";
import { previewsOf } from "../preview/previews";
import type { PageScrollerProps, ScrollerHandle } from "./page-scroller";

/** While zoom or pane change, the pages are drawn anew this long after the last change, in milliseconds. */
const settleDelay = 140;
/** Pages that are not on screen are looked up this long after those that are, in milliseconds. */
const learnDelay = 40;
/** What stays in sight when going on by a screen, in CSS pixels. */
const overlap = 60;
/** The bar below the pages covers at most this much, in CSS pixels. */
const mostCovered = 160;

/** What the controller works on; renewed with every render. */
export interface ScrollingInput extends PageScrollerProps {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly pane: PaneSize | null;
  readonly layout: PageLayout | null;
  readonly pages: PageBoxes;
  /** Rises whenever a page's box became known. */
  readonly known: number;
  /** Set to have pages drawn without rendering anything anew. */
  readonly redraw: { now: () => void };
  readonly drawer: PageDrawer | null;
  /** How pages lie in their frames, where not simply filling them. */
  readonly cuts: PageCuts;
}

/** Holds the reader's place through every change of size, tells who wants to know where it is, and has pages drawn. */
export class ScrollController implements ScrollerHandle {
  input: ScrollingInput;
  onRange: (range: readonly [number, number]) => void = () => {};
  #anchor: Anchor;
  #placed = { left: 0, top: 0 };
  #direction: 1 | -1 = 1;
  #range: readonly [number, number] = [0, 0];
  #drawTimer = 0;
  #learnTimer = 0;
  #drawnBefore = false;
  #firstShown = 0;

  constructor(input: ScrollingInput) {
    this.input = input;
    this.#anchor = { page: input.first.page, x: 0.5, y: input.offset, paneX: 0.5, paneY: 0 };
  }

  get element(): HTMLElement | null {
    return this.input.scroller.current;
  }

  listen(element: HTMLElement): () => void {
    const scroll = () => this.#scrolled();
    element.addEventListener("scroll", scroll, { passive: true });
    // Another text size or screen changes the pixels a CSS pixel has, even where the pane keeps its size.
    const resize = () => this.#drawSoon();
    window.addEventListener("resize", resize);
    return () => {
      window.removeEventListener("resize", resize);
      element.removeEventListener("scroll", scroll);
      clearTimeout(this.#drawTimer);
      clearTimeout(this.#learnTimer);
    };
  }

  /** Puts the pages where the anchor says and has them drawn: at once the first time, then when the change has settled. */
  applyLayout(): void {
    const { layout, pane, drawer } = this.input;
    if (!layout || !pane || !drawer) return;
    // A page begun from its top shows a little of what is above it.
    const fromTop = this.#anchor.y === 0 && this.#anchor.paneY === 0;
    if (!this.#drawnBefore && fromTop) this.#anchor = topOf(this.#anchor.page, pane);
    const away = this.#anchor.page < layout.first || this.#anchor.page > layout.last;
    // Shown alone is the page that filled most of the pane, which need not be the one at its upper edge.
    if (away) this.#anchor = topOf(layout.first, pane);
    const another = layout.first !== this.#firstShown;
    this.#firstShown = layout.first;
    this.#place();
    if (this.#drawnBefore && !another) this.#drawSoon();
    else this.draw();
  }

  #drawSoon(): void {
    clearTimeout(this.#drawTimer);
    this.#drawTimer = window.setTimeout(() => this.draw(), settleDelay);
  }

  draw(): void {
    const { layout, pane, pages, drawer, session } = this.input;
    if (!layout || !pane || !drawer) return;
    this.#drawnBefore = true;
    const { turns } = session.getState();
    const targets = drawTargets({
      layout,
      boxes: pages.boxes,
      turns,
      scroll: this.#position(),
      pane,
      direction: this.#direction,
      density: window.devicePixelRatio,
      cuts: this.input.cuts,
    });
    const previews = previewsOf(this.input.document);
    previews.reach(targets.flatMap(({ page, visible }) => (visible ? [page] : [])));
    // What rushes by is not read ahead: its drawing would be cancelled.
    for (const { page, visible } of targets) if (visible) pages.learn(page, page, !previews.hurried);
    drawer.setTargets(
      targets.flatMap((target) => {
        if (pages.isKnown(target.page)) return [target];
        // What is on screen goes before all else even while its size is only thought.
        return target.visible ? [{ ...target, isGuess: true }] : [];
      }),
    );
    // What comes next waits until the reads of what is on screen are under way: they share one line.
    clearTimeout(this.#learnTimer);
    this.#learnTimer = window.setTimeout(() => {
      for (const { page } of targets) pages.learn(page, page);
    }, learnDelay);
  }

  goToPage(page: number, offset = 0): void {
    const { pane } = this.input;
    if (pane && offset === 0) this.#moveTo(topOf(page, pane));
    else this.#moveTo({ page, x: 0.5, y: offset, paneX: 0.5, paneY: 0 });
  }

  /** Goes to the page after or before one shown alone: to its top, or to its end when going back. */
  turnPage(by: 1 | -1): void {
    const { layout, pane } = this.input;
    const page = (layout?.first ?? 0) + by;
    if (!layout || !pane || page < 1 || page > layout.places.length) return;
    this.#moveTo(by === 1 ? topOf(page, pane) : endOf(page, pane));
  }

  screen: ScrollerHandle["screen"] = (by) => {
    const { session } = this.input;
    const element = this.element;
    if (!element) return;
    if (session.getState().single && this.atEnd(by)) this.turnPage(by);
    else element.scrollBy({ top: by * (element.clientHeight - overlap), behavior: "instant" });
  };

  /** Whether there is nothing more to scroll to below (`1`) or above (`-1`). */
  atEnd(by: 1 | -1): boolean {
    const element = this.element;
    if (!element) return true;
    return by === 1
      ? element.scrollTop + element.clientHeight >= element.scrollHeight - 1
      : element.scrollTop <= 1;
  }

  show: ScrollerHandle["show"] = (page, offset) => {
    const { layout, pane } = this.input;
    if (!layout || !pane) return;
    const across = anchorAt(page, { paneX: 0.5, paneY: 0 }, this.#position(), layout, pane);
    this.#moveTo({ ...across, y: offset });
  };

  panBy(dx: number, dy: number): void {
    this.element?.scrollBy({ left: dx, top: dy, behavior: "instant" });
  }

  zoomTo: ScrollerHandle["zoomTo"] = (zoom, about) => {
    const { layout, pane, session } = this.input;
    if (!layout || !pane) return;
    const at = about
      ? { paneX: about.x / pane.width, paneY: about.y / pane.height }
      : { paneX: 0.5, paneY: 0.5 };
    const scroll = this.#position();
    const page = pageAt(layout, scroll.top + at.paneY * pane.height);
    this.#anchor = anchorAt(page, at, scroll, layout, pane);
    session.setState({ zoom });
  };

  reveal: ScrollerHandle["reveal"] = async (page, area) => {
    const { document, pages } = this.input;
    pages.learn(page, page);
    // Its size first: the place of the mark depends on it. A page that cannot be had is shown as its card.
    await document.page(page).catch(() => null);
    const seen = this.inSight(page);
    if (seen && contains(seen, area)) return;
    const shown = this.#inFrame(page, area);
    const center = { x: shown.x + shown.width / 2, y: shown.y + shown.height / 2 };
    this.#moveTo({ page, ...center, paneX: 0.5, paneY: 0.42 });
  };

  keepInSight: ScrollerHandle["keepInSight"] = (page, area) => {
    const place = this.input.layout?.places[page - 1];
    const element = this.element;
    if (!place || !element) return;
    const shown = this.#inFrame(page, area);
    const lower = place.top + (shown.y + shown.height) * place.height;
    const hidden = lower + 8 - (element.scrollTop + element.clientHeight);
    if (hidden > 0 && hidden < mostCovered) this.panBy(0, hidden);
  };

  inSight: ScrollerHandle["inSight"] = (page) => {
    const { layout, pane } = this.input;
    const place = layout?.places[page - 1];
    if (!place || !pane) return null;
    const scroll = this.#position();
    const left = Math.max(0, scroll.left - place.left) / place.width;
    const top = Math.max(0, scroll.top - place.top) / place.height;
    const right = Math.min(1, (scroll.left + pane.width - place.left) / place.width);
    const bottom = Math.min(1, (scroll.top + pane.height - place.top) / place.height);
    if (right <= left || bottom <= top) return null;
    return this.#onPaper(page, { x: left, y: top, width: right - left, height: bottom - top });
  };

  /** A part of a page in shares of its paper, as shares of the frame it is shown in. */
  #inFrame(page: number, area: Area): Area {
    const found = this.#paper(page);
    if (!found) return area;
    const { paper, frame } = found;
    return shareOf(areaInFrame(paper, partOf(area, paper)), frame);
  }

  /** A part of a page's frame in shares of it, as shares of the paper. */
  #onPaper(page: number, area: Area): Area {
    const found = this.#paper(page);
    if (!found) return area;
    const { paper, frame } = found;
    return shareOf(areaOnPaper(paper, partOf(area, frame)), paper);
  }

  #paper(page: number): { readonly paper: Paper; readonly frame: { width: number; height: number } } | null {
    const { layout, pages, cuts, session } = this.input;
    const place = layout?.places[page - 1];
    const box = pages.boxes[page - 1];
    const cut = cuts[page];
    if (!place || !box || !cut) return null;
    return { paper: paperOf(place, box, session.getState().turns[page] ?? 0, cut), frame: place };
  }

  #moveTo(anchor: Anchor): void {
    const { layout, session } = this.input;
    this.#anchor = anchor;
    if (session.getState().single && anchor.page !== layout?.first) {
      // The layout of that page follows, and it is put in place then.
      session.setState({ page: anchor.page });
      return;
    }
    previewsOf(this.input.document).arrive();
    // Its bytes are asked for before anything is rendered: they come meanwhile.
    this.input.pages.learn(anchor.page, anchor.page, true);
    this.#place();
    this.draw();
  }

  #place(): void {
    const { layout, pane } = this.input;
    const element = this.element;
    if (!layout || !pane || !element) return;
    const wanted = positionOf(this.#anchor, layout, pane);
    element.scrollTo({ ...wanted, behavior: "instant" });
    this.#placed = this.#position();
    this.#tell();
  }

  #position() {
    const element = this.element;
    return { left: element?.scrollLeft ?? 0, top: element?.scrollTop ?? 0 };
  }

  #scrolled(): void {
    const { layout, pane } = this.input;
    if (!layout || !pane) return;
    const now = this.#position();
    const moved = Math.abs(now.top - this.#placed.top) > 1 || Math.abs(now.left - this.#placed.left) > 1;
    if (moved) {
      if (now.top !== this.#placed.top) this.#direction = now.top > this.#placed.top ? 1 : -1;
      this.#placed = now;
      const page = pageAt(layout, now.top);
      this.#anchor = anchorAt(page, { paneX: 0.5, paneY: 0 }, now, layout, pane);
    }
    this.#tell();
    clearTimeout(this.#drawTimer);
    this.draw();
  }

  /** Tells the session, the desk and the mounted range where the reader is. */
  #tell(): void {
    const { layout, pane, session, onMove } = this.input;
    if (!layout || !pane) return;
    const scroll = this.#position();
    const range = pagesWithin(layout, scroll.top, pane.height);
    if (range[0] !== this.#range[0] || range[1] !== this.#range[1]) {
      this.#range = range;
      this.onRange(range);
    }
    // A page shown alone is chosen, not found: the layout of another one may still be on its way.
    const page = session.getState().single ? chosen(session) : mainPage(layout, scroll.top, pane.height);
    const factor = (layout.places[page - 1]?.scale ?? pixelsPerUnit) / pixelsPerUnit;
    const before = session.getState();
    if (before.page !== page || before.factor !== factor) session.setState({ page, factor });
    const top = anchorAt(pageAt(layout, scroll.top), { paneX: 0.5, paneY: 0 }, scroll, layout, pane);
    onMove?.(top.page, Math.min(1, Math.max(0, top.y)));
  }
}

function chosen(session: PageScrollerProps["session"]): number {
  const { page, pageCount } = session.getState();
  return Math.min(Math.max(1, page), Math.max(1, pageCount));
}

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function partOf(
  { x, y, width, height }: Area,
  of: { readonly width: number; readonly height: number },
): Area {
  return { x: x * of.width, y: y * of.height, width: width * of.width, height: height * of.height };
}

function shareOf(
  { x, y, width, height }: Area,
  of: { readonly width: number; readonly height: number },
): Area {
  return { x: x / of.width, y: y / of.height, width: width / of.width, height: height / of.height };
}

function contains(outer: Area, inner: Area): boolean {
  const slack = 0.002;
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.width <= outer.x + outer.width + slack &&
    inner.y + inner.height <= outer.y + outer.height + slack
  );
}
