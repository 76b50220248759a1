import { useMemo, useRef, useState } from "react";
import { useReading } from "../reading";
import { useReview, useReviewState } from "../review";
import { AnnotationList } from "./annotation-list";
import "./annotations.css";
import { keepFilter, keptFilter } from "./kept-filter";
import { ListFilters } from "./list-filters";
import { type CitedBy, filterList, type ListFilter, listAnnotations } from "./listing";

interface AnnotationsTabProps {
  /** Goes to what cites an annotation. */
  readonly onCiter: (kind: CitedBy["kind"], id: string) => void;
}

/** 批注: every mark of this dossier, with what it means and what cites it; found by filter, search and keys. */
export function AnnotationsTab({ onCiter }: AnnotationsTabProps) {
  const { round, application } = useReview();
  const reading = useReading();
  const annotations = useReviewState((state) => state.history.draft.annotations);
  const gates = useReviewState((state) => state.history.draft.gates);
  const scores = useReviewState((state) => state.history.draft.scores);
  const [filter, setFilter] = useState(() => keptFilter(reading));
  const root = useRef<HTMLDivElement>(null);
  const all = useMemo(
    () => listAnnotations(round, application, { annotations, gates, scores }),
    [round, application, annotations, gates, scores],
  );
  const shown = useMemo(() => filterList(all, filter), [all, filter]);
  const change = (next: ListFilter) => {
    keepFilter(reading, next);
    setFilter(next);
  };
  if (all.length === 0) {
    return (
      <p className="annotations-empty">
        还没有批注。选上方工具栏的矩形、箭头、划线、手写、便签或图章，在扫描件上画出要点，批注会列在这里，并可引为评分依据。
      </p>
    );
  }
  return (
    <div ref={root} className="annotations-tab">
      <ListFilters all={all} count={shown.length} filter={filter} onFilter={change} />
      {shown.length === 0 ? (
        <p className="annotations-empty">没有符合的批注。</p>
      ) : (
        <AnnotationList
          shown={shown}
          onCiter={onCiter}
          onType={() => root.current?.querySelector<HTMLElement>("[data-list-search]")?.focus()}
        />
      )}
    </div>
  );
}
