import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useState } from "react";

interface ThumbnailKeys {
  readonly scroller: RefObject<HTMLElement | null>;
  /** The page that is read. */
  readonly current: number;
  readonly perRow: number;
  readonly pageCount: number;
  /** Brings the picture of a page into sight, and thereby into being. */
  readonly reveal: (page: number) => void;
}

/** Frames to wait for a picture that is only just coming into being. */
const patience = 30;

/** One stop of the Tab key for thousands of pictures: arrows, Home and End go from one to the next; Enter, as on any button, goes to its page. */
export function useThumbnailKeys({ scroller, current, perRow, pageCount, reveal }: ThumbnailKeys) {
  const [focused, setFocused] = useState<number | null>(null);
  useEffect(() => {
    if (focused === null) return;
    let left = patience;
    let frame = 0;
    const focus = () => {
      const picture = scroller.current?.querySelector<HTMLElement>(`[data-thumbnail="${focused}"]`);
      if (picture) return picture.focus();
      left -= 1;
      if (left > 0) frame = requestAnimationFrame(focus);
    };
    focus();
    return () => cancelAnimationFrame(frame);
  }, [focused, scroller]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const at = Number(event.target instanceof HTMLElement ? event.target.dataset.thumbnail : Number.NaN);
    const to = pageFor(event.key, at, perRow, pageCount);
    if (to === null || Number.isNaN(at)) return;
    event.preventDefault();
    event.stopPropagation();
    reveal(to);
    setFocused(to);
  };
  const onBlur = (event: FocusEvent) => {
    const inside = event.relatedTarget instanceof Node && scroller.current?.contains(event.relatedTarget);
    if (!inside) setFocused(null);
  };
  return { stop: focused ?? current, isWalking: focused !== null, onKeyDown, onBlur };
}

/** The picture that a key leads to from that of page `at`; `null` where the key leads nowhere. */
export function pageFor(key: string, at: number, perRow: number, pageCount: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: at + 1,
    ArrowLeft: at - 1,
    ArrowDown: at + perRow,
    ArrowUp: at - perRow,
    PageDown: at + 3 * perRow,
    PageUp: at - 3 * perRow,
    Home: 1,
    End: pageCount,
  };
  const to = steps[key];
  return to === undefined ? null : Math.min(Math.max(1, to), pageCount);
}
