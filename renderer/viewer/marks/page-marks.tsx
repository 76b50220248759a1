import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useMemo,
  useRef,
} from "react";
import { useStore } from "zustand";
import type { PageView } from "../../../shared/annotation/geometry";
import type { Annotation, Meaning, StampSign } from "../../../shared/domain/annotation";
import type { MarkChange, Tool } from "../props";
import type { ScrollerHandle, ShownPage } from "../scroller/page-scroller";
import type { TakesText } from "../text/use-text-press";
import { type Changing, DraftMarks } from "./draft-marks";
import type { Outcome } from "./gesture";
import { MarkControls } from "./mark-controls";
import "./page-marks.css";
import { pen } from "./pen";
import { StaticMarks } from "./static-marks";
import type { Writing } from "./use-handwriting";
import { useKeyMoves } from "./use-key-moves";
import { usePageGestures } from "./use-page-gestures";

export interface PageMarksProps {
  readonly shown: ShownPage;
  /** The page's own text, under the marks. */
  readonly text: ReactNode;
  readonly takesText: TakesText;
  /** The marks of the page; the same list while they stay the same. */
  readonly annotations: readonly Annotation[];
  readonly selectedIds: readonly string[];
  readonly readOnly: boolean;
  readonly tool: Tool;
  readonly sign: StampSign;
  readonly meaning: Meaning;
  readonly flashing: { readonly id: string; readonly nonce: number } | null;
  readonly citedBy: (annotationId: string) => readonly string[];
  readonly scroller: RefObject<ScrollerHandle | null>;
  readonly byKeyboard: RefObject<boolean>;
  /** Ink being written on this page, and a note being worded on it. */
  readonly writing: Writing | null;
  readonly pendingNote: Annotation | null;
  readonly onInk: () => void;
  readonly onOutcome: (page: number, outcome: Outcome) => void;
  readonly onMarks: (changes: readonly MarkChange[]) => void;
}

const none: ReadonlySet<string> = new Set();

/**
 * What lies over one page and takes the pointer: the marks as they stand, which nothing touches while one draws; over
 * them what is drawn or changed at the moment; and the controls by which they are reached.
 */
export function PageMarks(props: PageMarksProps) {
  const { shown, annotations, readOnly, tool, writing, pendingNote, onOutcome } = props;
  const { page, box, turn, scale } = shown;
  const now = useMemo<PageView>(() => ({ box, turn, scale }), [box, turn, scale]);
  const view = useMemo<PageView>(() => ({ box, turn, scale: 1 }), [box, turn]);
  const selected = useSelected(annotations, props.selectedIds);
  const fingersScroll = useStore(pen, ({ seen, near }) => seen && !near);
  const keys = useKeyMoves(view, { ...props, selected, onOutcome: (outcome) => onOutcome(page, outcome) });
  const gestures = usePageGestures({
    ...props,
    selected,
    view: now,
    writing: writing !== null,
    onOutcome: (outcome) => onOutcome(page, outcome),
  });
  const changing: Changing = gestures.shown?.instead.size ? gestures.shown.instead : keys.moving;
  const lifted = useSameSet(changing);
  const standing = useMemo(
    () => (lifted.size === 0 ? annotations : annotations.filter(({ id }) => !lifted.has(id))),
    [annotations, lifted],
  );
  const controlled = useMemo(
    () => (pendingNote ? [...annotations, pendingNote] : annotations),
    [annotations, pendingNote],
  );
  const onKey = useStable(keys.onKey);
  const cursor = gestures.panning ? "panning" : readOnly ? "hand" : tool;
  return (
    <div
      className={`viewer-marks viewer-cursor-${cursor}`}
      data-fingers={fingersScroll ? "scroll" : undefined}
      {...gestures.handlers}
    >
      {props.text}
      <StaticMarks view={view} annotations={standing} />
      <MarkControls
        view={view}
        scale={scale}
        annotations={controlled}
        changing={changing}
        selected={pendingNote ? [pendingNote] : selected}
        readOnly={readOnly}
        flashing={props.flashing}
        citedBy={props.citedBy}
        onKey={onKey}
      />
      <DraftMarks
        view={view}
        scale={scale}
        meaning={props.meaning}
        annotations={annotations}
        changing={changing}
        shown={gestures.shown}
        writing={writing}
      />
    </div>
  );
}

const nobody: readonly Annotation[] = [];

/** The selected marks of this page; the same list while they stay the same. */
function useSelected(annotations: readonly Annotation[], ids: readonly string[]): readonly Annotation[] {
  const last = useRef<readonly Annotation[]>(nobody);
  return useMemo(() => {
    const wanted = new Set(ids);
    const found = wanted.size === 0 ? nobody : annotations.filter(({ id }) => wanted.has(id));
    const before = last.current;
    const same = found.length === before.length && found.every((each, index) => each === before[index]);
    last.current = same ? before : found;
    return last.current;
  }, [annotations, ids]);
}

/** The ids of what is being changed; the same set while it holds the same, however the marks move. */
function useSameSet(changing: Changing): ReadonlySet<string> {
  const last = useRef(none);
  const before = last.current;
  const same = before.size === changing.size && [...changing.keys()].every((id) => before.has(id));
  const now = same ? before : new Set(changing.keys());
  useEffect(() => {
    last.current = now;
  });
  return now;
}

/** A function that never changes and always calls the newest: the layers below need not draw again for it. */
function useStable(run: (event: KeyboardEvent, annotation: Annotation) => void) {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  return useCallback((event: KeyboardEvent, annotation: Annotation) => latest.current(event, annotation), []);
}
