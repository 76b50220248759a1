import { type KeyboardEvent, type RefObject, useEffect, useRef } from "react";
import { isComposing } from "../../ui/shortcut-keys";

interface ListKeysInput {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly count: number;
  /** The row in hand, from 0. */
  readonly current: number;
  readonly onMove: (index: number) => void;
  readonly onRemove: () => void;
  readonly onType: () => void;
}

/**
 * The keyboard in the list: arrows, Home, End and page keys go from row to row, Enter goes to the mark (the row is a
 * button), Delete removes it, and a letter goes to the search, also the first of a word that an input method composes.
 */
export function useListKeys(input: ListKeysInput) {
  const { scroller, count, current } = input;
  const wanted = useRef<number | null>(null);
  // The row may not be there yet when the key is pressed: it takes the focus as soon as it is.
  useEffect(() => {
    if (wanted.current === null) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"] [data-row]`);
    if (!row) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  });
  const move = (to: number) => {
    const index = Math.min(count - 1, Math.max(0, to));
    wanted.current = index;
    input.onMove(index);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (isComposing(event.nativeEvent) || event.key === "Process") return input.onType();
    const to = rowOf(event.key, current, count);
    if (to !== null) move(to);
    else if (event.key === "Delete" || event.key === "Backspace") {
      input.onRemove();
      wanted.current = Math.min(current, count - 2);
    } else if (event.key.length === 1 && event.key !== " " && event.key !== "?") {
      // The letter itself goes where the focus then is.
      input.onType();
      event.stopPropagation();
      return;
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { onKeyDown };
}

const screen = 6;

function rowOf(key: string, current: number, count: number): number | null {
  switch (key) {
    case "ArrowDown":
      return current + 1;
    case "ArrowUp":
      return current - 1;
    case "PageDown":
      return current + screen;
    case "PageUp":
      return current - screen;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}
