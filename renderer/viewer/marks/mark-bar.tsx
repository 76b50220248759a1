import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { Annotation, Meaning } from "../../../shared/domain/annotation";
import { Button, IconButton, isComposing } from "../../ui";
import "./mark-bar.css";
import { MeaningChoice } from "./meaning-choice";
import { meaningLine, meaningWord, toolWord } from "./words";

/** Text is kept this long after the last key, and at once when the field is left, in milliseconds. */
const keepDelay = 1_500;

export interface MarkBarProps {
  readonly annotation: Annotation;
  readonly readOnly: boolean;
  readonly actions: ReactNode;
  readonly onChange: (changed: Annotation) => void;
  readonly onDelete: () => void;
  readonly onClose: () => void;
}

/** The bar below the page for the selected mark: what it means, its words, what the desk offers, delete. */
export function MarkBar({ annotation, readOnly, actions, onChange, onDelete, onClose }: MarkBarProps) {
  const name = `第 ${annotation.page} 页 · ${toolWord[annotation.mark.tool]}`;
  return (
    <section className="viewer-bar" aria-label="选中的批注">
      <span className="viewer-bar-name">{name}</span>
      {readOnly ? (
        <span className="viewer-bar-text">{meaningLine(annotation) || meaningWord[annotation.meaning]}</span>
      ) : (
        <>
          <MeaningChoice
            label="这处批注的含义"
            value={annotation.meaning}
            onChange={(meaning) => meaning !== annotation.meaning && onChange({ ...annotation, meaning })}
          />
          <MarkText key={annotation.id} annotation={annotation} onChange={onChange} />
        </>
      )}
      {!readOnly && actions}
      {!readOnly && <IconButton label="删除这处批注" icon="trash" keys="Delete" onClick={onDelete} />}
      <IconButton label="不再选中" icon="close" keys="Esc" onClick={onClose} />
    </section>
  );
}

interface MarkTextProps {
  readonly annotation: Annotation;
  readonly onChange: (changed: Annotation) => void;
}

/** The words of a mark: kept when the field is left, on Enter, or when the writer pauses; never while an input method composes. */
function MarkText({ annotation, onChange }: MarkTextProps) {
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

export interface NoteBarProps {
  readonly page: number;
  readonly meaning: Meaning;
  readonly onMeaning: (meaning: Meaning) => void;
  readonly onDone: (text: string) => void;
  readonly onCancel: () => void;
}

/** The bar while a new note is worded: it becomes a mark with its text, or nothing. */
export function NoteBar({ page, meaning, onMeaning, onDone, onCancel }: NoteBarProps) {
  const [text, setText] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  const done = () => (text.trim() === "" ? onCancel() : onDone(text.trim()));
  const press = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      done();
    }
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      onCancel();
    }
  };
  return (
    <section className="viewer-bar" aria-label="新便签">
      <span className="viewer-bar-name">第 {page} 页 · 新便签</span>
      <MeaningChoice label="便签的含义" value={meaning} onChange={onMeaning} />
      <textarea
        ref={field}
        className="viewer-bar-field"
        aria-label="便签内容"
        placeholder="写下看法，按回车放上"
        rows={2}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={press}
      />
      <Button variant="primary" onClick={done} disabled={text.trim() === ""}>
        放上
      </Button>
      <Button variant="quiet" onClick={onCancel}>
        取消
      </Button>
    </section>
  );
}

function useLatest(run: () => void) {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  return latest;
}
