import { unfilledIn } from "../../../shared/domain/phrase";
import type { PhraseField } from "./phrase-field";

/** What is selected in a field; `start` and `end` are the same where nothing but the caret is. */
export interface Caret {
  readonly start: number;
  readonly end: number;
}

/** A text field that a phrase goes into, and where in it. */
export interface PhraseTarget {
  readonly element: HTMLTextAreaElement;
  readonly field: PhraseField;
  readonly at: Caret;
}

/** How a field is known by its element. */
export const fieldAttribute = ({ kind, id }: PhraseField) => ({ "data-phrases": `${kind} ${id}` });

const kinds: readonly string[] = ["opinion", "gate", "criterion"];

/** The target that an element is; `null` for any other element and for one that is read only. */
export function targetOf(element: Element | null): PhraseTarget | null {
  if (!(element instanceof HTMLTextAreaElement) || element.readOnly || !element.isConnected) return null;
  const [kind, id] = element.dataset.phrases?.split(" ") ?? [];
  if (!kind || !id || !kinds.includes(kind)) return null;
  const at = { start: element.selectionStart, end: element.selectionEnd };
  return { element, field: { kind, id } as PhraseField, at };
}

/** The target as it is on screen now: a pane that changed its place has made its fields anew. `null` where it is not. */
export function nowOnScreen(target: PhraseTarget): PhraseTarget | null {
  const { "data-phrases": name } = fieldAttribute(target.field);
  if (target.element.isConnected) return target;
  const again = targetOf(document.querySelector(`[data-phrases="${name}"]`));
  return again && { ...again, at: target.at };
}

/** The text that is selected in a field. */
export const selectedIn = ({ element, at }: PhraseTarget): string => element.value.slice(at.start, at.end);

/**
 * Puts text at the caret of a field, in place of what is selected there, as if it had been typed. Returns the caret
 * behind it, or the first placeholder in it that is still to be filled in.
 */
export function insertInto({ element, at }: PhraseTarget, text: string): Caret {
  const from = Math.min(at.start, element.value.length);
  element.setRangeText(text, from, Math.max(from, Math.min(at.end, element.value.length)), "end");
  // The field is the window's own: it takes in what was set like anything typed.
  element.dispatchEvent(new Event("input", { bubbles: true }));
  const [unfilled] = unfilledIn(text);
  const end = from + text.length;
  return unfilled ? { start: from + unfilled.start, end: from + unfilled.end } : { start: end, end };
}

/** Gives a field the focus with something selected. */
export function focusAt({ element }: Pick<PhraseTarget, "element">, { start, end }: Caret): void {
  element.focus();
  element.setSelectionRange(start, end);
}
