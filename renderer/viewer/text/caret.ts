import type { ScreenPoint } from "../../../shared/annotation/geometry";

/** A place between two letters of a text layer. */
export interface Caret {
  readonly node: Text;
  readonly offset: number;
}

const lettersSelector = "span:not(.markedContent)";

/** The layers of one viewer, top to bottom. */
export function layersOf(scroller: Element): readonly HTMLElement[] {
  return [...scroller.querySelectorAll<HTMLElement>(".viewer-text")];
}

/** Whether letters are at a place of the window, or as near as `slack` (a share of their height). */
export function hasLettersAt(layer: HTMLElement, at: ScreenPoint, slack: number): boolean {
  const found = nearest(layer, at);
  if (!found) return false;
  const { rect, distance } = found;
  return distance <= slack * Math.min(rect.width, rect.height);
}

/** The place between letters that is nearest to a point of the window; `null` where the layer has none. */
export function caretAt(layer: HTMLElement, at: ScreenPoint): Caret | null {
  const found = nearest(layer, at);
  const node = found?.span.firstChild;
  if (!found || !(node instanceof Text)) return null;
  return { node, offset: offsetAt(node, directionOf(layer, found.span), at) };
}

interface Nearest {
  readonly span: HTMLElement;
  readonly rect: DOMRect;
  readonly distance: number;
}

function nearest(layer: HTMLElement, at: ScreenPoint): Nearest | null {
  let found: Nearest | null = null;
  for (const span of layer.querySelectorAll<HTMLElement>(lettersSelector)) {
    if (span.textContent?.trim() === "") continue;
    const rect = span.getBoundingClientRect();
    if (rect.width === 0 || rect.height === 0) continue;
    const distance = distanceTo(rect, at);
    if (!found || distance < found.distance) found = { span, rect, distance };
  }
  return found;
}

function distanceTo({ left, top, right, bottom }: DOMRect, { x, y }: ScreenPoint): number {
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
}

/** Where the letters of a span go on the screen, as a vector of length 1. */
function directionOf(layer: HTMLElement, span: HTMLElement): ScreenPoint {
  const own = Number.parseFloat(span.style.getPropertyValue("--rotate")) || 0;
  const turn = ((Number(layer.dataset.mainRotation ?? 0) + own) * Math.PI) / 180;
  return { x: Math.cos(turn), y: Math.sin(turn) };
}

/** Behind how many letters of a text a point lies, along the way that they go. */
function offsetAt(node: Text, { x, y }: ScreenPoint, at: ScreenPoint): number {
  const range = document.createRange();
  const isBehind = (index: number) => {
    range.setStart(node, index);
    range.setEnd(node, index + 1);
    const rect = range.getBoundingClientRect();
    const dx = at.x - (rect.left + rect.right) / 2;
    const dy = at.y - (rect.top + rect.bottom) / 2;
    return dx * x + dy * y > 0;
  };
  let [low, high] = [0, node.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBehind(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
