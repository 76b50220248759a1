import { type KeyboardEvent, type RefObject, useEffect, useRef } from "react";
import type { StoreApi } from "zustand/vanilla";
import { addTurns } from "../../shared/annotation/geometry";
import { isComposing, type Shortcut, useShortcuts } from "../ui";
import { handWord } from "./marks/words";
import type { MarkingState, Zoom } from "./props";
import type { ScrollerHandle } from "./scroller/page-scroller";
import { jumpTo, type ViewerSession } from "./session";
import { takeTool, tools } from "./toolbar/mark-tools";
import { stepZoom } from "./zoom-steps";

export interface ViewerKeysInput {
  readonly session: StoreApi<ViewerSession>;
  readonly marking: MarkingState;
  readonly readOnly: boolean;
  readonly scroller: RefObject<ScrollerHandle | null>;
}

/** Registers what the viewer does by keys, so that the dialog of shortcuts lists it. */
export function useViewerKeys(input: ViewerKeysInput): void {
  const { session, marking, readOnly, scroller } = input;
  const zoom = (to: Zoom) => scroller.current?.zoomTo(to);
  const step = (direction: 1 | -1) => zoom(stepZoom(session.getState().factor, direction));
  const draws = () => !readOnly;
  const toolKeys = tools.map(
    ({ tool, keys }): Shortcut => ({
      keys,
      does: handWord[tool],
      when: draws,
      run: () => takeTool(marking, tool),
    }),
  );
  const page = (by: 1 | -1) => jumpTo(session, session.getState().page + by);
  useShortcuts("扫描件", [
    ...toolKeys,
    { keys: "R", does: "本页顺时针转九十度", run: () => turnPage(session) },
    { keys: ["+", "="], does: "放大", run: () => step(1) },
    { keys: "-", does: "缩小", run: () => step(-1) },
    { keys: "0", does: "适合宽度", run: () => zoom("width") },
    { keys: "PageDown", does: "向下一屏", run: () => screens(scroller.current, 1) },
    { keys: "PageUp", does: "向上一屏", run: () => screens(scroller.current, -1) },
    { keys: "]", does: "下一页", run: () => page(1) },
    { keys: "[", does: "上一页", run: () => page(-1) },
  ]);
}

/** Turns the page in view a quarter clockwise. */
export function turnPage(session: StoreApi<ViewerSession>): void {
  const { page, turns } = session.getState();
  session.setState({ turns: { ...turns, [page]: addTurns(turns[page] ?? 0, 90) } });
  jumpTo(session, page);
}

function screens(handle: ScrollerHandle | null, by: 1 | -1): void {
  const element = handle?.element;
  element?.scrollBy({ top: by * (element.clientHeight - 60), behavior: "instant" });
}

const scrollKeys = /^(PageUp|PageDown|Home|End| )$/;

/**
 * Lets the scrolled area answer its own keys when the focus is in it: paging always, arrows only when the focus came
 * by the keyboard, since after a click they score.
 */
export function keepScrollKeys(event: KeyboardEvent, byKeyboard: boolean): void {
  if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey || event.metaKey) return;
  const target = event.target;
  if (!(target instanceof HTMLElement) || !target.classList.contains("viewer-scroller")) return;
  if (scrollKeys.test(event.key) || (byKeyboard && event.key.startsWith("Arrow"))) event.stopPropagation();
}

/** Whether what has the focus within an element got it by the keyboard. */
export function useKeyboardFocus(root: RefObject<HTMLElement | null>): RefObject<boolean> {
  const byKeyboard = useRef(false);
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const focused = (event: FocusEvent) => {
      byKeyboard.current = event.target instanceof Element && event.target.matches(":focus-visible");
    };
    element.addEventListener("focusin", focused);
    return () => element.removeEventListener("focusin", focused);
  }, [root]);
  return byKeyboard;
}
