import type { Annotation } from "../../../shared/domain/annotation";
import { Icon } from "../../ui/icon";
import { Kbd } from "../../ui/kbd";
import { useToasts } from "../../ui/toasts";
import { materialTitle, placeWords, useReading, useReadingState } from "../reading";
import { useDraft, useReadOnly, useReview } from "../review";
import "./annotations.css";
import { type CiteTarget, citedWords, citeSelected, takeCitations } from "./citing";
import { EvidencePicture, useEvidencePreview } from "./evidence-picture";

interface EvidenceChipsProps {
  readonly target: CiteTarget;
  readonly evidence: readonly string[];
}

/** The evidence of a criterion or a gate: each chip leads back to its place on the scan, the last one adds another. */
export function EvidenceChips({ target, evidence }: EvidenceChipsProps) {
  const { annotations } = useDraft();
  const readOnly = useReadOnly();
  const cited = evidence.flatMap((id) => annotations[id] ?? []);
  return (
    <>
      {cited.map((annotation) => (
        <Chip key={annotation.id} annotation={annotation} target={target} readOnly={readOnly} />
      ))}
      {readOnly && cited.length === 0 && <span className="evidence-none">没有引用依据</span>}
      {!readOnly && <AddChip target={target} />}
    </>
  );
}

interface ChipProps {
  readonly annotation: Annotation;
  readonly target: CiteTarget;
  readonly readOnly: boolean;
}

function Chip({ annotation, target, readOnly }: ChipProps) {
  const review = useReview();
  const reading = useReading();
  const selected = useReadingState((state) => state.selectedIds.includes(annotation.id));
  const place = placeWords(review.application, annotation);
  const words = [materialTitle(review.application, annotation.materialId), annotation.text]
    .filter(Boolean)
    .join("：");
  const preview = useEvidencePreview();
  return (
    <span className={selected ? "evidence-chip evidence-chip-selected" : "evidence-chip"}>
      <button
        type="button"
        className="evidence-jump"
        aria-label={`查看依据 ${place}`}
        onClick={() => reading.jump(annotation)}
        {...preview.handlers}
      >
        <Icon name="document" size={16} />
        {place}
      </button>
      {preview.anchor && <EvidencePicture annotation={annotation} words={words} anchor={preview.anchor} />}
      {!readOnly && (
        <button
          type="button"
          className="evidence-drop"
          aria-label={`取消依据 ${place}`}
          title="取消这处依据"
          onClick={() => takeCitations(review, target.citer, [annotation.id])}
        >
          <Icon name="close" size={12} />
        </button>
      )}
    </span>
  );
}

function AddChip({ target }: { readonly target: CiteTarget }) {
  const review = useReview();
  const reading = useReading();
  const toasts = useToasts();
  const add = () => {
    const outcome = citeSelected(review, reading, target.citer);
    if (outcome !== "cited") toasts.show({ tone: "info", text: citedWords(outcome, target.name) });
  };
  return (
    <button
      type="button"
      className="evidence-add"
      aria-label={`依据 E：把选中的批注引为 ${target.name} 的依据`}
      onClick={add}
    >
      <Icon name="plus" size={14} />
      依据 <Kbd keys="E" />
    </button>
  );
}
