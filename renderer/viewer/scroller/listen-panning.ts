import { isComposing } from "../../ui";
import type { ScrollController } from "./scroll-controller";

/** A space bar let go sooner than this, in milliseconds, and not used to move the page, goes on by a screen. */
const tap = 400;
const pressable =
  "a, button, input, textarea, select, summary, label, [contenteditable], [role=button], [role=tab], [role=treeitem]";

interface SpaceBar {
  readonly at: number;
  used: boolean;
}

/**
 * Moves the page by the middle button, by the main button while the space bar is held, and by the main button on the
 * ground round the pages. It comes before the marks' own gestures and keeps the pointer from them.
 */
export function listenPanning(element: HTMLElement, controller: ScrollController): () => void {
  let space: SpaceBar | null = null;
  let held: { readonly pointer: number; x: number; y: number } | null = null;
  const show = () => {
    element.dataset.panning = held ? "on" : space ? "ready" : "";
  };
  const down = (event: PointerEvent) => {
    if (held || event.pointerType === "touch" || !isOver(event, element)) return;
    const byHand = event.button === 0 && (space !== null || isGround(event.target));
    if (event.button !== 1 && !byHand) return;
    if (event.button === 1 || space) event.preventDefault();
    event.stopPropagation();
    if (space) space.used = true;
    element.setPointerCapture(event.pointerId);
    held = { pointer: event.pointerId, x: event.clientX, y: event.clientY };
    show();
  };
  const move = (event: PointerEvent) => {
    if (held?.pointer !== event.pointerId) return;
    event.stopPropagation();
    controller.panBy(held.x - event.clientX, held.y - event.clientY);
    held = { ...held, x: event.clientX, y: event.clientY };
  };
  const up = (event: PointerEvent) => {
    if (held?.pointer !== event.pointerId) return;
    event.stopPropagation();
    held = null;
    show();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== " " || isComposing(event) || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target instanceof Element && event.target.closest(pressable)) return;
    if (!element.matches(":hover") && document.activeElement !== element) return;
    event.preventDefault();
    if (!space) space = { at: event.timeStamp, used: false };
    show();
  };
  const release = (event: KeyboardEvent) => {
    if (event.key !== " " || !space) return;
    const tapped = !space.used && event.timeStamp - space.at < tap;
    space = null;
    show();
    if (tapped && document.activeElement === element) controller.screen(event.shiftKey ? -1 : 1);
  };
  const letGo = () => {
    space = null;
    held = null;
    show();
  };
  // The engine's own scrolling by the middle button would start beside it.
  const middle = (event: MouseEvent) => event.button === 1 && event.preventDefault();
  element.addEventListener("pointerdown", down, { capture: true });
  element.addEventListener("pointermove", move, { capture: true });
  element.addEventListener("pointerup", up, { capture: true });
  element.addEventListener("pointercancel", up, { capture: true });
  element.addEventListener("mousedown", middle);
  window.addEventListener("keydown", press);
  window.addEventListener("keyup", release);
  window.addEventListener("blur", letGo);
  return () => {
    element.removeEventListener("pointerdown", down, { capture: true });
    element.removeEventListener("pointermove", move, { capture: true });
    element.removeEventListener("pointerup", up, { capture: true });
    element.removeEventListener("pointercancel", up, { capture: true });
    element.removeEventListener("mousedown", middle);
    window.removeEventListener("keydown", press);
    window.removeEventListener("keyup", release);
    window.removeEventListener("blur", letGo);
  };
}

/** Not on the scroll bars, which belong to the same element. */
function isOver(event: PointerEvent, element: HTMLElement): boolean {
  const { left, top } = element.getBoundingClientRect();
  return event.clientX - left < element.clientWidth && event.clientY - top < element.clientHeight;
}

function isGround(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches(".viewer-scroller, .viewer-sheet");
}
