import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { addTurns, type PageView, shownTurn } from "../../../shared/annotation/geometry";
import { handlesOf, pull } from "../../../shared/annotation/handles";
import { move } from "../../../shared/annotation/marks";
import type { Annotation, Mark } from "../../../shared/domain/annotation";

/** One press of an arrow, as a share of the page in percent. */
const step = 0.5;
/** Presses within this time are one change, in milliseconds. */
const pause = 500;

interface KeyMovesInput {
  readonly readOnly: boolean;
  /** Whether the focus came by the keyboard: after a click, arrows belong to the sheet. */
  readonly byKeyboard: RefObject<boolean>;
  readonly onChange: (changed: Annotation) => void;
  readonly onDelete: (annotationId: string) => void;
  readonly onSelect: (annotationId: string | null) => void;
}

/**
 * The keyboard on a focused mark: Enter and Space select it, arrows move it, with Shift they pull its lower right
 * corner, Delete removes it. Presses that follow one another become one change.
 */
export function useKeyMoves(view: PageView, input: KeyMovesInput) {
  const [draft, setDraft] = useState<{ readonly mark: Mark; readonly of: string } | null>(null);
  const pending = useRef<Annotation | null>(null);
  const latest = useRef(input);
  useEffect(() => {
    latest.current = input;
  });
  const commit = useRef(() => {
    const changed = pending.current;
    pending.current = null;
    setDraft(null);
    if (changed) latest.current.onChange(changed);
  });
  useEffect(() => {
    if (!draft) return;
    const timer = window.setTimeout(commit.current, pause);
    return () => clearTimeout(timer);
  }, [draft]);
  useEffect(() => () => commit.current(), []);

  const onKey = (event: KeyboardEvent, annotation: Annotation) => {
    const by = arrow(event.key);
    const isDelete = event.key === "Delete" || event.key === "Backspace";
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") input.onSelect(annotation.id);
    else if (input.readOnly) return;
    else if (isDelete) input.onDelete(annotation.id);
    else if (by && input.byKeyboard.current) {
      const current = pending.current?.id === annotation.id ? pending.current : annotation;
      const mark = event.shiftKey ? pulled(view, current.mark, by) : pushed(view, current.mark, by);
      pending.current = { ...annotation, mark };
      setDraft({ mark, of: annotation.id });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { draft, onKey };
}

type Way = { readonly x: -1 | 0 | 1; readonly y: -1 | 0 | 1 };

function arrow(key: string): Way | null {
  switch (key) {
    case "ArrowLeft":
      return { x: -1, y: 0 };
    case "ArrowRight":
      return { x: 1, y: 0 };
    case "ArrowUp":
      return { x: 0, y: -1 };
    case "ArrowDown":
      return { x: 0, y: 1 };
    default:
      return null;
  }
}

/** Moves as the reader sees it, however the page is turned. */
function pushed(view: PageView, mark: Mark, by: Way): Mark {
  const back = addTurns(-shownTurn(view));
  const { x, y } = turned(by, back);
  return move(mark, { x: x * step, y: y * step });
}

function turned(way: Way, turn: number): { x: number; y: number } {
  if (turn === 90) return { x: -way.y, y: way.x };
  if (turn === 180) return { x: -way.x, y: -way.y };
  if (turn === 270) return { x: way.y, y: -way.x };
  return way;
}

function pulled(view: PageView, mark: Mark, by: Way): Mark {
  const unit = (Math.min(view.box.width, view.box.height) * view.scale * step) / 100;
  const handle = handlesOf(mark).includes("to") ? "to" : "se";
  return pull(view, mark, handle, { x: by.x * unit, y: by.y * unit });
}
