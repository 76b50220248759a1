import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { addTurns, type PageView, shownTurn } from "../../../shared/annotation/geometry";
import { handlesOf, pull } from "../../../shared/annotation/handles";
import { moveTogether } from "../../../shared/annotation/marks";
import type { Annotation, Mark } from "../../../shared/domain/annotation";
import type { Tool } from "../props";
import type { Outcome } from "./gesture";

/** One press of an arrow, as a share of the page in percent. */
const step = 0.5;
/** Presses within this time are one change, in milliseconds. */
const pause = 500;

interface KeyMovesInput {
  readonly readOnly: boolean;
  readonly tool: Tool;
  /** The selected marks of the page: where the focused one is among them, they move together. */
  readonly selected: readonly Annotation[];
  /** Whether the focus came by the keyboard: after a click, arrows belong to the sheet. */
  readonly byKeyboard: RefObject<boolean>;
  readonly onOutcome: (outcome: Outcome) => void;
}

const still: ReadonlyMap<string, Mark> = new Map();

/**
 * The keyboard on a focused mark: Enter and Space select it, with Shift they add it to what is selected or take it out,
 * with the eraser they erase it; arrows move it, with Shift they pull its lower right corner or its end; Delete removes
 * it. Presses that follow one another become one change.
 */
export function useKeyMoves(view: PageView, input: KeyMovesInput) {
  const [moving, setMoving] = useState(still);
  const pending = useRef<readonly Annotation[]>([]);
  const latest = useRef(input);
  useEffect(() => {
    latest.current = input;
  });
  const commit = useRef(() => {
    const changed = pending.current;
    pending.current = [];
    setMoving(still);
    if (changed.length > 0) latest.current.onOutcome({ kind: "change", changed, gone: [] });
  });
  useEffect(() => {
    if (moving.size === 0) return;
    const timer = window.setTimeout(commit.current, pause);
    return () => clearTimeout(timer);
  }, [moving]);
  useEffect(() => () => commit.current(), []);

  const moveBy = (annotation: Annotation, way: Way, pulls: boolean) => {
    const group = pulls ? [annotation] : groupOf(input.selected, annotation);
    const sameGroup = pending.current.length === group.length && group.every((each) => moving.has(each.id));
    if (!sameGroup) commit.current();
    const current = sameGroup ? pending.current : group;
    pending.current = pulls
      ? current.map((each) => ({ ...each, mark: pulled(view, each.mark, way) }))
      : pushed(view, current, way);
    setMoving(new Map(pending.current.map(({ id, mark }) => [id, mark])));
  };
  const onKey = (event: KeyboardEvent, annotation: Annotation) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const way = arrow(event.key);
    const presses = event.key === "Enter" || event.key === " ";
    const deletes = event.key === "Delete" || event.key === "Backspace";
    if (input.readOnly && !presses) return;
    // What was moved a moment ago is a change of its own, before whatever comes now.
    if (presses || deletes) commit.current();
    if (deletes || (presses && input.tool === "eraser" && !input.readOnly))
      input.onOutcome({ kind: "change", changed: [], gone: idsOf(groupOf(input.selected, annotation)) });
    else if (presses)
      input.onOutcome({ kind: "select", ids: [annotation.id], how: event.shiftKey ? "toggle" : "only" });
    else if (way && input.byKeyboard.current) moveBy(annotation, way, event.shiftKey);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { moving, onKey };
}

const idsOf = (annotations: readonly Annotation[]) => annotations.map(({ id }) => id);

/** What a key on a mark means: all that is selected where the mark is among it, else the mark alone. */
function groupOf(selected: readonly Annotation[], annotation: Annotation): readonly Annotation[] {
  return selected.some(({ id }) => id === annotation.id) ? selected : [annotation];
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

/** Moves as the reader sees it, however the page is turned. Text stays where its letters are. */
function pushed(view: PageView, annotations: readonly Annotation[], by: Way): readonly Annotation[] {
  const { x, y } = turned(by, addTurns(-shownTurn(view)));
  const movable = annotations.filter(({ mark }) => mark.tool !== "passage");
  const marks = moveTogether(
    movable.map(({ mark }) => mark),
    { x: x * step, y: y * step },
  );
  const after = new Map(movable.map(({ id }, index) => [id, marks[index]]));
  return annotations.map((each) => ({ ...each, mark: after.get(each.id) ?? each.mark }));
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
