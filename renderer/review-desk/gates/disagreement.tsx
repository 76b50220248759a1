import type { GateDisagreement } from "../../../shared/rules/gate-disagreement";
import { Notice } from "../../ui/notice";
import { disagreementWords } from "./disagreement-words";

interface DisagreementNoticeProps {
  readonly disagreement: GateDisagreement;
  /** Whether the expert wrote something on the gate. */
  readonly explained: boolean;
}

/** Says at once where computation, precheck and verdict contradict one another. Nothing is blocked by it. */
export function DisagreementNotice({ disagreement, explained }: DisagreementNoticeProps) {
  if (disagreement.length === 0) return null;
  const judged = disagreement.some((each) => each.voice === "verdict");
  const next = judged ? "以您的判断为准" : "请对照材料后判断";
  const note = judged && !explained ? "，建议在说明里写一句理由" : "";
  return (
    <Notice tone="warn">
      说法不一致：{disagreementWords(disagreement)}。{next}
      {note}。
    </Notice>
  );
}
