import { useState } from "react";
import type { Meaning } from "../../../shared/domain/annotation";
import { Icon } from "../../ui/icon";
import { IconButton } from "../../ui/icon-button";
import { Tag } from "../../ui/tag";
import { useToasts } from "../../ui/toasts";
import { deleteAnnotation, materialTitle, useReading, useReadingState } from "../reading";
import { useDraft, useReadOnly, useReview } from "../review";
import "./annotations.css";
import {
  type AnnotationFilter,
  type CitedBy,
  type ListedAnnotation,
  listAnnotations,
  meaningWords,
  toolWords,
} from "./listing";

interface AnnotationsTabProps {
  /** Goes to what cites an annotation. */
  readonly onCiter: (kind: CitedBy["kind"], id: string) => void;
}

/** 批注: every mark of this dossier in its order, with what it means and what cites it. */
export function AnnotationsTab({ onCiter }: AnnotationsTabProps) {
  const { round, application } = useReview();
  const draft = useDraft();
  const [filter, setFilter] = useState<AnnotationFilter>("all");
  const all = listAnnotations(round, application, draft, "all");
  const shown = listAnnotations(round, application, draft, filter);
  if (all.length === 0) {
    return (
      <p className="annotations-empty">
        还没有批注。选上方工具栏的矩形、划线、手写或便签，在扫描件上画出要点，批注会列在这里，并可引为评分依据。
      </p>
    );
  }
  return (
    <>
      <Filters all={all} filter={filter} onFilter={setFilter} />
      <ul className="annotations-list">
        {shown.map((listed) => (
          <AnnotationItem key={listed.annotation.id} listed={listed} onCiter={onCiter} />
        ))}
      </ul>
      {shown.length === 0 && <p className="annotations-empty">没有这一类批注。</p>}
    </>
  );
}

interface FiltersProps {
  readonly all: readonly ListedAnnotation[];
  readonly filter: AnnotationFilter;
  readonly onFilter: (filter: AnnotationFilter) => void;
}

const meanings: readonly Meaning[] = ["positive", "question", "deduction"];

function Filters({ all, filter, onFilter }: FiltersProps) {
  const count = (meaning: Meaning) => all.filter(({ annotation }) => annotation.meaning === meaning).length;
  const choices: { key: AnnotationFilter; label: string; count: number }[] = [
    { key: "all", label: "全部", count: all.length },
    ...meanings.map((key) => ({ key, label: meaningWords[key].label, count: count(key) })),
    { key: "uncited", label: "未引用", count: all.filter(({ cited }) => cited.length === 0).length },
  ];
  return (
    <fieldset className="annotations-filter">
      <legend className="ui-spoken">筛选批注</legend>
      {choices.map(({ key, label, count: number }) => (
        <button key={key} type="button" aria-pressed={filter === key} onClick={() => onFilter(key)}>
          {label} {number}
        </button>
      ))}
    </fieldset>
  );
}

interface AnnotationItemProps {
  readonly listed: ListedAnnotation;
  readonly onCiter: (kind: CitedBy["kind"], id: string) => void;
}

function AnnotationItem({ listed: { annotation, cited }, onCiter }: AnnotationItemProps) {
  const review = useReview();
  const reading = useReading();
  const readOnly = useReadOnly();
  const toasts = useToasts();
  const selected = useReadingState((state) => state.selectedId === annotation.id);
  const tool = toolWords[annotation.mark.tool];
  const meaning = meaningWords[annotation.meaning];
  const remove = () =>
    deleteAnnotation(review, annotation.id, (text) =>
      toasts.show({ tone: "info", text, action: { label: "撤销", run: () => void review.undo() } }),
    );
  return (
    <li className={selected ? "annotations-item annotations-item-selected" : "annotations-item"}>
      <button type="button" className="annotations-jump" onClick={() => reading.jump(annotation)}>
        <span className="annotations-place">
          <Icon name={tool.icon} size={16} />
          {materialTitle(review.application, annotation.materialId)} · 第{annotation.page}页
        </span>
        <span className={annotation.text ? "annotations-text" : "annotations-text annotations-wordless"}>
          {annotation.text || `${tool.label}，没有文字`}
        </span>
      </button>
      <div className="annotations-more">
        <Tag tone={meaning.tone}>{meaning.label}</Tag>
        {cited.map(({ name, kind, id }) => (
          <button key={name} type="button" className="annotations-citer" onClick={() => onCiter(kind, id)}>
            依据 · {name}
          </button>
        ))}
        {!readOnly && (
          <IconButton label="删除批注" icon="trash" className="annotations-delete" onClick={remove} />
        )}
      </div>
    </li>
  );
}
