import { memo, useEffect, useState } from "react";
import { type PageView, rectToScreen, shownSize } from "../../../shared/annotation/geometry";
import { aroundRects } from "../../../shared/annotation/marks";
import type { PercentRect } from "../../../shared/domain/annotation";
import type { MarkedPagesProps } from "../marked-pages";
import type { ShownPage } from "../scroller/page-scroller";
import { jumpTo } from "../session";
import "./found-places.css";

/** Words that were found, and where: asks the viewer to go there and to show them. A new `nonce` goes there again. */
export interface FoundRequest {
  readonly page: number;
  /** In percent of the unrotated page; of none, the page's top is gone to. */
  readonly rects: readonly PercentRect[];
  readonly nonce: number;
}

/** Requests already answered: the desk may keep showing an old one when the reader comes back to a document. */
const answered = new WeakSet<object>();

/** Goes to what was found once the pages are there (`ready`). */
export function useFound(
  { found, document, session, scroller }: MarkedPagesProps,
  ready: boolean,
): FoundRequest | null {
  const [arrived, setArrived] = useState<FoundRequest | null>(null);
  useEffect(() => {
    if (!ready || !found) return;
    if (answered.has(found)) return setArrived(found);
    let current = true;
    const { page, rects } = found;
    const go = async () => {
      // A page that cannot be had is gone to all the same: its card says why nothing shows.
      const opened = await document.page(page).catch(() => null);
      if (!opened || rects.length === 0) return jumpTo(session, page);
      const view = { box: opened.box, turn: session.getState().turns[page] ?? 0, scale: 1 };
      const [area, size] = [rectToScreen(view, aroundRects(rects)), shownSize(view)];
      await scroller.current?.reveal(page, sharesOf(area, size));
    };
    go().then(
      () => {
        if (!current) return;
        answered.add(found);
        setArrived(found);
      },
      (error: unknown) => console.error("what was found could not be shown", error),
    );
    return () => {
      current = false;
    };
  }, [found, document, session, scroller, ready]);
  return found && arrived === found ? arrived : null;
}

function sharesOf(
  { x, y, width, height }: PercentRect,
  page: { readonly width: number; readonly height: number },
): PercentRect {
  return { x: x / page.width, y: y / page.height, width: width / page.width, height: height / page.height };
}

export interface FoundPlacesProps {
  readonly found: FoundRequest;
  readonly shown: ShownPage;
}

/** Frames round the words found; they flash when one comes there. */
export const FoundPlaces = memo(function FoundPlaces({ found, shown }: FoundPlacesProps) {
  const { box, turn } = shown;
  const view: PageView = { box, turn, scale: 1 };
  const page = shownSize(view);
  return found.rects.map((rect) => {
    const { x, y, width, height } = sharesOf(rectToScreen(view, rect), page);
    return (
      <div
        key={`${found.nonce} ${rect.x} ${rect.y}`}
        className="viewer-found"
        style={{
          left: `${x * 100}%`,
          top: `${y * 100}%`,
          width: `${width * 100}%`,
          height: `${height * 100}%`,
        }}
      />
    );
  });
});
