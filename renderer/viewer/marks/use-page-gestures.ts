import { type PointerEvent, type RefObject, useLayoutEffect, useRef, useState } from "react";
import type { PageView, ScreenPoint } from "../../../shared/annotation/geometry";
import { boxHandles, type Handle } from "../../../shared/annotation/handles";
import { markAt } from "../../../shared/annotation/hitting";
import type { Annotation, StampSign } from "../../../shared/domain/annotation";
import { pointOn } from "../clarity/paper";
import type { Tool } from "../props";
import type { ScrollerHandle } from "../scroller/page-scroller";
import type { TakesText } from "../text/use-text-press";
import {
  beginGesture,
  endGesture,
  type Gesture,
  hitSlack,
  isDot,
  moveGesture,
  type Outcome,
  type Shown,
  shownOf,
} from "./gesture";
import { notePen, pen, touchingOf } from "./pen";
import type { PenPoint } from "./written-stroke";

export interface PageGesturesInput {
  /** The page as it is on screen now. */
  readonly view: PageView;
  readonly annotations: readonly Annotation[];
  /** The selected marks of the page. */
  readonly selected: readonly Annotation[];
  readonly tool: Tool;
  readonly sign: StampSign;
  readonly readOnly: boolean;
  readonly scroller: RefObject<ScrollerHandle | null>;
  /** Ink written a moment ago and not yet made a mark: a dot then belongs to it. */
  readonly writing: boolean;
  /** Ink has begun: what was written a moment ago waits for it. */
  readonly onInk: () => void;
  readonly onOutcome: (outcome: Outcome) => void;
  /** Asked first: a press on the page's own text selects it. */
  readonly takesText: TakesText;
}

/** The pointer's work on one page. */
export interface PageGestures {
  readonly shown: Shown | null;
  readonly panning: boolean;
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerCancel: (event: PointerEvent<HTMLElement>) => void;
  };
}

interface Hold {
  readonly pointer: number;
  /** The tool in hand, or the eraser at the pen's other end. */
  readonly tool: Tool;
  readonly gesture: Gesture | null;
  /** Where the hand that moves the page was last, in window pixels. */
  readonly pan: ScreenPoint | null;
}

/**
 * Turns the pointer's way over a page into gestures. Mouse and pen mark; once a pen was seen, a finger scrolls and
 * pinches as everywhere, and what rests on the page while the pen is near does nothing. The pointer is captured, so
 * that a mark may be drawn over the page's edge; Escape gives the gesture up, and so does a second finger.
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
    if (event.pointerType === "pen") notePen();
    const touching = touchingOf(event.pointerType, pen.getState());
    if (latest.current) {
      // Two fingers pinch and never draw. A palm beside the pen that writes is no second finger.
      if (event.pointerType === "touch" && touching === "draws") set(null);
      return;
    }
    const isEraser = event.pointerType === "pen" && event.button === eraserEnd;
    if ((event.button > 1 && !isEraser) || touching !== "draws") return;
    if (event.pointerType === "touch" && input.tool === "hand") return;
    const tool = isEraser && !input.readOnly ? "eraser" : input.tool;
    const place = placeOf(event, event.currentTarget);
    const gesture = event.button === 1 ? null : begin({ ...input, tool }, event, place);
    if (gesture && input.takesText(event, gesture)) return;
    const moves = gesture === null || (gesture.kind === "press" && tool === "hand");
    if (event.button === 1) event.preventDefault();
    if (gesture?.kind === "ink") input.onInk();
    event.currentTarget.setPointerCapture(event.pointerId);
    set({
      pointer: event.pointerId,
      tool,
      gesture,
      pan: moves ? { x: event.clientX, y: event.clientY } : null,
    });
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (event.pointerType === "pen") notePen();
    const held = latest.current;
    if (held?.pointer !== event.pointerId) return;
    const places = passedPlaces(event);
    const gesture =
      held.gesture && moveGesture(input.view, held.gesture, places, event.shiftKey, input.annotations);
    if (held.pan && isMoving(gesture)) {
      input.scroller.current?.panBy(held.pan.x - event.clientX, held.pan.y - event.clientY);
    }
    set({ ...held, gesture, pan: held.pan && { x: event.clientX, y: event.clientY } });
  };
  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    const held = latest.current;
    if (held?.pointer !== event.pointerId) return;
    set(null);
    if (held.gesture) input.onOutcome(finish({ ...input, tool: held.tool }, held.gesture));
  };
  const onPointerCancel = (event: PointerEvent<HTMLElement>) => {
    if (latest.current?.pointer === event.pointerId) set(null);
  };
  return {
    shown: hold?.gesture ? shownOf(input.view, hold.gesture) : null,
    panning: hold?.pan !== null && hold !== null,
    handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel },
  };
}

/** The button that a pen's other end is told by. */
const eraserEnd = 5;

