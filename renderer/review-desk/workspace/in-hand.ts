import { useEffect } from "react";
import type { CiteTarget } from "../annotations";
import type { Reading } from "../reading";
import type { OpenReview } from "../review";

/** The name under which is kept where was read for a criterion or a gate. */
export function inHandOf({ citer }: CiteTarget): string {
  return `${citer.kind}:${citer.id}`;
}

/** Keeps the reading told of what is in hand, and that it was judged by what is on screen. */
export function useReadFor(reading: Reading, review: OpenReview, target: CiteTarget): void {
  const { kind, id } = target.citer;
  const inHand = inHandOf(target);
  useEffect(() => reading.hold(inHand), [reading, inHand]);
  useEffect(() => {
    const of = () => (kind === "criterion" ? review.draft().scores[id] : review.draft().gates[id]);
    let before = of();
    return review.store.subscribe(() => {
      const now = of();
      if (now !== before) reading.noteRead();
      before = now;
    });
  }, [reading, review, kind, id]);
}
