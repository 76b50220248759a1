import { momentWords } from "../../identity";
import { Notice } from "../../ui/notice";
import type { ExportOutlook } from "../ports";
import { bundlesWords } from "./bundle-words";

interface ExportWarningsProps {
  readonly outlook: ExportOutlook;
  readonly bureauName: string;
  /** Whether the person goes on though the bureau's card was withdrawn. */
  readonly heeded: boolean;
  readonly onHeeded: (heeded: boolean) => void;
}

/** What an expert is to know before exporting: a withdrawn card of the bureau, a bundle for a package that was left. */
export function ExportWarnings({ outlook, bureauName, heeded, onHeeded }: ExportWarningsProps) {
  const { withdrawal, forLeft } = outlook;
  return (
    <>
      {withdrawal && (
        <>
          <Notice tone="warn">
            {bureauName}的身份卡已于{momentWords(withdrawal.at)}由{withdrawal.by}撤回（原因：
            {withdrawal.reason}
            ），评审包仍会锁给这张身份卡，拿着它的钥匙的人都能打开，请先与区局核实再导出。
          </Notice>
          <label className="delivery-heed">
            <input type="checkbox" checked={heeded} onChange={(event) => onHeeded(event.target.checked)} />
            <span>已与区局核实，仍要导出给这张身份卡</span>
          </label>
        </>
      )}
      {forLeft.length > 0 && (
        <Notice tone="warn">
          以前按另一份任务包导出过{bundlesWords(forLeft)}
          。本次按现在采用的任务包导出，并注明取代那一次；区局只认其中一份任务包，请送交前告知区局以本次为准，以前那一次签字的表格也要换成新的。
        </Notice>
      )}
    </>
  );
}
