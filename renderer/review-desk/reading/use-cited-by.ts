import { useCallback, useMemo } from "react";
import type { ReviewDraft } from "../../../shared/domain/draft";
import type { Round } from "../../../shared/domain/round";
import { useReview, useReviewState } from "../review";

/** The codes of what cites each cited annotation, by its id: criteria by their code, gates as 资格1, 资格2. */
export type CiteCodes = ReadonlyMap<string, readonly string[]>;

const nothing: readonly string[] = [];

/** Who cites what, worked out once for all annotations of a draft. */
export function citeCodes(round: Round, { gates, scores }: Pick<ReviewDraft, "gates" | "scores">): CiteCodes {
  const codes = new Map<string, string[]>();
  const add = (ids: readonly string[], code: string) => {
    for (const id of ids) codes.set(id, [...(codes.get(id) ?? []), code]);
  };
  for (const [id, { evidence }] of Object.entries(scores)) add(evidence, id);
  for (const [index, { id }] of round.gates.entries())
    add(gates[id]?.evidence ?? nothing, `资格${index + 1}`);
  return codes;
}

/**
 * The codes of what cites an annotation. The function stays the same until a citation changes, so that a mark drawn,
 * or points given, draw no other mark anew.
 */
export function useCitedBy(): (annotationId: string) => readonly string[] {
  const { round } = useReview();
  const gates = useReviewState((state) => state.history.draft.gates);
  const scores = useReviewState((state) => state.history.draft.scores);
  const evidence = evidenceText({ gates, scores });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text says all of the draft that matters here
  const codes = useMemo(() => citeCodes(round, { gates, scores }), [round, evidence]);
  return useCallback((annotationId) => codes.get(annotationId) ?? nothing, [codes]);
}

/** All evidence in one text: the same one while nothing else is cited, whatever points are given. */
function evidenceText({ gates, scores }: Pick<ReviewDraft, "gates" | "scores">): string {
  const evidence = (entries: Readonly<Record<string, { readonly evidence: readonly string[] }>>) =>
    Object.entries(entries).map(([id, entry]) => `${id}:${entry.evidence.join()}`);
  return [...evidence(gates), "|", ...evidence(scores)].join(";");
}
