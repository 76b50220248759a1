import { useEffect, useRef, useState } from "react";
import type { StoreApi } from "zustand/vanilla";
import { type PageView, rectToScreen, shownSize } from "../../shared/annotation/geometry";
import { boundsOf } from "../../shared/annotation/marks";
import type { Annotation } from "../../shared/domain/annotation";
import type { OpenedDocument } from "./document/opened-document";
import type { MarkedPagesProps } from "./marked-pages";
import type { ScrollerHandle } from "./scroller/page-scroller";
import { jumpTo, type ViewerSession } from "./session";

/** The flash is over after this time, in milliseconds; as long as its animation. */
const flashTime = 1_600;

/** Requests already answered: the desk may keep showing an old one when the reader comes back to a document. */
const answered = new WeakSet<object>();

/** Answers the desk's requests to go somewhere, once the pages are there (`ready`); returns the mark that flashes now. */
export function useRequests(
  { flash, goTo, annotations, session, scroller, document }: MarkedPagesProps,
  ready: boolean,
) {
  const [flashing, setFlashing] = useState<{ id: string; nonce: number } | null>(null);
  const latest = useRef(annotations);
  useEffect(() => {
    latest.current = annotations;
  });
  useEffect(() => {
    const annotation = latest.current.find(({ id }) => id === flash?.annotationId);
    if (!ready || !flash || !annotation || answered.has(flash)) return;
    let current = true;
    let timer = 0;
    showMark(annotation, document, session, scroller.current).then(() => {
      if (!current) return;
      answered.add(flash);
      setFlashing({ id: annotation.id, nonce: flash.nonce });
      timer = window.setTimeout(() => setFlashing(null), flashTime);
    });
    return () => {
      current = false;
      clearTimeout(timer);
      setFlashing(null);
    };
  }, [flash, document, session, scroller, ready]);
  useEffect(() => {
    if (!ready || !goTo || answered.has(goTo)) return;
    answered.add(goTo);
    jumpTo(session, goTo.page, goTo.offset);
  }, [goTo, session, ready]);
  return flashing;
}

async function showMark(
  annotation: Annotation,
  document: OpenedDocument,
  session: StoreApi<ViewerSession>,
  scroller: ScrollerHandle | null,
): Promise<void> {
  // A page that cannot be had is gone to all the same: its card says why nothing shows.
  const opened = await document.page(annotation.page).catch(() => null);
  const turn = session.getState().turns[annotation.page] ?? 0;
  if (!opened) return jumpTo(session, annotation.page);
  const view = { box: opened.box, turn, scale: 1 };
  await scroller?.reveal(annotation.page, areaOf(annotation, view));
}

/** The rectangle of a mark in shares of its page as shown. */
function areaOf(annotation: Annotation, view: PageView) {
  const page = shownSize(view);
  const { x, y, width, height } = rectToScreen(view, boundsOf(annotation.mark));
  return { x: x / page.width, y: y / page.height, width: width / page.width, height: height / page.height };
}

/** The bar that comes with a selection takes room from below: a mark just drawn there stays in sight. */
export function useKeptInSight(
  selected: Annotation | undefined,
  { document, session, scroller }: MarkedPagesProps,
): void {
  const latest = useRef(selected);
  useEffect(() => {
    latest.current = selected;
  });
  const id = selected?.id;
  useEffect(() => {
    const annotation = latest.current;
    if (!id || !annotation) return;
    let current = true;
    document.page(annotation.page).then(
      ({ box }) => {
        const turn = session.getState().turns[annotation.page] ?? 0;
        if (current)
          scroller.current?.keepInSight(annotation.page, areaOf(annotation, { box, turn, scale: 1 }));
      },
      () => {}, // a page that cannot be had shows its card, and no marks of it can be drawn
    );
    return () => {
      current = false;
    };
  }, [id, document, session, scroller]);
}
