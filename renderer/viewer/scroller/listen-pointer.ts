import { pinchZoom, wheelZoom } from "../zoom-steps";
import { listenPanning } from "./listen-panning";
import { listenPinch } from "./listen-pinch";
import { PageTurner } from "./page-turner";
import type { ScrollController } from "./scroll-controller";

/** A wheel with clicks sends at least this much at once, in CSS pixels. */
const leastNotch = 60;

/**
 * Answers wheel, touch and the hand over the scrolled area until the returned function is called: Ctrl and the wheel (what
 * a touchpad's pinch sends too, without the key) and two fingers zoom about their place, a wheel at a single page's end turns it, the
 * middle button and a held space bar move the page whatever tool is in hand.
 */
export function listenPointer(element: HTMLElement, controller: ScrollController): () => void {
  const turner = new PageTurner();
  let ctrl = false;
  const wheel = (event: WheelEvent) => {
    if (event.ctrlKey) return zoomByWheel(event, element, controller, ctrl ? wheelZoom : pinchZoom);
    if (controller.input.session.getState().single) turnByWheel(event, controller, turner);
  };
  const key = (event: KeyboardEvent) => {
    ctrl = event.type === "keydown" ? event.ctrlKey || event.key === "Control" : event.ctrlKey;
  };
  const letGo = () => {
    ctrl = false;
  };
  element.addEventListener("wheel", wheel, { passive: false });
  window.addEventListener("keydown", key, { capture: true });
  window.addEventListener("keyup", key, { capture: true });
  window.addEventListener("blur", letGo);
  const ends = [listenPinch(element, controller), listenPanning(element, controller)];
  return () => {
    element.removeEventListener("wheel", wheel);
    window.removeEventListener("keydown", key, { capture: true });
    window.removeEventListener("keyup", key, { capture: true });
    window.removeEventListener("blur", letGo);
    for (const end of ends) end();
  };
}

function pixelsOf({ deltaMode, deltaY }: WheelEvent): number {
  return deltaMode === WheelEvent.DOM_DELTA_LINE ? deltaY * 16 : deltaY;
}

function zoomByWheel(
  event: WheelEvent,
  element: HTMLElement,
  controller: ScrollController,
  zoom: typeof wheelZoom,
): void {
  event.preventDefault();
  const bounds = element.getBoundingClientRect();
  const about = { x: event.clientX - bounds.left, y: event.clientY - bounds.top };
  controller.zoomTo(zoom(controller.input.session.getState().factor, pixelsOf(event)), about);
}

function turnByWheel(event: WheelEvent, controller: ScrollController, turner: PageTurner): void {
  if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) return;
  const delta = pixelsOf(event);
  const notch = event.deltaMode === WheelEvent.DOM_DELTA_LINE || Math.abs(delta) >= leastNotch;
  const atEnd = controller.atEnd(delta > 0 ? 1 : -1);
  const by = turner.turn({ delta, notch, atEnd, at: event.timeStamp });
  if (by === 0) return;
  event.preventDefault();
  controller.turnPage(by);
}
