import { type ReactNode, useCallback, useMemo } from "react";
import type { Annotation } from "../../../shared/domain/annotation";
import { refusalSentence } from "../../../shared/refusal";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import {
  type MaterialSource,
  type ToolbarItem,
  Viewer,
  type ViewerProps,
  type ViewState,
} from "../../viewer";
import type { ReviewDeskPorts } from "../ports";
import { useReadOnly, useReview, useReviewState } from "../review";
import { materialTitle } from "./material-words";
import "./reading.css";
import { useReading, useReadingState } from "./reading-context";
import type { Found } from "./search";
import { useCitedBy } from "./use-cited-by";
import { useMarks } from "./use-marks";
import { useRegionCopy } from "./use-region-copy";
import type { OpenedSource } from "./use-source";
import { WithdrawnCard } from "./withdrawn-card";

interface ReaderProps {
  readonly ports: ReviewDeskPorts;
  readonly opened: OpenedSource;
  readonly materialId: string;
  /** What can be done with the selected marks, such as citing it. */
  readonly selectionActions: (annotations: readonly Annotation[]) => ReactNode;
  /** More tools above the scan. */
  readonly toolbarItems?: readonly ToolbarItem[] | undefined;
  /** Words that were searched for, in whatever material. */
  readonly found?: Found | null | undefined;
  /** The document beside, to scroll together with. */
  readonly together?: ViewerProps["together"];
  /** Where the document beside was left: it keeps its own place, and answers no jumps but to its own marks. */
  readonly beside?: { readonly view: ViewState | undefined; keepView(view: ViewState): void } | undefined;
}

/** The scan in the middle with the marks of this review on it. */
export function Reader(props: ReaderProps) {
  const { opened, materialId } = props;
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
      <OpenReader key={materialId} {...props} source={source} />
    </div>
  );
}

type OpenReaderProps = Omit<ReaderProps, "opened"> & { readonly source: MaterialSource };

function OpenReader(props: OpenReaderProps) {
  const { ports, source, materialId, beside } = props;
  const review = useReview();
  const reading = useReading();
  const readOnly = useReadOnly();
  const state = useReadingState((current) => current);
  const annotations = useMaterialAnnotations(materialId);
  const onMarks = useMarks(ports);
  const citedBy = useCitedBy();
  const material = review.application.materials.find((each) => each.id === materialId);
  const keepView = useCallback(
    (view: ViewState) => (beside ? beside.keepView(view) : reading.keepView(materialId, view)),
    [reading, materialId, beside],
  );
  // Where both show the same document, the main one answers.
  const mayFlash = !beside || state.materialId !== materialId;
  const flashed =
    mayFlash && state.flash && annotations.some((each) => each.id === state.flash?.annotationId);

  return (
    <Viewer
      source={source}
      title={`${beside ? "并排 " : ""}${materialTitle(review.application, materialId)}`}
      pagesHint={material?.pages ?? 1}
      initialView={beside ? beside.view : reading.viewOf(materialId)}
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
      selectionActions={props.selectionActions}
      flash={flashed ? state.flash : null}
      goTo={beside ? null : state.goTo}
      found={props.found?.materialId === materialId ? props.found : null}
      toolbarItems={props.toolbarItems}
      together={props.together}
      onRegion={useRegionCopy(ports, materialId)}
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
