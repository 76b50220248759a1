import type { Precheck } from "../domain/application";
import type { GateVerdict } from "../domain/draft";
import type { FindingOutcome } from "./gate-findings";

/** Who says something about a gate. */
export type GateVoice = "finding" | "precheck" | "verdict";

/** The voices that say different things about one gate, and what each says. Empty where they agree. */
export type GateDisagreement = readonly { readonly voice: GateVoice; readonly says: "met" | "unmet" }[];

/**
 * Where computed finding, the bureau's precheck and the expert's verdict contradict one another (articles 4, 5 and 10). Only
 * who says yes or no is counted: a question, a doubt or silence contradicts nobody. Nothing is overruled by it.
 */
export function gateDisagreement(
  finding: FindingOutcome | null,
  precheck: Precheck["result"] | null,
  verdict: GateVerdict | null,
): GateDisagreement {
  const said = [
    { voice: "finding" as const, says: finding === "met" || finding === "unmet" ? finding : null },
    { voice: "precheck" as const, says: precheckSays(precheck) },
    { voice: "verdict" as const, says: verdict === "met" || verdict === "unmet" ? verdict : null },
  ].flatMap(({ voice, says }) => (says ? [{ voice, says }] : []));
  return new Set(said.map((each) => each.says)).size > 1 ? said : [];
}

/** Whether the expert's verdict says the opposite of the bureau's precheck, which wants a reason (articles 4, 5 and 10). */
export function overrulesPrecheck(precheck: Precheck["result"] | null, verdict: GateVerdict | null): boolean {
  return gateDisagreement(null, precheck, verdict).length > 0;
}

function precheckSays(result: Precheck["result"] | null): "met" | "unmet" | null {
  if (result === "pass") return "met";
  return result === "fail" ? "unmet" : null;
}
