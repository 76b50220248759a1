import type { ReviewDraft } from "../domain/draft";
import { isStructured, joinOpinion, type OpinionPart, opinionParts, parseOpinion } from "../domain/opinion";
import { unfilledIn } from "../domain/phrase";
import type { Criterion, Round } from "../domain/round";

/** The shortest opinion that says something, in characters without white space. */
export const shortestOpinion = 20;

/** The longest opinion, in characters without white space: what continuation sheets are laid out for. */
export const longestOpinion = 4000;

/** Characters without white space: what people mean by 字数. */
export function characterCount(text: string): number {
  return [...text.replace(/\s/gu, "")].length;
}

/** What is to be said about an opinion; `part` is `null` where it is about the whole. */
export interface OpinionGap {
  readonly part: OpinionPart | null;
  readonly severity: "missing" | "advice";
  readonly reason:
    | "no-opinion"
    | "opinion-too-short"
    | "opinion-too-long"
    | "part-missing"
    | "unfilled-placeholder";
}

/**
 * What an opinion lacks. One that is written in parts needs all three, if only 无, so that nobody has to guess whether a
 * part was forgotten; one that is written in one piece needs its length alone. The regulation says nothing of either.
 */
export function opinionGaps(text: string): OpinionGap[] {
  if (text.trim() === "") return [{ part: null, severity: "missing", reason: "no-opinion" }];
  return [...lengthGaps(text), ...partGaps(text), ...placeholderGaps(text)];
}

function lengthGaps(text: string): OpinionGap[] {
  const length = characterCount(text);
  if (length < shortestOpinion) return [{ part: null, severity: "missing", reason: "opinion-too-short" }];
  return length > longestOpinion ? [{ part: null, severity: "missing", reason: "opinion-too-long" }] : [];
}

function partGaps(text: string): OpinionGap[] {
  const opinion = parseOpinion(text);
  if (!isStructured(opinion)) return [];
  return opinionParts
    .filter((part) => opinion[part].trim() === "")
    .map((part) => ({ part, severity: "missing", reason: "part-missing" }));
}

function placeholderGaps(text: string): OpinionGap[] {
  const opinion = parseOpinion(text);
  return ([null, ...opinionParts] as const)
    .filter((part) => unfilledIn(part ? opinion[part] : opinion.free).length > 0)
    .map((part) => ({ part, severity: "advice", reason: "unfilled-placeholder" }));
}

/**
 * A first text of the opinion out of the comments given: what was found good under 优势, what cost points or is in doubt
 * under 不足, 建议 left to the expert. Only the expert's own words and the names of what they are about; `null` where
 * there is no comment.
 */
export function draftParts(round: Round, draft: ReviewDraft): Readonly<Record<OpinionPart, string>> | null {
  const commented = round.rubric.criteria.flatMap((criterion) => {
    const words = oneLine(draft.scores[criterion.id]?.comment);
    return words === "" ? [] : [{ criterion, words: `${criterion.title}：${words}` }];
  });
  const isStrong = ({ criterion }: (typeof commented)[number]) => inUpperHalf(criterion, draft);
  const gates = round.gates.flatMap(({ id, title }) => {
    const work = draft.gates[id];
    const words = work && work.verdict !== "met" ? oneLine(work.comment) : "";
    return words === "" ? [] : [`${title}：${words}`];
  });
  const sentences = (words: readonly string[]) => words.map((each) => `${each}。`).join("\n");
  const strengths = commented.filter(isStrong).map(({ words }) => words);
  const weaknesses = [...commented.filter((each) => !isStrong(each)).map(({ words }) => words), ...gates];
  if (strengths.length + weaknesses.length === 0) return null;
  return { strengths: sentences(strengths), weaknesses: sentences(weaknesses), advice: "" };
}

/** Adds drafted parts behind what is written; nothing that is there goes. */
export function withDraftedParts(text: string, drafted: Readonly<Record<OpinionPart, string>>): string {
  const opinion = parseOpinion(text);
  const added = opinionParts.map((part) => {
    if (drafted[part] === "") return [part, opinion[part]] as const;
    const written = opinion[part].trimEnd();
    return [part, written === "" ? drafted[part] : `${written}\n${drafted[part]}`] as const;
  });
  return joinOpinion({ ...opinion, ...Object.fromEntries(added) });
}

function oneLine(comment: string | undefined): string {
  const words = (comment ?? "").trim().replace(/[。；;.\s]+$/u, "");
  return words.replace(/[。；;，,\s]*\n\s*/gu, "；");
}

/** Whether the points lie in the upper half of the levels; without levels, whether they are all that can be given. */
function inUpperHalf({ id, levels, max }: Criterion, draft: ReviewDraft): boolean {
  const points = draft.scores[id]?.points ?? null;
  if (points === null) return true;
  if (levels.length === 0) return points === max;
  return levels.filter(({ min }) => min > points).length < levels.length / 2;
}
