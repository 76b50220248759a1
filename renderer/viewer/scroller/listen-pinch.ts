import { boundZoom } from "../zoom-steps";
import type { ScrollController } from "./scroll-controller";

interface Pinch {
  /** Between the fingers, in CSS pixels. */
  readonly span: number;
  readonly x: number;
  readonly y: number;
}

/** Two fingers on the screen zoom about the middle between them, and take the page along. */
export function listenPinch(element: HTMLElement, controller: ScrollController): () => void {
  let begun: { readonly pinch: Pinch; readonly factor: number } | null = null;
  let last: Pinch | null = null;
  const start = (event: TouchEvent) => {
    const pinch = pinchOf(event, element);
    begun = pinch && { pinch, factor: controller.input.session.getState().factor };
    last = pinch;
    if (pinch) event.preventDefault();
  };
  const move = (event: TouchEvent) => {
    const pinch = pinchOf(event, element);
    if (!pinch || !begun || !last) return;
    event.preventDefault();
    controller.panBy(last.x - pinch.x, last.y - pinch.y);
    controller.zoomTo(boundZoom((begun.factor * pinch.span) / begun.pinch.span), pinch);
    last = pinch;
  };
  const end = () => {
    begun = null;
    last = null;
  };
  element.addEventListener("touchstart", start, { passive: false });
  element.addEventListener("touchmove", move, { passive: false });
  element.addEventListener("touchend", end);
  element.addEventListener("touchcancel", end);
  return () => {
    element.removeEventListener("touchstart", start);
    element.removeEventListener("touchmove", move);
    element.removeEventListener("touchend", end);
    element.removeEventListener("touchcancel", end);
  };
}

/** The middle between two fingers from the pane's top left; `null` for any other number of fingers. */
function pinchOf(event: TouchEvent, element: HTMLElement): Pinch | null {
  const [one, other] = event.touches;
  if (!one || !other || event.touches.length > 2) return null;
  const bounds = element.getBoundingClientRect();
  return {
    span: Math.max(1, Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY)),
    x: (one.clientX + other.clientX) / 2 - bounds.left,
    y: (one.clientY + other.clientY) / 2 - bounds.top,
  };
}
