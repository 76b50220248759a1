import { unfilledIn } from "../../../shared/domain/phrase";
import type { PhraseField } from "./phrase-field";

/** A text field that a phrase goes into. */
export interface PhraseTarget {
  readonly element: HTMLTextAreaElement;
  readonly field: PhraseField;
}

/** How a field is known by its element. */
export const fieldAttribute = ({ kind, id }: PhraseField) => ({ "data-phrases": `${kind} ${id}` });

const kinds: readonly string[] = ["opinion", "gate", "criterion"];

/** The target that an element is; `null` for any other element and for one that is read only. */
export function targetOf(element: Element | null): PhraseTarget | null {
  if (!(element instanceof HTMLTextAreaElement) || element.readOnly || !element.isConnected) return null;
  const [kind, id] = element.dataset.phrases?.split(" ") ?? [];
  return kind && id && kinds.includes(kind) ? { element, field: { kind, id } as PhraseField } : null;
}

/** The text that is selected in a field. */
export const selectedIn = ({ element }: PhraseTarget): string =>
  element.value.slice(element.selectionStart, element.selectionEnd);

/** What is selected after an insertion. */
export interface Caret {
  readonly start: number;
  readonly end: number;
}

/**
 * Puts text at the caret of a field, in place of what is selected there, as if it had been typed. Returns the caret
 * behind it, or the first placeholder in it that is still to be filled in.
 */
export function insertInto({ element }: PhraseTarget, text: string): Caret {
  const from = element.selectionStart;
  element.setRangeText(text, from, element.selectionEnd, "end");
  // The field is the window's own: it takes in what was set like anything typed.
  element.dispatchEvent(new Event("input", { bubbles: true }));
  const [unfilled] = unfilledIn(text);
  const end = from + text.length;
  return unfilled ? { start: from + unfilled.start, end: from + unfilled.end } : { start: end, end };
}

/** Gives a field the focus with something selected. */
export function focusAt({ element }: PhraseTarget, { start, end }: Caret): void {
  element.focus();
  element.setSelectionRange(start, end);
}
