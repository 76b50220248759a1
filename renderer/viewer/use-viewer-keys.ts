import { type KeyboardEvent, type RefObject, useEffect, useRef } from "react";
import type { StoreApi } from "zustand/vanilla";
import { isComposing, type Shortcut } from "../ui";
import { useViewerShortcuts } from "./active-viewer";
import { handWord } from "./marks/words";
import { movingKeys, turningKeys, zoomKeys } from "./moving-keys";
import type { MarkingState, Zoom } from "./props";
import type { ScrollerHandle } from "./scroller/page-scroller";
import type { ViewerSession } from "./session";
import { takeTool, tools } from "./toolbar/mark-tools";

export interface ViewerKeysInput {
  readonly session: StoreApi<ViewerSession>;
  readonly marking: MarkingState;
  readonly readOnly: boolean;
  readonly scroller: RefObject<ScrollerHandle | null>;
  /** Puts the cursor into the page field. */
  readonly onPageField: () => void;
  /** Shows or hides the outline. */
  readonly onOutline: () => void;
}

/** Registers what the viewer does by keys, so that the dialog of shortcuts lists it. */
export function useViewerKeys(input: ViewerKeysInput): void {
  const { session, marking, readOnly, scroller } = input;
  const zoom = (to: Zoom) => scroller.current?.zoomTo(to);
  const draws = () => !readOnly;
  const toolKeys = tools.map(
    ({ tool, keys }): Shortcut => ({
      keys,
      does: handWord[tool],
      when: draws,
      run: () => takeTool(marking, tool),
    }),
  );
  useViewerShortcuts(session, [
    ...toolKeys,
    ...movingKeys(session, scroller),
    ...zoomKeys(session, zoom),
    ...turningKeys(session),
    { keys: "G", does: "键入要去的页码", run: input.onPageField },
    {
      keys: "J",
      does: "书签",
      when: () => session.getState().outline !== null,
      run: input.onOutline,
    },
  ]);
}

/**
 * Lets the scrolled area answer arrows when the focus came to it by the keyboard: after a click they score.
 */
export function keepScrollKeys(event: KeyboardEvent, byKeyboard: boolean): void {
  if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey || event.metaKey) return;
  const target = event.target;
  if (!(target instanceof HTMLElement) || !target.classList.contains("viewer-scroller")) return;
  if (byKeyboard && event.key.startsWith("Arrow")) event.stopPropagation();
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
