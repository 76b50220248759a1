import { type RefObject, useEffect, useRef } from "react";

/** How often was jumped, and whether the last of it led to the tab that is shown. */
export interface Jump {
  readonly jumps: number;
  readonly jumped: boolean;
}

/**
 * The card of the gate or criterion in hand: into view whenever it is another one or says more than before, and into focus
 * where keys or a jump led there, also from another tab. Where the tab was opened by hand, the focus stays on the tab.
 */
export function useCardInHand(id: string, { jumps, jumped }: Jump): RefObject<HTMLElement | null> {
  const card = useRef<HTMLElement>(null);
  const now = `${id} ${jumps}`;
  const seen = useRef(jumped ? null : now);
  useEffect(() => {
    if (seen.current !== now) card.current?.focus({ preventScroll: true });
    seen.current = now;
    return card.current ? keptInView(card.current) : undefined;
  }, [now]);
  return card;
}

/** Brings an element into view, and again when it grows: what is asked about it shall not appear out of sight. */
function keptInView(element: HTMLElement): () => void {
  let height = 0;
  const observer = new ResizeObserver(() => {
    if (element.offsetHeight > height) element.scrollIntoView({ block: "nearest" });
    height = element.offsetHeight;
  });
  element.scrollIntoView({ block: "nearest" });
  observer.observe(element);
  return () => observer.disconnect();
}
