import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { ScreenPoint } from "../../../shared/annotation/geometry";
import type { ScrollerHandle } from "../scroller/page-scroller";
import type { Size } from "./lens-geometry";

/** The point that the lens enlarges. */
export interface LensSpot {
  /** In window pixels. */
  readonly client: ScreenPoint;
  /** From the pane's top left. */
  readonly inPane: ScreenPoint;
}

interface LensMovesInput {
  readonly lens: RefObject<HTMLElement | null>;
  readonly scroller: RefObject<ScrollerHandle | null>;
  readonly onClose: () => void;
  readonly onTimes: (by: 1 | -1) => void;
}

interface LensMoves {
  readonly spot: LensSpot | null;
  readonly pane: Size | null;
  /** Has the lens drawn anew. Always the same function. */
  readonly again: () => void;
}

/** An arrow key moves the lens by so many pixels, with Shift by five times as many. */
const keyStep = 16;

/** Moves the lens: it follows the pointer over the pages, and the arrow keys while it has the focus. */
export function useLensMoves(input: LensMovesInput): LensMoves {
  const { lens, scroller } = input;
  const [moves, setMoves] = useState<Omit<LensMoves, "again">>({ spot: null, pane: null });
  const latest = useRef(input);
  useEffect(() => {
    latest.current = input;
  });
  const again = useCallback(() => setMoves((before) => ({ ...before })), []);
  useEffect(() => {
    const pane = scroller.current?.element;
    const own = lens.current;
    if (!pane || !own) return;
    const to = (x: number, y: number) => {
      const bounds = pane.getBoundingClientRect();
      const client = {
        x: Math.min(bounds.right - 1, Math.max(bounds.left, x)),
        y: Math.min(bounds.bottom - 1, Math.max(bounds.top, y)),
      };
      const inPane = { x: client.x - bounds.left, y: client.y - bounds.top };
      const size = { width: pane.clientWidth, height: pane.clientHeight };
      setMoves({ spot: { client, inPane }, pane: size });
      return client;
    };
    const bounds = pane.getBoundingClientRect();
    let last = to(bounds.left + bounds.width / 2, bounds.top + bounds.height / 2);
    const pointer = (event: PointerEvent) => {
      last = to(event.clientX, event.clientY);
    };
    const key = (event: KeyboardEvent) => {
      const way = ways[event.key];
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.key === "Escape") latest.current.onClose();
      else if (event.key === "+" || event.key === "=") latest.current.onTimes(1);
      else if (event.key === "-") latest.current.onTimes(-1);
      else if (way) {
        const step = event.shiftKey ? keyStep * 5 : keyStep;
        last = to(last.x + way[0] * step, last.y + way[1] * step);
      } else return;
      event.preventDefault();
      event.stopPropagation();
    };
    const moved = () => to(last.x, last.y);
    pane.addEventListener("pointermove", pointer);
    pane.addEventListener("scroll", again, { passive: true });
    own.addEventListener("keydown", key);
    const size = new ResizeObserver(moved);
    size.observe(pane);
    // A page that was just drawn, turned or zoomed lies differently under the lens.
    const content = new MutationObserver(again);
    content.observe(pane, { childList: true, subtree: true, attributes: true, attributeFilter: ["style"] });
    return () => {
      pane.removeEventListener("pointermove", pointer);
      pane.removeEventListener("scroll", again);
      own.removeEventListener("keydown", key);
      size.disconnect();
      content.disconnect();
    };
  }, [lens, scroller, again]);
  useFocusWhileThere(lens, moves.spot !== null);
  return { ...moves, again };
}

/** Gives an element the focus as soon as it is seen, and gives it back when it goes. */
function useFocusWhileThere(element: RefObject<HTMLElement | null>, there: boolean): void {
  useEffect(() => {
    if (!there) return;
    const before = document.activeElement;
    element.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [element, there]);
}

const ways: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
