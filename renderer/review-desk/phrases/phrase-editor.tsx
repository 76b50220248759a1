import { type KeyboardEvent, useRef, useState } from "react";
import { longestPhrase, placeholderNames } from "../../../shared/domain/phrase";
import { Button } from "../../ui/button";
import { TextArea } from "../../ui/text-area";
import { keptText } from "./phrase-list";

interface PhraseEditorProps {
  readonly text: string;
  readonly onSave: (text: string) => void;
  readonly onCancel: () => void;
}

/** Writes a phrase: its text, and the names that can be put into it. Ctrl+Enter saves. */
export function PhraseEditor({ text: before, onSave, onCancel }: PhraseEditorProps) {
  const [text, setText] = useState(before);
  const box = useRef<HTMLDivElement>(null);
  const put = (name: string) => {
    const area = box.current?.querySelector("textarea");
    if (!area) return;
    area.setRangeText(`{${name}}`, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
    area.focus();
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.key !== "Enter" || !event.ctrlKey) return;
    event.preventDefault();
    onSave(text);
  };
  return (
    <div ref={box} className="phrases-editor">
      <TextArea
        label="常用语内容"
        rows={2}
        maxLength={longestPhrase}
        autoFocus
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={press}
        hint="花括号里的名称插入时自动换成实际内容；其他花括号留着提醒填写"
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a row of buttons, not a part of a form */}
      <div className="phrases-names" role="group" aria-label="放入自动填写的名称">
        {placeholderNames.map((name) => (
          <Button key={name} size="small" onClick={() => put(name)}>
            {name}
          </Button>
        ))}
      </div>
      <div className="phrases-editor-foot">
        <Button size="small" onClick={onCancel}>
          取消
        </Button>
        <Button
          size="small"
          variant="primary"
          disabled={keptText(text) === null}
          onClick={() => onSave(text)}
        >
          保存
        </Button>
      </div>
    </div>
  );
}
