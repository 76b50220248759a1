import { type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import type { PageView, ScreenPoint } from "../../../shared/annotation/geometry";
import { boxHandles, type Handle } from "../../../shared/annotation/handles";
import { markAt } from "../../../shared/annotation/hitting";
import type { Annotation, Mark } from "../../../shared/domain/annotation";
import { pointOn } from "../clarity/paper";
import type { Tool } from "../props";
import type { ScrollerHandle } from "../scroller/page-scroller";
import {
  beginGesture,
  draftOf,
  endGesture,
  type Gesture,
  hitSlack,
  isDot,
  moveGesture,
  type Outcome,
} from "./gesture";

export interface PageGesturesInput {
  /** The page as it is on screen now. */
  readonly view: PageView;
  readonly annotations: readonly Annotation[];
  readonly selectedId: string | null;
  readonly tool: Tool;
  readonly readOnly: boolean;
  readonly scroller: RefObject<ScrollerHandle | null>;
  /** Ink written a moment ago and not yet made a mark: a dot then belongs to it. */
  readonly writing: boolean;
  readonly onOutcome: (outcome: Outcome) => void;
}

/** The pointer's work on one page. */
export interface PageGestures {
  /** The mark as it is at the moment, and which annotation it stands for (`null`: a new one). */
  readonly draft: { readonly mark: Mark; readonly of: string | null } | null;
  readonly panning: boolean;
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerCancel: () => void;
  };
}

interface Hold {
  readonly pointer: number;
  readonly gesture: Gesture | null;
  /** Where the hand that moves the page was last, in window pixels. */
  readonly pan: ScreenPoint | null;
}

/**
 * Turns the pointer's way over a page into gestures: mouse and pen mark, a finger moves the page while a tool is in
 * hand. The pointer is captured, so that a mark may be drawn over the page's edge; Escape gives the gesture up.
 */
export function usePageGestures(input: PageGesturesInput): PageGestures {
  const [hold, setHold] = useState<Hold | null>(null);
  const latest = useRef<Hold | null>(null);
  const set = (next: Hold | null) => {
    latest.current = next;
    setHold(next);
  };
  useEscape(hold !== null, () => set(null));

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (latest.current || event.button > 1) return;
    if (event.pointerType === "touch" && input.tool === "hand") return;
    const at = placeOf(event, event.currentTarget);
    const gesture = event.button === 1 || isFinger(event) ? null : begin(input, event, at);
    const moves = gesture === null || (gesture.kind === "press" && input.tool === "hand");
    if (event.button === 1) event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    set({ pointer: event.pointerId, gesture, pan: moves ? { x: event.clientX, y: event.clientY } : null });
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const held = latest.current;
    if (held?.pointer !== event.pointerId) return;
    const element = event.currentTarget;
    const passed = event.nativeEvent.getCoalescedEvents().map((each) => placeOf(each, element));
    const places = passed.length > 0 ? passed : [placeOf(event, element)];
    const gesture = held.gesture && moveGesture(held.gesture, places);
    if (held.pan && isMoving(gesture)) {
      input.scroller.current?.panBy(held.pan.x - event.clientX, held.pan.y - event.clientY);
    }
    set({ ...held, gesture, pan: held.pan && { x: event.clientX, y: event.clientY } });
  };
  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    const held = latest.current;
    if (held?.pointer !== event.pointerId) return;
    set(null);
    if (held.gesture) input.onOutcome(finish(input, held.gesture));
  };
  return {
    draft: hold?.gesture ? draftFor(input.view, hold.gesture) : null,
    panning: hold?.pan !== null && hold !== null,
    handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: () => set(null) },
  };
}

function begin(input: PageGesturesInput, event: PointerEvent<HTMLElement>, at: ScreenPoint): Gesture {
  const { view, annotations, selectedId, tool, readOnly } = input;
  return beginGesture(view, {
    at,
    tool,
    readOnly,
    hit: markAt(view, annotations, at, hitSlack),
    selected: annotations.find(({ id }) => id === selectedId) ?? null,
    handle: handleOf(event.target),
  });
}

function finish(input: PageGesturesInput, gesture: Gesture): Outcome {
  if (gesture.kind === "ink" && isDot(gesture.points) && !input.writing)
    return { kind: "select", id: gesture.hit };
  return endGesture(input.view, gesture, input.tool, input.readOnly);
}

function draftFor(view: PageView, gesture: Gesture) {
  const mark = draftOf(view, gesture);
  return mark && { mark, of: "annotation" in gesture ? gesture.annotation.id : null };
}

/** A press that has not left its place yet does not move the page. */
function isMoving(gesture: Gesture | null): boolean {
  if (gesture?.kind !== "press") return true;
  return Math.hypot(gesture.to.x - gesture.from.x, gesture.to.y - gesture.from.y) >= 2;
}

function isFinger(event: PointerEvent): boolean {
  return event.pointerType === "touch";
}

function handleOf(target: EventTarget): Handle | null {
  const name =
    target instanceof Element ? target.closest("[data-handle]")?.getAttribute("data-handle") : null;
  return [...boxHandles, "from" as const, "to" as const].find((handle) => handle === name) ?? null;
}

function placeOf(event: { clientX: number; clientY: number }, page: HTMLElement): ScreenPoint {
  const askew = Number(page.closest<HTMLElement>("[data-askew]")?.dataset.askew ?? 0);
  const size = { width: page.offsetWidth, height: page.offsetHeight };
  return pointOn(page.getBoundingClientRect(), size, askew, { x: event.clientX, y: event.clientY });
}

function useEscape(active: boolean, cancel: () => void): void {
  const latest = useRef(cancel);
  useEffect(() => {
    latest.current = cancel;
  });
  useEffect(() => {
    if (!active) return;
    const press = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopImmediatePropagation();
      latest.current();
    };
    window.addEventListener("keydown", press, { capture: true });
    return () => window.removeEventListener("keydown", press, { capture: true });
  }, [active]);
}
