import { type KeyboardEvent, type RefObject, useCallback, useEffect, useMemo, useRef } from "react";
import { type PageView, shownSize } from "../../../shared/annotation/geometry";
import type { Annotation, Meaning } from "../../../shared/domain/annotation";
import type { Tool } from "../props";
import type { ScrollerHandle, ShownPage } from "../scroller/page-scroller";
import type { Outcome } from "./gesture";
import { MarkLayer } from "./mark-layer";
import { MarkOutline, MarkTint } from "./mark-shapes";
import "./page-marks.css";
import type { Writing } from "./use-handwriting";
import { useKeyMoves } from "./use-key-moves";
import { usePageGestures } from "./use-page-gestures";

export interface PageMarksProps {
  readonly shown: ShownPage;
  readonly annotations: readonly Annotation[];
  readonly selectedId: string | null;
  readonly readOnly: boolean;
  readonly tool: Tool;
  readonly meaning: Meaning;
  readonly flashing: { readonly id: string; readonly nonce: number } | null;
  readonly citedBy: (annotationId: string) => readonly string[];
  readonly scroller: RefObject<ScrollerHandle | null>;
  readonly byKeyboard: RefObject<boolean>;
  /** Ink being written on this page, and a note being worded on it. */
  readonly writing: Writing | null;
  readonly pendingNote: Annotation | null;
  readonly onOutcome: (page: number, outcome: Outcome) => void;
  readonly onChange: (changed: Annotation) => void;
  readonly onDelete: (annotationId: string) => void;
  readonly onSelect: (annotationId: string | null) => void;
}

/** What lies over one page and takes the pointer: the marks, and the one that is being drawn or moved. */
export function PageMarks(props: PageMarksProps) {
  const { shown, selectedId, readOnly, tool, meaning, writing, pendingNote } = props;
  const { page, box, turn, scale } = shown;
  const now = useMemo<PageView>(() => ({ box, turn, scale }), [box, turn, scale]);
  const view = useMemo<PageView>(() => ({ box, turn, scale: 1 }), [box, turn]);
  const keys = useKeyMoves(view, props);
  const gestures = usePageGestures({
    ...props,
    view: now,
    writing: writing !== null,
    onOutcome: (outcome) => props.onOutcome(page, outcome),
  });
  const { draft } = gestures;
  const marks = useMemo(
    () => asTheyAre(props.annotations, draft?.of ? draft : keys.draft, pendingNote),
    [props.annotations, draft, keys.draft, pendingNote],
  );
  const onKey = useStable(keys.onKey);
  const cursor = gestures.panning ? "panning" : readOnly ? "hand" : tool;
  return (
    <div className={`viewer-marks viewer-cursor-${cursor}`} {...gestures.handlers}>
      <MarkLayer
        view={view}
        annotations={marks}
        selectedId={pendingNote?.id ?? selectedId}
        readOnly={readOnly}
        flashing={props.flashing}
        citedBy={props.citedBy}
        onKey={onKey}
      />
      <NewMarks
        view={view}
        meaning={meaning}
        draft={draft?.of === null ? draft.mark : null}
        writing={writing}
      />
    </div>
  );
}

interface NewMarksProps {
  readonly view: PageView;
  readonly meaning: Meaning;
  readonly draft: Annotation["mark"] | null;
  readonly writing: Writing | null;
}

/** What is drawn and not yet an annotation. */
function NewMarks({ view, meaning, draft, writing }: NewMarksProps) {
  if (!draft && !writing) return null;
  const { width, height } = shownSize(view);
  const box = `0 0 ${width} ${height}`;
  const written = writing && ({ tool: "ink", strokes: writing.strokes } as const);
  return (
    <>
      <svg className="viewer-tints" viewBox={box} preserveAspectRatio="none" aria-hidden="true">
        {written && <MarkTint view={view} mark={written} meaning={meaning} />}
        {draft && <MarkTint view={view} mark={draft} meaning={meaning} />}
      </svg>
      {draft && draft.tool !== "ink" && (
        <svg
          className="viewer-outlines viewer-new"
          viewBox={box}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <g className={`viewer-${meaning}`}>
            <MarkOutline view={view} mark={draft} />
          </g>
        </svg>
      )}
    </>
  );
}

function asTheyAre(
  annotations: readonly Annotation[],
  draft: { readonly mark: Annotation["mark"]; readonly of: string | null } | null,
  pendingNote: Annotation | null,
): readonly Annotation[] {
  const changed = draft?.of
    ? annotations.map((each) => (each.id === draft.of ? { ...each, mark: draft.mark } : each))
    : annotations;
  return pendingNote ? [...changed, pendingNote] : changed;
}

/** A function that never changes and always calls the newest: the layer below need not draw again for it. */
function useStable(run: (event: KeyboardEvent, annotation: Annotation) => void) {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  return useCallback((event: KeyboardEvent, annotation: Annotation) => latest.current(event, annotation), []);
}
