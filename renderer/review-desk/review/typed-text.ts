import { type ChangeEvent, useCallback, useEffect, useRef, useState } from "react";
import { useReview } from "./review-context";

/** Pause in typing, in milliseconds, after which the text becomes an entry of the history. */
export const typingPause = 600;

/** What a text field needs to be given: spread it over an `input` or a `textarea`. */
export interface TypedText {
  readonly value: string;
  readonly onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
  readonly onBlur: () => void;
  readonly onCompositionStart: () => void;
  readonly onCompositionEnd: () => void;
}

/**
 * Text that is typed freely and becomes one entry after a pause, on leaving the field, before an undo and when the field
 * goes away; never while an input method composes, because half a syllable is nobody's text. When `stored` changes for
 * another reason (an undo, a draft inserted), the field follows it.
 */
export function useTypedText(stored: string, store: (text: string) => void): TypedText {
  const { texts } = useReview();
  const [text, setText] = useState(stored);
  const latest = useRef({ text, stored, store, composing: false });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  latest.current.store = store;

  if (latest.current.stored !== stored) {
    latest.current.stored = stored;
    latest.current.text = stored;
    if (text !== stored) setText(stored);
  }

  const commit = useCallback(() => {
    clearTimeout(timer.current);
    const now = latest.current;
    if (now.composing || now.text === now.stored) return;
    now.stored = now.text;
    now.store(now.text);
  }, []);

  const wait = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(commit, typingPause);
  };

  useEffect(() => {
    const leave = texts.add(commit);
    return () => {
      latest.current.composing = false;
      commit();
      leave();
    };
  }, [texts, commit]);

  return {
    value: text,
    onChange: (event) => {
      latest.current.text = event.target.value;
      setText(event.target.value);
      if (!latest.current.composing) wait();
    },
    onBlur: commit,
    onCompositionStart: () => {
      latest.current.composing = true;
      clearTimeout(timer.current);
    },
    onCompositionEnd: () => {
      latest.current.composing = false;
      wait();
    },
  };
}
