import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from "react";

const controls = "button:not(:disabled), input:not(:disabled), select:not(:disabled)";

/**
 * One stop of the Tab key for a whole toolbar (ARIA's pattern): arrows go from control to control, Home and End to the
 * first and the last; Tab comes back to the one used last. Returns what to put on the toolbar.
 */
export function useRoving(bar: RefObject<HTMLElement | null>) {
  const current = useRef<Element | null>(null);
  const all = () => [...(bar.current?.querySelectorAll<HTMLElement>(controls) ?? [])];
  const settle = () => {
    const list = all();
    const stop = list.find((each) => each === current.current) ?? list[0];
    for (const each of list) each.tabIndex = each === stop ? 0 : -1;
  };
  useLayoutEffect(settle);
  const onFocus = (event: { target: EventTarget | null }) => {
    if (!(event.target instanceof HTMLElement) || !event.target.matches(controls)) return;
    current.current = event.target;
    settle();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (event.target instanceof Element && event.target.closest("[role=menu], [role=dialog]")) return;
    const list = all();
    const at = list.indexOf(event.target as HTMLElement);
    const next = at < 0 ? undefined : list[nextOf(event, at, list.length)];
    if (!next) return;
    // A select would take the arrow as another choice, and shortcuts of the place might use it too.
    event.preventDefault();
    event.stopPropagation();
    next.focus();
  };
  return { onFocus, onKeyDown };
}

/** Where a key leads from control `at` of `count`; -1 where it leads nowhere. In a field arrows leave only at its ends. */
function nextOf(event: KeyboardEvent, at: number, count: number): number {
  const field = event.target instanceof HTMLInputElement ? event.target : null;
  const whole = field !== null && field.selectionStart === 0 && field.selectionEnd === field.value.length;
  const atStart = !field || whole || field.selectionEnd === 0;
  const atEnd = !field || whole || field.selectionStart === field.value.length;
  switch (event.key) {
    case "ArrowRight":
      return atEnd ? (at + 1) % count : -1;
    case "ArrowLeft":
      return atStart ? (at + count - 1) % count : -1;
    case "Home":
      return field ? -1 : 0;
    case "End":
      return field ? -1 : count - 1;
    default:
      return -1;
  }
}
