import type { GateDisagreement, GateVoice } from "../../../shared/rules/gate-disagreement";

const voices: Record<GateVoice, string> = { finding: "系统推算", precheck: "区局初核", verdict: "您的判断" };
const says = { met: "符合", unmet: "不符合" };

/** Who says what: `系统推算“符合”，区局初核“不符合”`. */
export function disagreementWords(disagreement: GateDisagreement): string {
  return disagreement.map((each) => `${voices[each.voice]}“${says[each.says]}”`).join("，");
}
