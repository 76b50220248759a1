import { useEffect, useRef, useState } from "react";
import type { Annotation } from "../../../shared/domain/annotation";
import { isComposing } from "../../ui";

/** Text is kept this long after the last key, and at once when the field is left, in milliseconds. */
const keepDelay = 1_500;

export interface MarkTextProps {
  readonly annotation: Annotation;
  readonly onChange: (changed: Annotation) => void;
}

/** The words of a mark: kept when the field is left, on Enter, or when the writer pauses; never while an input method composes. */
export function MarkText({ annotation, onChange }: MarkTextProps) {
  const [text, setText] = useState(annotation.text);
  const [stored, setStored] = useState(annotation.text);
  if (stored !== annotation.text) {
    // Changed from outside (undo): the field follows.
    setStored(annotation.text);
    setText(annotation.text);
  }
  const keep = useLatest(() => {
    if (text !== annotation.text) onChange({ ...annotation, text });
  });
  const composing = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each key begins the wait anew
  useEffect(() => {
    const timer = window.setTimeout(() => composing.current || keep.current(), keepDelay);
    return () => clearTimeout(timer);
  }, [text, keep]);
  useEffect(() => () => keep.current(), [keep]);
  return (
    <input
      className="viewer-bar-field"
      aria-label="批注说明"
      placeholder="写说明（可不写）"
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => keep.current()}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={() => {
        composing.current = false;
      }}
      onKeyDown={(event) => {
        if (isComposing(event.nativeEvent)) return;
        if (event.key === "Enter") keep.current();
        if (event.key === "Escape") event.currentTarget.blur();
      }}
    />
  );
}

function useLatest(run: () => void) {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  return latest;
}
