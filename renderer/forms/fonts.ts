import "chiron-sung-hk-webfont/css/vf.css";
import "./whole-face.css";

/**
 * The faces of all forms, the first asked first: Noto Serif SC (GB 18030 to its second level: all of the first block and
 * of extension A, and what the table of general characters has beyond), then Chiron Sung of the same design for some
 * 3,700 rarer ideographs. Both come with the program, so that every machine breaks pages alike.
 */
const families = ["Noto Serif SC", "Chiron Sung HK WS"] as const;
const list = families.map((family) => `"${family}"`).join(", ");

/** Loads both weights of the forms' faces for every character of `text`. Rejects where a font file cannot be read. */
export async function loadFormFonts(text: string): Promise<void> {
  await Promise.all(["400", "700"].map((weight) => document.fonts.load(`${weight} 12pt ${list}`, text)));
  await document.fonts.ready;
}

/** The characters of `text` that none of the faces has, each once: the machine's own fonts would print them, or a box. */
export function uncoveredCharacters(text: string): string[] {
  const ranges = [...document.fonts]
    .filter(({ family }) => families.some((own) => family.replace(/["']/g, "") === own))
    .flatMap(({ unicodeRange }) => rangesOf(unicodeRange));
  const isCovered = (code: number) => ranges.some(([first, last]) => code >= first && code <= last);
  return [...new Set(text)].filter(
    (character) =>
      !/[\s\p{Cf}\p{Variation_Selector}]/u.test(character) && !isCovered(character.codePointAt(0) ?? 0),
  );
}

/** The value of a `unicode-range` as pairs of first and last code point. */
export function rangesOf(value: string): [number, number][] {
  return [...value.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi)].map(([, first = "0", last = first]) => [
    Number.parseInt(first, 16),
    Number.parseInt(last, 16),
  ]);
}
