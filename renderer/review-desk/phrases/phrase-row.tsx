import type { KeyboardEvent } from "react";
import {
  type Phrase,
  type PlaceholderName,
  type PlaceholderValues,
  phrasePieces,
} from "../../../shared/domain/phrase";
import { IconButton } from "../../ui/icon-button";

interface PhraseRowProps {
  readonly phrase: Phrase;
  readonly values: PlaceholderValues;
  readonly onInsert: () => void;
  readonly onEdit: () => void;
  readonly onMove: (direction: 1 | -1) => void;
  readonly onDelete: () => void;
}

/** A phrase as it would be inserted. Arrows go from one to the next, with Alt they move it; F2 edits, Delete deletes. */
export function PhraseRow({ phrase, values, onInsert, onEdit, onMove, onDelete }: PhraseRowProps) {
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const direction = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : null;
    if (direction && event.altKey) onMove(direction);
    else if (direction) toNeighbour(event.currentTarget, direction);
    else if (event.key === "F2") onEdit();
    else if (event.key === "Delete") removeAndStay(event.currentTarget, onDelete);
    else return;
    event.preventDefault();
  };
  const start = phrase.text.slice(0, 12);
  return (
    <li className="phrases-row">
      <button type="button" className="phrases-take" onClick={onInsert} onKeyDown={press}>
        <Filled text={phrase.text} values={values} />
      </button>
      <span className="phrases-tools">
        <IconButton label={`上移“${start}”`} icon="up" onClick={() => onMove(-1)} />
        <IconButton label={`下移“${start}”`} icon="down" onClick={() => onMove(1)} />
        <IconButton label={`编辑“${start}”`} icon="edit" onClick={onEdit} />
        <IconButton label={`删除“${start}”`} icon="trash" onClick={onDelete} />
      </span>
    </li>
  );
}

/** A phrase with what is known filled in; what is not is marked. */
function Filled({ text, values }: { readonly text: string; readonly values: PlaceholderValues }) {
  let at = 0;
  return phrasePieces(text).map((piece) => {
    const key = at;
    at += piece.text.length;
    if (piece.name === null) return <span key={key}>{piece.text}</span>;
    const value = values[piece.name as PlaceholderName] ?? "";
    if (value !== "") return <b key={key}>{value}</b>;
    return (
      <mark key={key} className="phrases-mark">
        {piece.text}
      </mark>
    );
  });
}

function rowsOf(button: HTMLElement): HTMLElement[] {
  return [...(button.closest("ul")?.querySelectorAll<HTMLElement>(".phrases-take") ?? [])];
}

/** To the row above or below; from the first one up, to the search field. */
function toNeighbour(button: HTMLElement, direction: 1 | -1): void {
  const rows = rowsOf(button);
  const next = rows[rows.indexOf(button) + direction];
  if (next) next.focus();
  else if (direction === -1) button.closest("dialog")?.querySelector<HTMLElement>("input")?.focus();
}

/** The focus goes to a neighbour before its row goes. */
function removeAndStay(button: HTMLElement, remove: () => void): void {
  const rows = rowsOf(button);
  const at = rows.indexOf(button);
  (rows[at + 1] ?? rows[at - 1])?.focus();
  remove();
}
