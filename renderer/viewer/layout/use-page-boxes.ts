import { useCallback, useEffect, useRef, useState } from "react";
import type { PageBox } from "../../../shared/annotation/geometry";
import type { OpenedDocument } from "../document/opened-document";

/** A sheet of A4, for documents whose first page cannot be had. */
const a4: PageBox = { left: 0, bottom: 0, width: 595, height: 842, rotate: 0 };

/** The page shown first and its box. */
export interface FirstPage {
  readonly page: number;
  readonly box: PageBox;
}

/** Looks the first page up; `null` until it is there. A page that cannot be had counts as A4 and shows its card later. */
export function useFirstPage(document: OpenedDocument, wanted: number): FirstPage | null {
  const [first, setFirst] = useState<FirstPage | null>(null);
  const [page] = useState(Math.min(Math.max(1, wanted), document.pageCount));
  useEffect(() => {
    let current = true;
    document.prepare?.(page);
    document.page(page).then(
      ({ box }) => current && setFirst({ page, box }),
      () => current && setFirst({ page, box: a4 }),
    );
    return () => {
      current = false;
    };
  }, [document, page]);
  return first;
}

/** The boxes of all pages: of those not looked up yet, the first page's. */
export interface PageBoxes {
  readonly boxes: readonly PageBox[];
  /**
   * Looks pages up, first and last included; `onKnown` of the hook tells when some are. What is to be drawn `atOnce` is
   * also read, while the layout is made.
   */
  readonly learn: (first: number, last: number, atOnce?: boolean) => void;
  readonly isKnown: (page: number) => boolean;
}

/** Looks page boxes up as they are needed; a document of a thousand pages opens without asking for each. */
export function usePageBoxes(
  document: OpenedDocument,
  first: FirstPage,
  /** `changed` says whether the page is of another size than was thought: only then is there anything to lay out. */
  onKnown: (changed: boolean) => void,
): PageBoxes {
  const [boxes, setBoxes] = useState<readonly PageBox[]>(() =>
    Array.from({ length: document.pageCount }, () => first.box),
  );
  const latest = useRef(boxes);
  const asked = useRef(new Set([first.page]));
  const known = useRef(new Set([first.page]));
  const tell = useRef(onKnown);
  useEffect(() => {
    tell.current = onKnown;
  });
  const learn = useCallback(
    (from: number, to: number, atOnce = false) => {
      for (let page = Math.max(1, from); page <= Math.min(document.pageCount, to); page += 1) {
        if (asked.current.has(page)) continue;
        asked.current.add(page);
        if (atOnce) document.prepare?.(page);
        const settle = (box: PageBox) => {
          known.current.add(page);
          const now = withBox(latest.current, page, box);
          const changed = now !== latest.current;
          latest.current = now;
          if (changed) setBoxes(now);
          tell.current(changed);
        };
        // A page that cannot be had keeps its estimate; drawing it fails and shows the card.
        document.page(page).then(
          (opened) => settle(opened.box),
          () => settle(first.box),
        );
      }
    },
    [document, first],
  );
  const isKnown = useCallback((page: number) => known.current.has(page), []);
  return { boxes, learn, isKnown };
}

function withBox(boxes: readonly PageBox[], page: number, box: PageBox): readonly PageBox[] {
  const before = boxes[page - 1];
  if (before && sameBox(before, box)) return boxes;
  return boxes.map((each, index) => (index === page - 1 ? box : each));
}

function sameBox(one: PageBox, other: PageBox): boolean {
  return (
    one.width === other.width &&
    one.height === other.height &&
    one.rotate === other.rotate &&
    one.left === other.left &&
    one.bottom === other.bottom
  );
}
