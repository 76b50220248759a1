import { type ReactNode, type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { type PageBox, shownSize, type Turn } from "../../../shared/annotation/geometry";
import { ClearFace, ClearPaper } from "../clarity/clear-paper";
import { framedBoxes, paperOf } from "../clarity/paper";
import { useFindings } from "../clarity/use-findings";
import { usePaperCuts } from "../clarity/use-paper-cuts";
import type { OpenedDocument } from "../document/opened-document";
import { PageDrawer } from "../drawing/page-drawer";
import { drawQueue } from "../drawing/shared-queue";
import { layOut, type PagePlace } from "../layout/page-layout";
import { type FirstPage, usePageBoxes } from "../layout/use-page-boxes";
import { previewsOf } from "../preview/previews";
import type { Zoom } from "../props";
import type { ViewerSession } from "../session";
import { PageCanvas } from "./page-canvas";
import "./page-scroller.css";
import { usePaneSize } from "./use-pane-size";
import { useScrolling } from "./use-scrolling";

/** What a page's overlay is told about the page it lies on. */
export interface ShownPage {
  readonly page: number;
  readonly box: PageBox;
  readonly turn: Turn;
  /** CSS pixels a unit now. */
  readonly scale: number;
}

/** What the viewer's tools ask of the scroller. */
export interface ScrollerHandle {
  readonly element: HTMLElement | null;
  panBy(dx: number, dy: number): void;
  /** Zooms about a point in CSS pixels from the pane's top left; about its middle without one. */
  zoomTo(zoom: Zoom, about?: { readonly x: number; readonly y: number }): void;
  /** Shows a rectangle of a page (shares of the page as shown): not at all where it is in sight, else in the middle. */
  reveal(page: number, area: { x: number; y: number; width: number; height: number }): Promise<void>;
  /** Scrolls as little as needed where the lower part of a mark has just been covered. */
  keepInSight(page: number, area: { x: number; y: number; width: number; height: number }): void;
  /** Goes on (`1`) or back (`-1`) by what the pane shows; at the end of a page shown alone, to the next one. */
  screen(by: 1 | -1): void;
  /** Puts the line of a page that lies `offset` (a share of it) below its top at the pane's upper edge. */
  show(page: number, offset: number): void;
  /** The part of a page in sight, in shares of the page as shown; `null` where none is. */
  inSight(page: number): { x: number; y: number; width: number; height: number } | null;
}

export interface PageScrollerProps {
  readonly document: OpenedDocument;
  readonly session: StoreApi<ViewerSession>;
  readonly first: FirstPage;
  /** The share of the first page above the pane. */
  readonly offset: number;
  /** Spoken as the name of the scrolled area. */
  readonly label: string;
  readonly overlay?: (shown: ShownPage) => ReactNode;
  readonly onMove?: (page: number, offset: number) => void;
  readonly onFirstPageDrawn?: (() => void) | undefined;
  readonly handle?: Ref<ScrollerHandle>;
}

/** The pages of a document, below each other or one at a time; only those near the pane are there, and drawn. */
export function PageScroller(props: PageScrollerProps) {
  const { document, session, first, label, overlay } = props;
  const scroller = useRef<HTMLElement>(null);
  const pane = usePaneSize(scroller);
  const zoom = useStore(session, (state) => state.zoom);
  const turns = useStore(session, (state) => state.turns);
  const single = useStore(session, (state) => (state.single ? state.page : null));
  const drawer = useDrawer(document);
  const [known, setKnown] = useState(0);
  // A page as large as thought is drawn at once: nothing on screen changes by that.
  const [redraw] = useState(() => ({ now: () => {} }));
  const pages = usePageBoxes(document, first, (changed) =>
    changed ? setKnown((count) => count + 1) : redraw.now(),
  );
  const { cuts, inverted } = usePaperCuts(session, pages.boxes.length);
  const framed = useMemo(() => framedBoxes(pages.boxes, cuts), [pages.boxes, cuts]);
  const layout = useMemo(
    () => (pane ? layOut({ boxes: framed, turns, zoom, pane, single }) : null),
    [framed, turns, zoom, pane, single],
  );
  const scrolling = useScrolling({ ...props, scroller, pane, layout, pages, known, redraw, drawer, cuts });
  useFindings(session, drawer, scrolling.mounted, pages.boxes);
  useImperativeHandle(props.handle, () => scrolling.handle, [scrolling.handle]);
  useFirstDrawn(drawer, first.page, props.onFirstPageDrawn);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled area must be reachable by keyboard (WCAG 2.1.1)
    <section ref={scroller} className="viewer-scroller" tabIndex={0} aria-label={label}>
      {layout && drawer && (
        <div className="viewer-sheet" style={{ width: layout.width, height: layout.height }}>
          {scrolling.mounted.map((page) => {
            const place = layout.places[page - 1];
            const box = pages.boxes[page - 1];
            if (!place || !box) return null;
            const turn = turns[page] ?? 0;
            const size = shownSize({ box, turn, scale: 1 });
            return (
              <PageFrame key={page} page={page} place={place}>
                <ClearPaper
                  paper={paperOf(place, box, turn, cuts[page])}
                  cut={cuts[page] !== undefined}
                  inverted={inverted}
                >
                  <PageCanvas
                    drawer={drawer}
                    page={page}
                    turn={turn}
                    aspect={size.width / size.height}
                    dress={(drawing) => (
                      <ClearFace session={session} page={page} turn={turn}>
                        {drawing}
                      </ClearFace>
                    )}
                  />
                  {overlay?.({ page, box, turn, scale: place.scale })}
                </ClearPaper>
              </PageFrame>
            );
          })}
        </div>
      )}
    </section>
  );
}

interface PageFrameProps {
  readonly page: number;
  readonly place: PagePlace;
  readonly children: ReactNode;
}

function PageFrame({ page, place, children }: PageFrameProps) {
  const { left, top, width, height } = place;
  return (
    <article
      className="viewer-page"
      aria-label={`第 ${page} 页`}
      data-page={page}
      style={{ left, top, width, height }}
    >
      {children}
    </article>
  );
}

function useDrawer(document: OpenedDocument): PageDrawer | null {
  const [drawer, setDrawer] = useState<PageDrawer | null>(null);
  useEffect(() => {
    const made = new PageDrawer(document, drawQueue, { previews: previewsOf(document) });
    setDrawer(made);
    return () => {
      setDrawer(null);
      made.close();
    };
  }, [document]);
  return drawer;
}

/** Tells once when the page shown first is complete on screen. */
function useFirstDrawn(drawer: PageDrawer | null, page: number, tell: (() => void) | undefined): void {
  const told = useRef(false);
  const latest = useRef(tell);
  useEffect(() => {
    latest.current = tell;
  });
  useEffect(() => {
    if (!drawer) return;
    return drawer.subscribe(() => {
      if (told.current || !drawer.face(page).whole) return;
      told.current = true;
      requestAnimationFrame(() => latest.current?.());
    });
  }, [drawer, page]);
}
