import { useState } from "react";
import { type Refusal, refusalSentence } from "../../../shared/refusal";
import { Button, Notice, useWork } from "../../ui";
import type { IdentityPorts, RecoverySheet, SeatSummary } from "../ports";

interface RecoverySheetViewProps {
  readonly seat: SeatSummary;
  readonly sheet: RecoverySheet;
  readonly ports: Pick<IdentityPorts, "PrintedRecovery" | "printOnPaper">;
  readonly onClose: () => void;
}

/** A recovery sheet right after it was made: its code once, to be printed or written down. */
export function RecoverySheetView({ seat, sheet, ports, onClose }: RecoverySheetViewProps) {
  const { PrintedRecovery } = ports;
  const work = useWork();
  const [ready, setReady] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [printed, setPrinted] = useState(false);
  const print = async () => {
    setRefusal(undefined);
    const done = await work.run("正在打印", () => ports.printOnPaper());
    if (done && !done.ok) setRefusal(done.refusal);
    else if (done?.value.printed) setPrinted(true);
  };
  return (
    <div className="recovery-sheet">
      <p>恢复码只显示这一次。请打印，或抄在纸上逐组核对；与电脑分开保管，不要拍照，不要存成文件。</p>
      <ol className="recovery-sheet-code" translate="no" aria-label="恢复码">
        {sheet.code.split("-").map((group, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the groups stand in a fixed order, and two may be alike.
          <li key={index}>{group}</li>
        ))}
      </ol>
      {printed && <Notice tone="ok">恢复单已送去打印。请核对纸上的八组字符与屏幕一致。</Notice>}
      {refusal && <Notice tone="error">{refusalSentence({ ...refusal, file: "恢复单" })}</Notice>}
      <div className="vault-choice-row">
        <Button variant="primary" icon="print" busy={work.busy} disabled={!ready} onClick={print}>
          打印恢复单…
        </Button>
        <Button disabled={work.busy} onClick={onClose}>
          已经收好，关闭
        </Button>
      </div>
      <PrintedRecovery
        seat={seat}
        sheet={sheet}
        onReady={() => setReady(true)}
        onFailed={() => setRefusal({ code: "print-failed" })}
      />
    </div>
  );
}
