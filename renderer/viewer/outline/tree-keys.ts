import type { KeyboardEvent } from "react";
import { type OutlineRow, parentOf } from "./outline-rows";

/** What the keys of a tree do. */
export interface TreeMoves {
  readonly focus: (path: string) => void;
  readonly toggle: (path: string, open: boolean) => void;
  readonly go: (row: OutlineRow) => void;
  readonly onClose: () => void;
}

/** Answers the keys of ARIA's tree, for the line named `current`; other keys go on to whoever wants them. */
export function answerTreeKey(
  event: KeyboardEvent,
  rows: readonly OutlineRow[],
  current: string,
  moves: TreeMoves,
): void {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const at = rows.findIndex(({ path }) => path === current);
  const row = rows[at];
  if (!row || !answered(event.key, row, at, rows, moves)) return;
  event.preventDefault();
  event.stopPropagation();
}

function answered(
  key: string,
  row: OutlineRow,
  at: number,
  rows: readonly OutlineRow[],
  moves: TreeMoves,
): boolean {
  const to = (other: OutlineRow | undefined) => other && moves.focus(other.path);
  switch (key) {
    case "ArrowDown":
      to(rows[at + 1]);
      return true;
    case "ArrowUp":
      to(rows[at - 1]);
      return true;
    case "Home":
      to(rows[0]);
      return true;
    case "End":
      to(rows.at(-1));
      return true;
    case "ArrowRight":
      if (row.open) to(rows[at + 1]);
      else if (row.entry.children.length > 0) moves.toggle(row.path, true);
      return true;
    case "ArrowLeft": {
      const parent = parentOf(row.path);
      if (row.open) moves.toggle(row.path, false);
      else if (parent !== null) moves.focus(parent);
      return true;
    }
    case "Enter":
    case " ":
      moves.go(row);
      return true;
    case "Escape":
      moves.onClose();
      return true;
    default:
      return false;
  }
}
