import { type Citer, citeAll, unciteAll } from "../../../shared/domain/edits";
import type { Reading } from "../reading";
import type { OpenReview } from "../review";

/** What a citation would go to now, with its short name: the criterion's code, or 资格2. */
export interface CiteTarget {
  readonly citer: Citer;
  readonly name: string;
}

/** What came of asking to cite: said to the user by `citedWords`. */
export type CiteOutcome = "cited" | "already" | "nothing";

/** Cites the selected annotations, or those drawn last, as evidence of `citer`, in one step. */
export function citeSelected(review: OpenReview, reading: Reading, citer: Citer): CiteOutcome {
  const draft = review.draft();
  const { selectedIds, lastDrawnIds } = reading.store.getState();
  const there = (ids: readonly string[]) => ids.filter((id) => draft.annotations[id] !== undefined);
  const ids = [selectedIds, lastDrawnIds].map(there).find((each) => each.length > 0);
  if (!ids) return "nothing";
  const edit = citeAll(draft, citer, ids);
  if (!edit) return "already";
  review.change([edit]);
  return "cited";
}

/** Takes citations away in one step; nothing happens where there is none. */
export function takeCitations(review: OpenReview, citer: Citer, annotationIds: readonly string[]): void {
  const edit = unciteAll(review.draft(), citer, annotationIds);
  if (edit) review.change([edit]);
}

/** What to say after citing. */
export function citedWords(outcome: CiteOutcome, name: string): string {
  switch (outcome) {
    case "cited":
      return `已引为 ${name} 的依据。`;
    case "already":
      return `这处批注已经是 ${name} 的依据。`;
    case "nothing":
      return "请先在扫描件上画一处批注，或点选已有的批注，再引为依据。";
  }
}
