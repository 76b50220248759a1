import type { Annotation } from "./annotation";
import { type GateDraft, type ReviewDraft, type ScoreDraft, untouchedGate, untouchedScore } from "./draft";
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
  return removeAnnotations(draft, [id]);
}

/** The edits that delete annotations together, and with them every citation of them. Unknown ids are passed over. */
export function removeAnnotations(draft: ReviewDraft, ids: readonly string[]): Edit[] {
  const gone = new Set(ids.filter((id) => draft.annotations[id]));
  const cites = ({ evidence }: { readonly evidence: readonly string[] }) =>
    evidence.some((id) => gone.has(id));
  const without = ({ evidence }: { readonly evidence: readonly string[] }) => ({
    evidence: evidence.filter((id) => !gone.has(id)),
  });
  const gates = Object.entries(draft.gates).filter(([, gate]) => cites(gate));
  const scores = Object.entries(draft.scores).filter(([, score]) => cites(score));
  return [
    ...gates.map(([id, gate]) => editGate(draft, id, without(gate))),
    ...scores.map(([id, score]) => editScore(draft, id, without(score))),
    ...[...gone].map(
      (id): Edit => ({ on: "annotation", id, before: draft.annotations[id] ?? null, after: null }),
    ),
  ];
}

/** The edit that cites annotations together, those that are cited there already aside; `null` where all are. */
export function citeAll(draft: ReviewDraft, citer: Citer, annotationIds: readonly string[]): Edit | null {
  const evidence = evidenceOf(draft, citer);
  const added = annotationIds.filter((id) => !evidence.includes(id));
  return added.length === 0 ? null : withEvidence(draft, citer, [...evidence, ...added]);
}

/** The edit that cites an annotation; `null` where it is cited there already. */
export function cite(draft: ReviewDraft, citer: Citer, annotationId: string): Edit | null {
  return citeAll(draft, citer, [annotationId]);
}

/** The edit that takes a citation away; `null` where there is none. */
export function uncite(draft: ReviewDraft, citer: Citer, annotationId: string): Edit | null {
  return unciteAll(draft, citer, [annotationId]);
}

/** The edit that takes citations away together; `null` where there is none of them. */
export function unciteAll(draft: ReviewDraft, citer: Citer, annotationIds: readonly string[]): Edit | null {
  const evidence = evidenceOf(draft, citer);
  const left = evidence.filter((id) => !annotationIds.includes(id));
  return left.length === evidence.length ? null : withEvidence(draft, citer, left);
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
