import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { Meaning } from "../../../shared/domain/annotation";
import { Button, isComposing } from "../../ui";
import "./mark-bar.css";
import { MeaningChoice } from "./meaning-choice";

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
