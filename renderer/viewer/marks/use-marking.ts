import { useCallback, useEffect, useRef, useState } from "react";
import { settle } from "../../../shared/annotation/marks";
import type { Annotation, Mark } from "../../../shared/domain/annotation";
import type { MarkChange, ViewerProps } from "../props";
import type { Outcome } from "./gesture";
import { selectionAfter } from "./selecting";
import { useHandwriting, type Writing } from "./use-handwriting";

/** The id of the note that is being worded: it never leaves the viewer. */
const pendingId = "pending-note";

/** What is being marked, and what to do with the gestures' outcomes. */
export interface Marking {
  readonly writing: Writing | null;
  /** A note placed and not yet worded. */
  readonly note: Annotation | null;
  readonly onInk: () => void;
  readonly onOutcome: (page: number, outcome: Outcome) => void;
  readonly finishNote: (text: string) => void;
  readonly cancelNote: () => void;
}

/** Makes the desk's calls of the outcomes of gestures: one call a gesture, so that it is one step of undo. */
export function useMarking(props: ViewerProps): Marking {
  const { source, marking } = props;
  const [notePlace, setNotePlace] = useState<{ page: number; mark: Mark } | null>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const create = useCallback((page: number, mark: Mark, text = "") => {
    const { source: own, marking: now, onMarks } = latest.current;
    const created = { materialId: own.materialId, page, mark, meaning: now.meaning, text };
    onMarks([{ kind: "create", created }]);
  }, []);
  const handwriting = useHandwriting(({ page, strokes }) => create(page, { tool: "ink", strokes }));
  const { finish, add, wait } = handwriting;
  const { tool, meaning } = marking;
  // What was written keeps the meaning it was written in, and another tool ends it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: both end the writing
  useEffect(() => finish, [tool, meaning, finish]);

  const onOutcome = useCallback(
    (page: number, outcome: Outcome) => {
      const { onMarks, onSelect, selectedIds } = latest.current;
      switch (outcome.kind) {
        case "create":
          return create(page, outcome.mark);
        case "stroke":
          return add(page, outcome.stroke);
        case "change":
          return onMarks([
            ...outcome.changed.map((changed): MarkChange => ({ kind: "change", changed })),
            ...outcome.gone.map((id): MarkChange => ({ kind: "delete", id })),
          ]);
        case "select":
          return onSelect(selectionAfter(selectedIds, outcome));
        case "note":
          return setNotePlace({ page, mark: settle({ tool: "note", at: outcome.at }) });
        case "nothing":
          return;
      }
    },
    [create, add],
  );
  const note = notePlace && {
    ...notePlace,
    id: pendingId,
    materialId: source.materialId,
    meaning,
    text: "",
    created: "",
  };
  return {
    writing: handwriting.writing,
    note,
    onInk: wait,
    onOutcome,
    finishNote: (text) => {
      setNotePlace(null);
      if (notePlace) create(notePlace.page, notePlace.mark, text);
    },
    cancelNote: () => setNotePlace(null),
  };
}
