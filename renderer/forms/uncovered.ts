import { uncoveredCharacters } from "./fonts";

/** A character that none of the forms' faces has, where it first stands. */
export interface UncoveredCharacter {
  readonly character: string;
  /** The sheet that it stands on, counted from 1 through all forms laid out. */
  readonly sheet: number;
  /** Some characters before and behind it in the same piece of text, itself among them. */
  readonly around: string;
}

/** So many characters are told on either side. */
const reach = 6;

/** The characters of the sheets that the forms' faces lack, each once, in the order printed. */
export function uncoveredOnSheets(sheets: readonly Element[]): UncoveredCharacter[] {
  const found = new Map<string, UncoveredCharacter>();
  for (const [index, sheet] of sheets.entries()) {
    if (uncoveredCharacters(sheet.textContent ?? "").length === 0) continue;
    for (const text of textsOf(sheet))
      for (const character of uncoveredCharacters(text))
        if (!found.has(character))
          found.set(character, { character, sheet: index + 1, around: aroundOf(text, character) });
  }
  return [...found.values()];
}

function* textsOf(element: Element): Iterable<string> {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) yield walker.currentNode.nodeValue ?? "";
}

/** A character with those around it in a text, of one line: the ends that are left out are marked. */
export function aroundOf(text: string, character: string): string {
  const characters = [...text.replace(/\s+/gu, " ").trim()];
  const at = characters.indexOf(character);
  const [from, to] = [Math.max(0, at - reach), at + reach + 1];
  const words = characters.slice(from, to).join("").trim();
  return `${from > 0 ? "…" : ""}${words}${to < characters.length ? "…" : ""}`;
}
