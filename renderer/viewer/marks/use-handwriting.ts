import { useCallback, useEffect, useRef, useState } from "react";
import type { InkPoint } from "../../../shared/domain/annotation";

type Stroke = readonly InkPoint[];

/** Strokes on one page that are still being written. */
export interface Writing {
  readonly page: number;
  readonly strokes: readonly Stroke[];
}

/** The pause after which what was written is one mark, in milliseconds. */
const pause = 900;

/**
 * Gathers strokes that follow one another on a page into one mark, so that a word is one mark and one step of undo.
 * It is finished by a pause, by any key, by a stroke on another page and when the viewer closes; never while the next
 * stroke is under the hand (`wait`), however long that takes.
 */
export function useHandwriting(onWritten: (writing: Writing) => void): {
  readonly writing: Writing | null;
  readonly add: (page: number, stroke: Stroke) => void;
  readonly wait: () => void;
  readonly finish: () => void;
} {
  const [writing, setWriting] = useState<Writing | null>(null);
  const current = useRef<Writing | null>(null);
  const timer = useRef(0);
  const tell = useRef(onWritten);
  useEffect(() => {
    tell.current = onWritten;
  });
  const finish = useCallback(() => {
    clearTimeout(timer.current);
    const written = current.current;
    current.current = null;
    setWriting(null);
    if (written) tell.current(written);
  }, []);
  const add = useCallback(
    (page: number, stroke: Stroke) => {
      if (current.current && current.current.page !== page) finish();
      current.current = { page, strokes: [...(current.current?.strokes ?? []), stroke] };
      setWriting(current.current);
    },
    [finish],
  );
  const wait = useCallback(() => {
    clearTimeout(timer.current);
    // A stroke that is given up must not keep what was written before it for ever.
    const release = () => {
      window.removeEventListener("pointerup", release);
      window.removeEventListener("pointercancel", release);
      clearTimeout(timer.current);
      timer.current = window.setTimeout(finish, pause);
    };
    window.addEventListener("pointerup", release);
    window.addEventListener("pointercancel", release);
  }, [finish]);
  useEffect(() => {
    if (!writing) return;
    clearTimeout(timer.current);
    timer.current = window.setTimeout(finish, pause);
    window.addEventListener("keydown", finish, { capture: true });
    return () => window.removeEventListener("keydown", finish, { capture: true });
  }, [writing, finish]);
  useEffect(() => finish, [finish]);
  return { writing, add, wait, finish };
}
