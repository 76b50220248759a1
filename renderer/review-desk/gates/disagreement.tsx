import type { Gap } from "../../../shared/rules/gaps";
import type { GateDisagreement } from "../../../shared/rules/gate-disagreement";
import { Notice } from "../../ui/notice";
import { disagreementWords } from "./disagreement-words";

interface DisagreementNoticeProps {
  readonly disagreement: GateDisagreement;
  /** What is still missing about the gate, or `null`. */
  readonly gap: Gap["reason"] | null;
  /** Whether the expert wrote something on the gate. */
  readonly explained: boolean;
}

/**
 * Says at once where computation, precheck and verdict contradict one another. A verdict against the precheck wants a reason
 * before the seal; one against the computation alone may have one.
 */
export function DisagreementNotice({ disagreement, gap, explained }: DisagreementNoticeProps) {
  if (disagreement.length === 0) return null;
  const judged = disagreement.some((each) => each.voice === "verdict");
  const next = judged ? "以您的判断为准" : "请对照材料后判断";
  const advised = judged && !explained && gap === null ? "，建议在说明里写一句理由" : "";
  const note = gap === "precheck-overruled" ? "；您的判断与初核相反，请写明理由" : advised;
  return (
    <Notice tone="warn">
      说法不一致：{disagreementWords(disagreement)}。{next}
      {note}。
    </Notice>
  );
}
