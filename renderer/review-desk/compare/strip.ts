import type { ReviewDraft } from "../../../shared/domain/draft";
import type { Comparable } from "./comparable";

/** What the strip is put in order by: the number, or the points of the criterion in hand, the highest first. */
export type StripOrder = "number" | "points";

/** The drafts that were read, by application id. */
export type Drafts = Readonly<Record<string, Pick<ReviewDraft, "scores">>>;

/** One application on the strip. */
export interface StripEntry extends Comparable {
  /** `null` while none are given; `undefined` until the review was read. */
  readonly points: number | null | undefined;
}

/** The strip of a criterion. Equal points keep the order of numbers; who has none comes last. */
export function stripOf(
  comparables: readonly Comparable[],
  drafts: Drafts,
  criterionId: string,
  order: StripOrder,
): StripEntry[] {
  const entries = comparables
    .map((each) => ({ ...each, points: pointsOf(drafts[each.application.id], criterionId) }))
    .sort((one, other) => one.application.number.localeCompare(other.application.number, "zh"));
  return order === "number" ? entries : entries.sort((one, other) => height(other) - height(one));
}

function pointsOf(draft: Drafts[string] | undefined, criterionId: string): StripEntry["points"] {
  return draft ? (draft.scores[criterionId]?.points ?? null) : undefined;
}

const height = ({ points }: StripEntry) => points ?? -1;

/** The application before (`-1`) or after (`1`) one on the strip, `null` at its end; the first one for a stranger to it. */
export function besideOnStrip(
  strip: readonly StripEntry[],
  applicationId: string,
  direction: 1 | -1,
): string | null {
  const index = strip.findIndex(({ application }) => application.id === applicationId);
  const next = index < 0 ? strip[0] : strip[index + direction];
  return next?.application.id ?? null;
}

/** Where comparing begins: with the first application that has no points for the criterion yet, otherwise with the first. */
export function firstToCompare(strip: readonly StripEntry[]): string | null {
  const next = strip.find(({ points }) => points === null) ?? strip[0];
  return next?.application.id ?? null;
}

/**
 * What all numbers begin with, up to a sign that divides them: `SY2026-` of SY2026-001 and SY2026-014. Empty for less than
 * two numbers, and where they have nothing in common.
 */
export function commonStart(numbers: readonly string[]): string {
  const [first = "", ...others] = numbers;
  const same = first.split("").findIndex((_, at) => others.some((other) => other.at(at) !== first.at(at)));
  if (others.length === 0 || same <= 0) return "";
  return /^.*[^\p{L}\p{N}]/u.exec(first.slice(0, same))?.[0] ?? "";
}
