import { useMemo } from "react";
import type { Precheck } from "../../../shared/domain/application";
import type { Gate } from "../../../shared/domain/round";
import { type Gap, gateGaps } from "../../../shared/rules/gaps";
import { type GateDisagreement, gateDisagreement } from "../../../shared/rules/gate-disagreement";
import { type GateFinding, gateFinding } from "../../../shared/rules/gate-findings";
import { useDraft, useReview } from "../review";

/** What is said about a gate besides the expert's own words. */
export interface GateSides {
  /** `null` for a gate that the bureau made up: nothing is computed for it. */
  readonly finding: GateFinding | null;
  readonly precheck: Precheck | undefined;
  /** Where finding, precheck and the expert's verdict contradict one another. */
  readonly disagreement: GateDisagreement;
  /** What is still missing about the gate, or `null`. */
  readonly gap: Gap["reason"] | null;
}

/** The computed finding and the precheck of a gate, and whether they fit the expert's verdict. */
export function useGateSides(gate: Gate): GateSides {
  const review = useReview();
  const { round, application } = review;
  const draft = useDraft();
  const verdict = draft.gates[gate.id]?.verdict ?? null;
  const today = review.now().slice(0, "YYYY-MM-DD".length);
  const finding = useMemo(
    () => gateFinding(round, application, gate, today),
    [round, application, gate, today],
  );
  const precheck = application.precheck.find((each) => each.gateId === gate.id);
  const disagreement = gateDisagreement(finding?.outcome ?? null, precheck?.result ?? null, verdict);
  const gap = gateGaps(gate, draft, application.precheck)[0]?.reason ?? null;
  return { finding, precheck, disagreement, gap };
}
