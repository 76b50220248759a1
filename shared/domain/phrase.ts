import { uuidSchema } from "./ids";
import { z } from "./schema";

/** How many phrases (常用语) an expert may keep, and how long one may be, in UTF-16 units. */
export const mostPhrases = 500;
export const longestPhrase = 1000;

/** A phrase of the expert's own. Words in braces are filled in when it is inserted: `{领办人}技艺突出`. */
export const phraseSchema = z.strictObject({
  id: uuidSchema,
  text: z.string().min(1).max(longestPhrase),
});

/** A phrase of the expert's own (常用语). */
export type Phrase = z.infer<typeof phraseSchema>;

/** The phrases of one expert in the order that the expert gave them. */
export const phrasesSchema = z
  .array(phraseSchema)
  .max(mostPhrases)
  .refine((phrases) => new Set(phrases.map(({ id }) => id)).size === phrases.length, "a phrase occurs twice");

/** The names that are filled in by themselves, as they stand between braces, in the order in which they are offered. */
export const placeholderNames = [
  "领办人",
  "工作室",
  "所在单位",
  "工种",
  "编号",
  "评分项",
  "档次",
  "分值",
  "满分",
  "扣分",
  "数量",
  "资格条件",
  "判断",
  "合计",
  "推荐结论",
] as const;

/** A name that is filled in by itself. */
export type PlaceholderName = (typeof placeholderNames)[number];

/** What is known where a phrase is inserted; a name that is absent or empty stays as it is, to be filled in by hand. */
export type PlaceholderValues = Readonly<Partial<Record<PlaceholderName, string>>>;

/** Part of a phrase: words, or a placeholder with its braces. `name` is what stands between them. */
export interface PhrasePiece {
  readonly text: string;
  readonly name: string | null;
}

/** A placeholder: braces on one line around a few characters with at least one Chinese one. No other braces count. */
const placeholder = /\{([^{}\n]{0,19}\p{Script=Han}[^{}\n]{0,19})\}/gu;

/** Takes a text apart at its placeholders. The pieces together are the text. */
export function phrasePieces(text: string): PhrasePiece[] {
  const pieces: PhrasePiece[] = [];
  let end = 0;
  for (const found of text.matchAll(placeholder)) {
    if (found.index > end) pieces.push({ text: text.slice(end, found.index), name: null });
    pieces.push({ text: found[0], name: found[1] ?? "" });
    end = found.index + found[0].length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), name: null });
  return pieces;
}

/** The phrase with every placeholder filled in whose value is known. */
export function fillPhrase(text: string, values: PlaceholderValues): string {
  return phrasePieces(text)
    .map((piece) => (piece.name === null ? "" : (values[piece.name as PlaceholderName] ?? "")) || piece.text)
    .join("");
}

/** A placeholder that is still in a text: from its opening brace to the one after its closing brace, in UTF-16 units. */
export interface Unfilled {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The placeholders that are still in a text, in its order. */
export function unfilledIn(text: string): Unfilled[] {
  return [...text.matchAll(placeholder)].map(({ 0: found, index }) => ({
    text: found,
    start: index,
    end: index + found.length,
  }));
}
