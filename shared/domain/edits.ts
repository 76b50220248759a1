import type { Annotation } from "./annotation";
import {
  citationsOf,
  type GateDraft,
  type ReviewDraft,
  type ScoreDraft,
  untouchedGate,
  untouchedScore,
} from "./draft";
import type { Edit } from "./history";

/** What can cite an annotation as its evidence. */
export type Citer =
  | { readonly kind: "gate"; readonly id: string }
  | { readonly kind: "criterion"; readonly id: string };

/** The edit that changes some fields of a criterion's score. */
export function editScore(draft: ReviewDraft, id: string, patch: Partial<ScoreDraft>): Edit {
  const before = draft.scores[id] ?? untouchedScore;
  return { on: "score", id, before, after: { ...before, ...patch } };
}

/** The edit that changes some fields of a gate. */
export function editGate(draft: ReviewDraft, id: string, patch: Partial<GateDraft>): Edit {
  const before = draft.gates[id] ?? untouchedGate;
  return { on: "gate", id, before, after: { ...before, ...patch } };
}

/** The edit that sets the recommendation or the opinion. */
export function editText(draft: ReviewDraft, on: "recommendation" | "opinion", after: string): Edit {
  return { on, before: draft[on], after };
}

/** The edit that adds or replaces an annotation. */
export function putAnnotation(draft: ReviewDraft, annotation: Annotation): Edit {
  return {
    on: "annotation",
    id: annotation.id,
    before: draft.annotations[annotation.id] ?? null,
    after: annotation,
  };
}

/** The edits that delete an annotation, and with it every citation of it: evidence must never point nowhere. */
export function removeAnnotation(draft: ReviewDraft, id: string): Edit[] {
  const { gateIds, criterionIds } = citationsOf(draft, id);
  const without = (evidence: readonly string[] | undefined) =>
    (evidence ?? []).filter((cited) => cited !== id);
  return [
    ...gateIds.map((gateId) => editGate(draft, gateId, { evidence: without(draft.gates[gateId]?.evidence) })),
    ...criterionIds.map((critId) =>
      editScore(draft, critId, { evidence: without(draft.scores[critId]?.evidence) }),
    ),
    { on: "annotation", id, before: draft.annotations[id] ?? null, after: null },
  ];
}

/** The edit that cites an annotation; `null` where it is cited there already. */
export function cite(draft: ReviewDraft, citer: Citer, annotationId: string): Edit | null {
  const evidence = evidenceOf(draft, citer);
  if (evidence.includes(annotationId)) return null;
  return withEvidence(draft, citer, [...evidence, annotationId]);
}

/** The edit that takes a citation away; `null` where there is none. */
export function uncite(draft: ReviewDraft, citer: Citer, annotationId: string): Edit | null {
  const evidence = evidenceOf(draft, citer);
  if (!evidence.includes(annotationId)) return null;
  return withEvidence(
    draft,
    citer,
    evidence.filter((id) => id !== annotationId),
  );
}

function evidenceOf(draft: ReviewDraft, citer: Citer): readonly string[] {
  const entry = citer.kind === "gate" ? draft.gates[citer.id] : draft.scores[citer.id];
  return entry?.evidence ?? [];
}

function withEvidence(draft: ReviewDraft, citer: Citer, evidence: readonly string[]): Edit {
  return citer.kind === "gate"
    ? editGate(draft, citer.id, { evidence })
    : editScore(draft, citer.id, { evidence });
}