function begin(input: PageGesturesInput, event: PointerEvent<HTMLElement>, at: PenPoint): Gesture {
  const { view, annotations, selected, tool, sign, readOnly } = input;
  const gesture = beginGesture(view, {
    ...{ at, tool, sign, readOnly, selected },
    shift: event.shiftKey,
    hit: markAt(view, annotations, at, hitSlack),
    handle: handleOf(event.target),
  });
  // An eraser works from where it is put down.
  return gesture.kind === "erase" ? moveGesture(view, gesture, [at], false, annotations) : gesture;
}

function finish(input: PageGesturesInput, gesture: Gesture): Outcome {
  if (gesture.kind === "ink" && isDot(gesture.points) && !input.writing)
    return { kind: "select", ids: gesture.hit ? [gesture.hit] : [], how: "only" };
  const { tool, readOnly, annotations: marks } = input;
  return endGesture(input.view, gesture, { tool, readOnly, marks });
}

/** A press that has not left its place yet does not move the page. */
function isMoving(gesture: Gesture | null): boolean {
  if (gesture?.kind !== "press") return true;
  return Math.hypot(gesture.to.x - gesture.from.x, gesture.to.y - gesture.from.y) >= 2;
}

const allHandles: readonly Handle[] = [...boxHandles, "from", "to"];

function handleOf(target: EventTarget): Handle | null {
  const name =
    target instanceof Element ? target.closest("[data-handle]")?.getAttribute("data-handle") : null;
  return allHandles.find((handle) => handle === name) ?? null;
}

interface PointerPlace {
  readonly clientX: number;
  readonly clientY: number;
  readonly pointerType: string;
  readonly pressure: number;
}

function placeOf(event: PointerPlace, page: HTMLElement): PenPoint {
  return placesOn(page)(event);
}

/** Every place the pointer passed since the last event: a fast hand passes several between two frames. */
function passedPlaces(event: PointerEvent<HTMLElement>): readonly PenPoint[] {
  const passed = event.nativeEvent.getCoalescedEvents();
  return (passed.length > 0 ? passed : [event]).map(placesOn(event.currentTarget));
}

/** Where pointers are on a page, straightened or not; its place on screen is asked for once. */
function placesOn(page: HTMLElement): (pointer: PointerPlace) => PenPoint {
  const askew = Number(page.closest<HTMLElement>("[data-askew]")?.dataset.askew ?? 0);
  const size = { width: page.offsetWidth, height: page.offsetHeight };
  const bounds = page.getBoundingClientRect();
  return ({ clientX, clientY, pointerType, pressure }) => {
    const place = pointOn(bounds, size, askew, { x: clientX, y: clientY });
    // A mouse says 0.5 of every press: only a pen has something to tell.
    return pointerType === "pen" && pressure > 0 ? { ...place, pressure } : place;
  };
}

function useEscape(active: boolean, cancel: () => void): void {
  // Before anything is painted: whoever sees the gesture can give it up.
  const latest = useRef(cancel);
  useLayoutEffect(() => {
    latest.current = cancel;
  });
  useLayoutEffect(() => {
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
