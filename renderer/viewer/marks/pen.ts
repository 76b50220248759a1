import { createStore } from "zustand/vanilla";

/** How long after a pen was last noticed a touch may still be the palm of its hand, in milliseconds. */
const palmTime = 800;

/** What is known of a pen: once one was seen, fingers scroll and do not draw. */
export interface PenState {
  readonly seen: boolean;
  /** A pen is writing or hovers over the page, or did a moment ago: a touch is the hand that holds it. */
  readonly near: boolean;
}

/** The pen of this machine: one for all viewers, kept until the program ends. */
export const pen = createStore<PenState>(() => ({ seen: false, near: false }));

let timer: ReturnType<typeof setTimeout> | undefined;

/** Takes note of a pen's event. */
export function notePen(): void {
  clearTimeout(timer);
  timer = setTimeout(() => pen.setState({ near: false }), palmTime);
  const { seen, near } = pen.getState();
  if (!seen || !near) pen.setState({ seen: true, near: true });
}

/** Forgets the pen, as a new start would. */
export function forgetPen(): void {
  clearTimeout(timer);
  pen.setState({ seen: false, near: false });
}

/** What a pointer that goes down on a page may do there. */
export type Touching = "draws" | "scrolls" | "nothing";

/**
 * What a pointer does: mouse and pen draw. A finger draws where nobody has a pen, scrolls where somebody has, and does
 * nothing while the pen is near.
 */
export function touchingOf(pointerType: string, { seen, near }: PenState): Touching {
  if (pointerType !== "touch") return "draws";
  if (!seen) return "draws";
  return near ? "nothing" : "scrolls";
}
