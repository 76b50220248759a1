import { type PointerEvent, type RefObject, useCallback, useEffect, useRef } from "react";
import type { StoreApi } from "zustand/vanilla";
import type { ScreenPoint } from "../../../shared/annotation/geometry";
import type { OpenedDocument } from "../document/opened-document";
import type { Gesture } from "../marks/gesture";
import type { ViewerProps } from "../props";
import type { ScrollerHandle } from "../scroller/page-scroller";
import type { ViewerSession } from "../session";
import { type Caret, caretAt, hasLettersAt, layersOf } from "./caret";
import { markSelected } from "./mark-selected";
import { unselect } from "./selected-text";

/** Takes a press for text, where it is one: the page's own gesture then does not begin. */
export type TakesText = (event: PointerEvent<HTMLElement>, gesture: Gesture) => boolean;

export interface TextPressInput extends Pick<ViewerProps, "source" | "onMarks" | "onSelect"> {
  readonly meaning: ViewerProps["marking"]["meaning"];
  readonly session: StoreApi<ViewerSession>;
  readonly document: OpenedDocument;
  readonly scroller: RefObject<ScrollerHandle | null>;
}

/** The highlighter takes text that begins as far off as this share of its height; the hand only what it meets. */
const near = 1.2;
/** A hand that moved less than this many pixels has clicked. */
const slack = 4;

/**
 * Selects text by the hand from letter to letter, over pages too, and by the highlighter makes a mark of it. It sets the
 * selection itself: the engine's own jumps to the end of the page between two lines.
 */
export function useTextPress(input: TextPressInput): TakesText {
  const latest = useRef(input);
  useEffect(() => {
    latest.current = input;
  });
  const end = useRef<(() => void) | null>(null);
  useEffect(() => () => end.current?.(), []);
  return useCallback<TakesText>((event, gesture) => {
    const { scroller } = latest.current;
    const element = scroller.current?.element ?? null;
    const use = purposeOf(gesture);
    if (!use || event.button !== 0 || !element) return false;
    unselect(element);
    const layer = event.currentTarget.querySelector<HTMLElement>(".viewer-text");
    const at = { x: event.clientX, y: event.clientY };
    if (!layer || !hasLettersAt(layer, at, use === "mark" ? near : 0)) return false;
    const from = caretAt(layer, at);
    if (!from) return false;
    event.preventDefault();
    element.focus({ preventScroll: true });
    const hit = "hit" in gesture ? gesture.hit : null;
    end.current?.();
    end.current = follow(element, { pointer: event.pointerId, at, from }, (selected) => {
      end.current = null;
      if (!selected) click(element, hit, latest.current.onSelect);
      else if (use === "mark") markSelected(latest.current);
    });
    return true;
  }, []);
}

/** A click selects the mark there, whose button then answers the keys, or none. */
function click(element: HTMLElement, hit: string | null, onSelect: ViewerProps["onSelect"]): void {
  onSelect(hit === null ? [] : [hit]);
  if (hit !== null)
    element.querySelector<HTMLElement>(`[data-mark="${CSS.escape(hit)}"]`)?.focus({ preventScroll: true });
}

/** What the gesture that began would do with text: `select` it, over marks too, `mark` it, or nothing. */
function purposeOf(gesture: Gesture): "select" | "mark" | null {
  if (gesture.kind === "press") return "select";
  return gesture.kind === "draw" && gesture.tool === "highlight" ? "mark" : null;
}

interface TextPress {
  readonly pointer: number;
  readonly at: ScreenPoint;
  readonly from: Caret;
}

/** Selects up to where the pointer is until it is let go; Escape gives it up. Returns a function that ends it. */
function follow(element: HTMLElement, press: TextPress, done: (selected: boolean) => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const listen = { capture: true, signal };
  let moved = false;
  const move = (event: globalThis.PointerEvent) => {
    if (event.pointerId !== press.pointer) return;
    moved ||= Math.hypot(event.clientX - press.at.x, event.clientY - press.at.y) >= slack;
    if (moved) selectTo(element, press.from, { x: event.clientX, y: event.clientY });
  };
  const up = (event: globalThis.PointerEvent) => {
    if (event.pointerId !== press.pointer) return;
    stop.abort();
    done(moved && window.getSelection()?.isCollapsed === false);
  };
  const giveUp = () => {
    stop.abort();
    unselect(element);
  };
  window.addEventListener("pointermove", move, listen);
  window.addEventListener("pointerup", up, listen);
  window.addEventListener("pointercancel", giveUp, listen);
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopImmediatePropagation();
      giveUp();
    },
    listen,
  );
  return () => stop.abort();
}

function selectTo(element: HTMLElement, from: Caret, at: ScreenPoint): void {
  const layers = layersOf(element);
  const distance = (layer: HTMLElement) => {
    const { top, bottom } = layer.getBoundingClientRect();
    return Math.max(top - at.y, 0, at.y - bottom);
  };
  const nearest = [...layers].sort((one, other) => distance(one) - distance(other));
  const to = nearest.map((layer) => caretAt(layer, at)).find((caret) => caret !== null);
  if (to) window.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
}
