import { longestPhrase, type Phrase } from "../../../shared/domain/phrase";
import { findIn } from "../../../shared/text/matching";

/** The phrases that have the words in them, in their order; all where there are none. */
export function phrasesWith(phrases: readonly Phrase[], words: string): readonly Phrase[] {
  return words.trim() === "" ? phrases : phrases.filter(({ text }) => findIn(text, words.trim()).length > 0);
}

/** The phrases with one moved before (-1) or behind (1) its neighbour among `shown`; the same where there is none. */
export function moved(
  phrases: readonly Phrase[],
  id: string,
  direction: 1 | -1,
  shown: readonly Phrase[] = phrases,
): readonly Phrase[] {
  const at = shown.findIndex((each) => each.id === id);
  const neighbour = shown[at + direction];
  const phrase = shown[at];
  if (!phrase || !neighbour) return phrases;
  const rest = phrases.filter((each) => each.id !== id);
  const to = rest.indexOf(neighbour) + (direction === 1 ? 1 : 0);
  return [...rest.slice(0, to), phrase, ...rest.slice(to)];
}

/** The phrases with one written anew, or put at their beginning where it is new. */
export function written(phrases: readonly Phrase[], phrase: Phrase): readonly Phrase[] {
  return phrases.some(({ id }) => id === phrase.id)
    ? phrases.map((each) => (each.id === phrase.id ? phrase : each))
    : [phrase, ...phrases];
}

/** The text of a phrase as it is kept: without blanks at its ends. `null` where there is nothing to keep, or too much. */
export function keptText(text: string): string | null {
  const kept = text.trim();
  return kept === "" || kept.length > longestPhrase ? null : kept;
}
