import { type ReactNode, useCallback, useMemo } from "react";
import type { Annotation } from "../../../shared/domain/annotation";
import { citationsOf } from "../../../shared/domain/draft";
import { putAnnotation, removeAnnotation } from "../../../shared/domain/edits";
import { refusalSentence } from "../../../shared/refusal";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { useToasts } from "../../ui/toasts";
import {
  type MaterialSource,
  type NewMark,
  type ToolbarItem,
  Viewer,
  type ViewerProps,
  type ViewState,
} from "../../viewer";
import type { ReviewDeskPorts } from "../ports";
import { useDraft, useReadOnly, useReview } from "../review";
import { materialTitle } from "./material-words";
import "./reading.css";
import { useReading, useReadingState } from "./reading-context";
import type { OpenedSource } from "./use-source";
import { WithdrawnCard } from "./withdrawn-card";

interface ReaderProps {
  readonly ports: ReviewDeskPorts;
  readonly opened: OpenedSource;
  readonly materialId: string;
  /** What can be done with the selected mark, such as citing it. */
  readonly selectionActions: (annotation: Annotation) => ReactNode;
  /** More tools above the scan. */
  readonly toolbarItems?: readonly ToolbarItem[] | undefined;
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
  const marking = useMarks(ports);
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
      title={materialTitle(review.application, materialId)}
      pagesHint={material?.pages ?? 1}
      initialView={beside ? beside.view : reading.viewOf(materialId)}
      onViewChange={keepView}
      annotations={annotations}
      selectedId={state.selectedId}
      readOnly={readOnly}
      marking={{
        tool: readOnly ? "hand" : state.tool,
        meaning: state.meaning,
        onTool: reading.setTool,
        onMeaning: reading.setMeaning,
      }}
      {...marking}
      onSelect={reading.select}
      citedBy={citedBy}
      selectionActions={props.selectionActions}
      flash={flashed ? state.flash : null}
      goTo={beside ? null : state.goTo}
      toolbarItems={props.toolbarItems}
      together={props.together}
    />
  );
}

/** The annotations of one material, in the order they were made. The list stays the same object while they do. */
function useMaterialAnnotations(materialId: string): readonly Annotation[] {
  const { annotations } = useDraft();
  return useMemo(
    () => Object.values(annotations).filter((annotation) => annotation.materialId === materialId),
    [annotations, materialId],
  );
}

/** What the viewer tells about marks becomes entries of the history; ids and times come from outside. */
function useMarks(ports: ReviewDeskPorts) {
  const review = useReview();
  const reading = useReading();
  const toasts = useToasts();
  return {
    onCreate: (mark: NewMark) => {
      const annotation: Annotation = { ...mark, id: ports.newId(), created: ports.now() };
      review.change([putAnnotation(review.draft(), annotation)]);
      reading.drawn(annotation.id);
    },
    onChange: (annotation: Annotation) =>
      review.change([putAnnotation(review.draft(), { ...annotation, modified: ports.now() })]),
    onDelete: (id: string) => {
      deleteAnnotation(review, id, (text) => toasts.show({ tone: "info", text, action: undoing(review) }));
      reading.select(null);
    },
  };
}

type Review = ReturnType<typeof useReview>;
const undoing = (review: Review) => ({ label: "撤销", run: () => void review.undo() });

/** Deletes an annotation with its citations and says what went with it. */
export function deleteAnnotation(review: Review, id: string, say: (text: string) => void): void {
  const draft = review.draft();
  if (!draft.annotations[id]) return;
  const { criterionIds, gateIds } = citationsOf(draft, id);
  review.change(removeAnnotation(draft, id));
  const cited = criterionIds.length + gateIds.length;
  say(cited === 0 ? "已删除批注。" : `已删除批注，引用它的 ${cited} 处依据一并取消。`);
}

/** The codes of what cites an annotation: criteria by their code, gates as 资格1, 资格2. */
function useCitedBy(): (annotationId: string) => readonly string[] {
  const { round } = useReview();
  const draft = useDraft();
  return useCallback(
    (annotationId) => {
      const { criterionIds, gateIds } = citationsOf(draft, annotationId);
      const gates = gateIds.map((id) => `资格${round.gates.findIndex((gate) => gate.id === id) + 1}`);
      return [...criterionIds, ...gates];
    },
    [draft, round],
  );
}
