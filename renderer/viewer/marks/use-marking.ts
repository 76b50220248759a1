import { useEffect, useState } from "react";
import { settle } from "../../../shared/annotation/marks";
import type { Annotation, Mark } from "../../../shared/domain/annotation";
import type { ViewerProps } from "../props";
import type { Outcome } from "./gesture";
import { useHandwriting, type Writing } from "./use-handwriting";

/** The id of the note that is being worded: it never leaves the viewer. */
const pendingId = "pending-note";

/** What is being marked, and what to do with the gestures' outcomes. */
export interface Marking {
  readonly writing: Writing | null;
  /** A note placed and not yet worded. */
  readonly note: Annotation | null;
  readonly onOutcome: (page: number, outcome: Outcome) => void;
  readonly finishNote: (text: string) => void;
  readonly cancelNote: () => void;
}

/** Makes the desk's calls of the outcomes of gestures. */
export function useMarking(props: ViewerProps): Marking {
  const { source, marking, onCreate, onChange, onSelect } = props;
  const [notePlace, setNotePlace] = useState<{ page: number; mark: Mark } | null>(null);
  const create = (page: number, mark: Mark, text = "") =>
    onCreate({ materialId: source.materialId, page, mark, meaning: marking.meaning, text });
  const handwriting = useHandwriting(({ page, strokes }) => create(page, { tool: "ink", strokes }));
  const { finish } = handwriting;
  const { tool, meaning } = marking;
  // What was written keeps the meaning it was written in, and another tool ends it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: both end the writing
  useEffect(() => finish, [tool, meaning, finish]);

  const onOutcome = (page: number, outcome: Outcome) => {
    switch (outcome.kind) {
      case "create":
        return create(page, outcome.mark);
      case "stroke":
        return handwriting.add(page, outcome.stroke);
      case "change":
        return onChange(outcome.annotation);
      case "select":
        return onSelect(outcome.id);
      case "note":
        return setNotePlace({ page, mark: settle({ tool: "note", at: outcome.at }) });
      case "nothing":
        return;
    }
  };
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
    onOutcome,
    finishNote: (text) => {
      setNotePlace(null);
      if (notePlace) create(notePlace.page, notePlace.mark, text);
    },
    cancelNote: () => setNotePlace(null),
  };
}
