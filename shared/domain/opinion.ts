/** The three parts that an opinion can be written in, in the order in which it is printed. */
export const opinionParts = ["strengths", "weaknesses", "advice"] as const;

/** 优势, 不足, 建议. */
export type OpinionPart = (typeof opinionParts)[number];

/** The word that heads each part, on screen, on paper and in `review.json`. */
export const partWords: Readonly<Record<OpinionPart, string>> = {
  strengths: "优势",
  weaknesses: "不足",
  advice: "建议",
};

/** An opinion in its parts. `free` is what stands before the first heading, or all of one that has none. */
export interface StructuredOpinion extends Readonly<Record<OpinionPart, string>> {
  readonly free: string;
}

/** A field of the opinion: the free text or a part. */
export type OpinionField = keyof StructuredOpinion;

const headingOf = (part: OpinionPart) => `${partWords[part]}：`;

/**
 * The one text of the opinion: the free text, then each part that has words, on lines of their own that begin with
 * `优势：`, `不足：`, `建议：`.
 */
export function joinOpinion(opinion: StructuredOpinion): string {
  const parts = opinionParts
    .filter((part) => opinion[part] !== "")
    .map((part) => `${headingOf(part)}${opinion[part]}`);
  return [...(opinion.free === "" ? [] : [opinion.free]), ...parts].join("\n");
}

/**
 * Takes a text apart so that {@link joinOpinion} gives it back character by character. A heading counts where it begins
 * a line, in the order of the parts, with words behind it; any other belongs to the words around it. A text that could
 * not be put together again is all free.
 */
export function parseOpinion(text: string): StructuredOpinion {
  const parsed = partsAt(text, headingsOf(text));
  return joinOpinion(parsed) === text ? parsed : { ...emptyOpinion, free: text };
}

/** What was written into one field, taken apart: a heading in it begins another field. */
function fieldsIn(field: OpinionField, words: string): StructuredOpinion {
  return parseOpinion(field === "free" || words === "" ? words : `${headingOf(field)}${words}`);
}

/**
 * The text with one field written anew. Headings in the words move what follows them to the field that they name, before
 * what that field has; the other fields stay as they are.
 */
export function withOpinionField(text: string, field: OpinionField, words: string): string {
  const before = parseOpinion(text);
  const written = fieldsIn(field, words);
  const parts = opinionParts.map((part) => {
    const kept = part === field ? "" : before[part];
    return [part, [written[part], kept].filter((each) => each !== "").join("\n")] as const;
  });
  const free = field === "free" ? written.free : before.free;
  return joinOpinion({ ...emptyOpinion, ...Object.fromEntries(parts), free });
}

/** Where the end of what was written into a field lies: there, or in the field that the last heading in it names. */
export function fieldOfEnd(field: OpinionField, words: string): { field: OpinionField; length: number } {
  const written = fieldsIn(field, words);
  const last = opinionParts.findLast((part) => written[part] !== "") ?? field;
  return { field: last, length: written[last].length };
}

/** Whether the text has any of the three parts. */
export const isStructured = (opinion: StructuredOpinion): boolean =>
  opinionParts.some((part) => opinion[part] !== "");

const emptyOpinion: StructuredOpinion = { free: "", strengths: "", weaknesses: "", advice: "" };

/** A heading in a text: where it begins, and where the words behind it do. */
interface Heading {
  readonly part: OpinionPart;
  readonly start: number;
  readonly body: number;
}

/**
 * The headings that count: those with words before the next one, in order. One behind a lone line break does not: without
 * free text before it, the break would be lost.
 */
function headingsOf(text: string): Heading[] {
  const candidates = candidatesOf(text);
  const worded = candidates.filter(
    (each, index) => each.start !== 1 && bodyOf(text, each, candidates[index + 1]) !== "",
  );
  return inOrder(worded);
}

function candidatesOf(text: string): Heading[] {
  const found: Heading[] = [];
  for (let start = 0; start <= text.length; ) {
    const part = opinionParts.find((each) => text.startsWith(headingOf(each), start));
    if (part) found.push({ part, start, body: start + headingOf(part).length });
    const end = text.indexOf("\n", start);
    if (end < 0) break;
    start = end + 1;
  }
  return found;
}

function inOrder(candidates: readonly Heading[]): Heading[] {
  const chosen: Heading[] = [];
  let next = 0;
  for (const each of candidates) {
    const order = opinionParts.indexOf(each.part);
    if (order < next) continue;
    chosen.push(each);
    next = order + 1;
  }
  return chosen;
}

/** The words of a heading up to the line break before the next one. */
function bodyOf(text: string, { body }: Heading, next: Heading | undefined): string {
  return text.slice(body, next ? Math.max(body, next.start - 1) : text.length);
}

function partsAt(text: string, headings: readonly Heading[]): StructuredOpinion {
  const [first] = headings;
  if (!first) return { ...emptyOpinion, free: text };
  const bodies = headings.map((each, index) => [each.part, bodyOf(text, each, headings[index + 1])]);
  return {
    ...emptyOpinion,
    free: text.slice(0, Math.max(0, first.start - 1)),
    ...Object.fromEntries(bodies),
  };
}
