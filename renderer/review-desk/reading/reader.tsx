import { type ReactNode, useCallback, useMemo } from "react";
import type { Annotation } from "../../../shared/domain/annotation";
import { refusalSentence } from "../../../shared/refusal";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { type MaterialSource, Viewer, type ViewState } from "../../viewer";
import type { ReviewDeskPorts } from "../ports";
import { useReadOnly, useReview, useReviewState } from "../review";
import { materialTitle } from "./material-words";
import "./reading.css";
import { useReading, useReadingState } from "./reading-context";
import { useCitedBy } from "./use-cited-by";
import { useMarks } from "./use-marks";
import type { OpenedSource } from "./use-source";
import { WithdrawnCard } from "./withdrawn-card";

interface ReaderProps {
  readonly ports: ReviewDeskPorts;
  readonly opened: OpenedSource;
  readonly materialId: string;
  /** What can be done with the selected marks, such as citing them. */
  readonly selectionActions: (annotations: readonly Annotation[]) => ReactNode;
  readonly toolbarEnd?: ReactNode;
}

/** The scan in the middle with the marks of this review on it. */
export function Reader({ ports, opened, materialId, selectionActions, toolbarEnd }: ReaderProps) {
  const { source, refusal, again } = opened;
  const { application } = useReview();
  const reason = useReadingState((state) => state.withdrawn[materialId]);
  if (reason) {
    return (
      <div className="reading-refused" data-reader>
        <WithdrawnCard application={application} materialId={materialId} reason={reason} />
      </div>
    );
  }
  if (refusal) {
    return (
      <div className="reading-refused" data-reader>
        <Notice tone="error" action={<Button onClick={again}>重新打开</Button>}>
          {refusalSentence(refusal)}
        </Notice>
      </div>
    );
  }
  if (!source) {
    return (
      <div className="reading-waiting" data-reader role="status">
        正在打开材料…
      </div>
    );
  }
  return (
    <div className="reading-reader" data-reader>
      <OpenReader
        key={materialId}
        ports={ports}
        source={source}
        materialId={materialId}
        selectionActions={selectionActions}
        toolbarEnd={toolbarEnd}
      />
    </div>
  );
}

type OpenReaderProps = Omit<ReaderProps, "opened"> & { readonly source: MaterialSource };

function OpenReader({ ports, source, materialId, selectionActions, toolbarEnd }: OpenReaderProps) {
  const review = useReview();
  const reading = useReading();
  const readOnly = useReadOnly();
  const state = useReadingState((current) => current);
  const annotations = useMaterialAnnotations(materialId);
  const onMarks = useMarks(ports);
  const citedBy = useCitedBy();
  const material = review.application.materials.find((each) => each.id === materialId);
  const keepView = useCallback(
    (view: ViewState) => reading.keepView(materialId, view),
    [reading, materialId],
  );
  const flashed = state.flash && annotations.some((each) => each.id === state.flash?.annotationId);

  return (
    <Viewer
      source={source}
      title={materialTitle(review.application, materialId)}
      pagesHint={material?.pages ?? 1}
      initialView={reading.viewOf(materialId)}
      onViewChange={keepView}
      annotations={annotations}
      selectedIds={state.selectedIds}
      readOnly={readOnly}
      marking={{
        tool: readOnly ? "hand" : state.tool,
        meaning: state.meaning,
        sign: state.sign,
        onTool: reading.setTool,
        onMeaning: reading.setMeaning,
        onSign: reading.setSign,
      }}
      onMarks={onMarks}
      onSelect={reading.select}
      citedBy={citedBy}
      selectionActions={selectionActions}
      flash={flashed ? state.flash : null}
      goTo={state.goTo}
      toolbarEnd={toolbarEnd}
    />
  );
}

/** The annotations of one material, in the order they were made. The list stays the same object while they do. */
function useMaterialAnnotations(materialId: string): readonly Annotation[] {
  const annotations = useReviewState((state) => state.history.draft.annotations);
  return useMemo(
    () => Object.values(annotations).filter((annotation) => annotation.materialId === materialId),
    [annotations, materialId],
  );
}
