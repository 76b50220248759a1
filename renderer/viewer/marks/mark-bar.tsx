import type { ReactNode } from "react";
import { formOf, formsOf, inForm, type MarkForm } from "../../../shared/annotation/forms";
import type { Annotation } from "../../../shared/domain/annotation";
import { IconButton, type IconName } from "../../ui";
import type { MarkChange } from "../props";
import "./mark-bar.css";
import { MarkText } from "./mark-text";
import { MeaningChoice } from "./meaning-choice";
import { formWord, markWord, meaningLine, meaningWord } from "./words";

export interface MarkBarProps {
  /** The selected marks, at least one. */
  readonly annotations: readonly Annotation[];
  readonly readOnly: boolean;
  readonly actions: ReactNode;
  readonly onMarks: (changes: readonly MarkChange[]) => void;
  readonly onClose: () => void;
}

/** The bar below the page for what is selected: what it means, its form and words, what the desk offers, delete. */
export function MarkBar(props: MarkBarProps) {
  const { annotations, readOnly, actions, onMarks, onClose } = props;
  const isOne = annotations.length === 1;
  const remove = () => onMarks(annotations.map(({ id }): MarkChange => ({ kind: "delete", id })));
  return (
    <section className="viewer-bar" aria-label="选中的批注">
      <span className={isOne ? "viewer-bar-name viewer-bar-one" : "viewer-bar-name"} role="status">
        {nameOf(annotations)}
      </span>
      {readOnly ? <ReadWords annotations={annotations} /> : <Restyling {...props} />}
      {!readOnly && !isOne && <span className="viewer-bar-text" />}
      {!readOnly && actions}
      <span className="viewer-bar-end">
        {!readOnly && (
          <IconButton
            label={isOne ? "删除这处批注" : `删除这 ${annotations.length} 处批注`}
            icon="trash"
            keys="Delete"
            onClick={remove}
          />
        )}
        <IconButton label="不再选中" icon="close" keys="Esc" onClick={onClose} />
      </span>
    </section>
  );
}

function nameOf(annotations: readonly Annotation[]): string {
  const [first, ...others] = annotations;
  if (!first) return "";
  return others.length === 0
    ? `第 ${first.page} 页 · ${markWord(first.mark)}`
    : `已选 ${annotations.length} 处批注`;
}

function ReadWords({ annotations }: Pick<MarkBarProps, "annotations">) {
  const [first, ...others] = annotations;
  const words = first && others.length === 0 ? meaningLine(first) || meaningWord[first.meaning] : "";
  return <span className="viewer-bar-text">{words}</span>;
}

/** What can be changed: the meaning, the form where all have the same ones to choose from, and the words of one alone. */
function Restyling({ annotations, onMarks }: MarkBarProps) {
  const [first, ...others] = annotations;
  const change = (edit: (annotation: Annotation) => Annotation) => {
    const changed = annotations.map(edit).filter((each, index) => each !== annotations[index]);
    if (changed.length > 0) onMarks(changed.map((each): MarkChange => ({ kind: "change", changed: each })));
  };
  if (!first) return null;
  const meaning = others.every((each) => each.meaning === first.meaning) ? first.meaning : null;
  return (
    <>
      <MeaningChoice
        label={others.length === 0 ? "这处批注的含义" : "这些批注的含义"}
        value={meaning}
        onChange={(next) => change((each) => (each.meaning === next ? each : { ...each, meaning: next }))}
      />
      <FormChoice
        annotations={annotations}
        onChange={(form) =>
          change((each) => (formOf(each.mark) === form ? each : { ...each, mark: inForm(each.mark, form) }))
        }
      />
      {others.length === 0 && (
        <MarkText
          key={first.id}
          annotation={first}
          onChange={(changed) => onMarks([{ kind: "change", changed }])}
        />
      )}
    </>
  );
}

const formIcon: Record<MarkForm, IconName> = {
  rectangle: "rectangle",
  ellipse: "ellipse",
  arrow: "arrow",
  line: "line",
  tick: "sign-tick",
  cross: "sign-cross",
  query: "sign-query",
};

interface FormChoiceProps {
  readonly annotations: readonly Annotation[];
  readonly onChange: (form: MarkForm) => void;
}

function FormChoice({ annotations, onChange }: FormChoiceProps) {
  const [first] = annotations;
  const forms = first ? formsOf(first.mark) : [];
  const shared = annotations.every(({ mark }) => formsOf(mark) === forms);
  if (forms.length === 0 || !shared) return null;
  return (
    <fieldset className="viewer-forms" aria-label="批注的样子">
      {forms.map((form) => (
        <IconButton
          key={form}
          label={`改成${formWord[form]}`}
          icon={formIcon[form]}
          pressed={annotations.every(({ mark }) => formOf(mark) === form)}
          onClick={() => onChange(form)}
        />
      ))}
    </fieldset>
  );
}
