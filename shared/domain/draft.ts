import type { Annotation } from "./annotation";
import type { Round } from "./round";

/** The expert's verdict on a gate; `null` while none is given. */
export type GateVerdict = "met" | "unmet" | "doubtful";

/** The expert's work on one gate. `evidence` holds annotation ids, in the order they were cited. */
export interface GateDraft {
  readonly verdict: GateVerdict | null;
  readonly comment: string;
  readonly evidence: readonly string[];
}

/** The expert's work on one criterion. `level` is the label chosen by hand; points decide, not the label. */
export interface ScoreDraft {
  readonly level: string | null;
  readonly points: number | null;
  readonly count: number | null;
  readonly comment: string;
  readonly evidence: readonly string[];
}

/** Everything an expert has written about one application, before it is sealed. */
export interface ReviewDraft {
  readonly gates: Readonly<Record<string, GateDraft>>;
  readonly scores: Readonly<Record<string, ScoreDraft>>;
  readonly recommendation: string;
  readonly opinion: string;
  readonly annotations: Readonly<Record<string, Annotation>>;
}

/** A gate nobody has looked at. */
export const untouchedGate: GateDraft = { verdict: null, comment: "", evidence: [] };

/** A criterion nobody has looked at. */
export const untouchedScore: ScoreDraft = {
  level: null,
  points: null,
  count: null,
  comment: "",
  evidence: [],
};

/** The empty draft of a round: one entry a gate and a criterion, so that lookups by id never miss. */
export function emptyDraft(round: Round): ReviewDraft {
  return {
    gates: Object.fromEntries(round.gates.map((gate) => [gate.id, untouchedGate])),
    scores: Object.fromEntries(round.rubric.criteria.map((criterion) => [criterion.id, untouchedScore])),
    recommendation: "",
    opinion: "",
    annotations: {},
  };
}

/** Where an annotation is cited: the gates and the criteria, by id. */
export interface Citations {
  readonly gateIds: readonly string[];
  readonly criterionIds: readonly string[];
}

/** Every gate and criterion of `draft` that cites the annotation. */
export function citationsOf(draft: ReviewDraft, annotationId: string): Citations {
  const citing = (entries: Readonly<Record<string, { evidence: readonly string[] }>>) =>
    Object.keys(entries).filter((id) => entries[id]?.evidence.includes(annotationId));
  return { gateIds: citing(draft.gates), criterionIds: citing(draft.scores) };
}
