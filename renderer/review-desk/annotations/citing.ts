import { type Citer, cite, uncite } from "../../../shared/domain/edits";
import type { Reading } from "../reading";
import type { OpenReview } from "../review";

/** What a citation would go to now, with its short name: the criterion's code, or 资格2. */
export interface CiteTarget {
  readonly citer: Citer;
  readonly name: string;
}

/** What came of asking to cite: said to the user by `citedWords`. */
export type CiteOutcome = "cited" | "already" | "nothing";

/** Cites the selected annotation, or the one drawn last, as evidence of `citer`. */
export function citeSelected(review: OpenReview, reading: Reading, citer: Citer): CiteOutcome {
  const draft = review.draft();
  const { selectedId, lastDrawnId } = reading.store.getState();
  const id = [selectedId, lastDrawnId].find((each) => each !== null && draft.annotations[each] !== undefined);
  if (!id) return "nothing";
  const edit = cite(draft, citer, id);
  if (!edit) return "already";
  review.change([edit]);
  return "cited";
}

/** Takes a citation away; nothing happens where there is none. */
export function takeCitation(review: OpenReview, citer: Citer, annotationId: string): void {
  const edit = uncite(review.draft(), citer, annotationId);
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
