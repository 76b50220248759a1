import type { RecusalHint } from "../../../shared/rules/recusal-hints";
import { Notice } from "../../ui/notice";
import { hintWords } from "./hint-words";

interface RecusalHintsProps {
  readonly hints: readonly RecusalHint[];
  readonly blind: boolean;
  readonly answered: boolean;
}

/** What speaks for a recusal, and that the expert decides. Without hints nothing is shown, but for a blind round. */
export function RecusalHints({ hints, blind, answered }: RecusalHintsProps) {
  if (hints.length === 0) {
    if (!blind || answered) return null;
    return (
      <Notice tone="info">本批次隐去了姓名和单位，程序无法比对；区局没有给出回避提示，请您自行判断。</Notice>
    );
  }
  return (
    <Notice tone="warn">
      可能需要回避，请您核对后自己决定（同名不一定是同一人、同一单位）：
      <ul className="declaration-hints">
        {hints.map((hint) => (
          <li key={hintWords(hint)}>{hintWords(hint)}</li>
        ))}
      </ul>
    </Notice>
  );
}
