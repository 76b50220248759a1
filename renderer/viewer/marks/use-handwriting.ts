import { useCallback, useEffect, useRef, useState } from "react";
import type { PercentPoint } from "../../../shared/domain/annotation";

type Stroke = readonly PercentPoint[];

/** Strokes on one page that are still being written. */
export interface Writing {
  readonly page: number;
  readonly strokes: readonly Stroke[];
}

/** The pause after which what was written is one mark, in milliseconds. */
const pause = 900;

/**
 * Gathers strokes that follow one another on a page into one mark, so that a word is one mark and one step of undo.
 * It is finished by a pause, by any key, by a stroke on another page and when the viewer closes.
 */
export function useHandwriting(onWritten: (writing: Writing) => void): {
  readonly writing: Writing | null;
  readonly add: (page: number, stroke: Stroke) => void;
  readonly finish: () => void;
} {
  const [writing, setWriting] = useState<Writing | null>(null);
  const current = useRef<Writing | null>(null);
  const tell = useRef(onWritten);
  useEffect(() => {
    tell.current = onWritten;
  });
  const finish = useCallback(() => {
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
  useEffect(() => {
    if (!writing) return;
    const timer = window.setTimeout(finish, pause);
    window.addEventListener("keydown", finish, { capture: true });
    return () => {
      clearTimeout(timer);
      window.removeEventListener("keydown", finish, { capture: true });
    };
  }, [writing, finish]);
  useEffect(() => finish, [finish]);
  return { writing, add, finish };
}
