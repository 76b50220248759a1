import { memo } from "react";
import { Icon } from "../../ui/icon";
import { IconButton } from "../../ui/icon-button";
import { Tag } from "../../ui/tag";
import { placeWords } from "../reading";
import { useReadOnly, useReview } from "../review";
import { type CitedBy, type ListedAnnotation, markWords, meaningWords } from "./listing";

interface AnnotationRowProps {
  readonly listed: ListedAnnotation;
  readonly isSelected: boolean;
  /** Whether Tab reaches it: one row of the list, the arrows go on from there. */
  readonly isInHand: boolean;
  readonly onGo: (listed: ListedAnnotation) => void;
  readonly onRemove: (listed: ListedAnnotation) => void;
  readonly onCiter: (kind: CitedBy["kind"], id: string) => void;
}

/** One mark in the list: where it is, what it says and means, what cites it. */
export const AnnotationRow = memo(function AnnotationRow(props: AnnotationRowProps) {
  const { listed, isSelected, isInHand, onGo, onRemove, onCiter } = props;
  const { annotation, cited } = listed;
  const { application } = useReview();
  const readOnly = useReadOnly();
  const tool = markWords(annotation.mark);
  const meaning = meaningWords[annotation.meaning];
  const tabIndex = isInHand ? 0 : -1;
  return (
    <div className={isSelected ? "annotations-item annotations-item-selected" : "annotations-item"}>
      <button
        type="button"
        className="annotations-jump"
        data-row={annotation.id}
        tabIndex={tabIndex}
        aria-current={isSelected ? "true" : undefined}
        onClick={() => onGo(listed)}
      >
        <span className="annotations-place">
          <Icon name={tool.icon} size={16} />
          {placeWords(application, annotation)}
        </span>
        <span className={annotation.text ? "annotations-text" : "annotations-text annotations-wordless"}>
          {annotation.text || `${tool.label}，没有文字`}
        </span>
      </button>
      <div className="annotations-more">
        <Tag tone={meaning.tone}>{meaning.label}</Tag>
        {cited.map(({ name, kind, id }) => (
          <button
            key={name}
            type="button"
            className="annotations-citer"
            tabIndex={tabIndex}
            onClick={() => onCiter(kind, id)}
          >
            依据 · {name}
          </button>
        ))}
        {!readOnly && (
          <IconButton
            label="删除批注"
            icon="trash"
            className="annotations-delete"
            tabIndex={tabIndex}
            onClick={() => onRemove(listed)}
          />
        )}
      </div>
    </div>
  );
});
