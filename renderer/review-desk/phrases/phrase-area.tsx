import { useRef } from "react";
import { unfilledIn } from "../../../shared/domain/phrase";
import { Icon } from "../../ui/icon";
import { IconButton } from "../../ui/icon-button";
import { TextArea, type TextAreaProps } from "../../ui/text-area";
import { fieldAttribute, focusAt } from "./insertion";
import type { PhraseField } from "./phrase-field";
import { phrasesKeys, usePhrases } from "./phrases-provider";
import "./phrases.css";

export interface PhraseAreaProps extends TextAreaProps {
  readonly field: PhraseField;
}

/** A text that phrases can be inserted into; what of them is still to be filled in is listed below it, each a way there. */
export function PhraseArea({ field, ...props }: PhraseAreaProps) {
  const box = useRef<HTMLDivElement>(null);
  const openPhrases = usePhrases();
  const area = () => box.current?.querySelector("textarea") ?? null;
  const unfilled = props.readOnly ? [] : unfilledIn(String(props.value ?? ""));
  return (
    <div ref={box} className="phrases-field">
      <div className={`phrases-area ${props.readOnly ? "" : "phrases-area-open"}`}>
        <TextArea {...props} {...fieldAttribute(field)} />
        {!props.readOnly && (
          <IconButton
            label={`在“${props.label}”中插入常用语`}
            keys={phrasesKeys}
            icon="phrase"
            className="phrases-open"
            onClick={() => openPhrases(area())}
          />
        )}
      </div>
      {unfilled.length > 0 && (
        <p className="phrases-unfilled" role="status">
          <Icon name="warn" size={16} />
          <span>待填 {unfilled.length} 处</span>
          {unfilled.map(({ text, start, end }) => (
            <button
              key={start}
              type="button"
              aria-label={`选中待填的${text}`}
              onClick={() => {
                const element = area();
                if (element) focusAt({ element }, { start, end });
              }}
            >
              {text}
            </button>
          ))}
        </p>
      )}
    </div>
  );
}
