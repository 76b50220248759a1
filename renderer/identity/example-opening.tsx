import { useEffect, useRef, useState } from "react";
import { type Refusal, refusalSentence } from "../../shared/refusal";
import { Button, Notice, useWork, WorkProgress } from "../ui";
import { EntryFrame, Sign } from "./entry-frame";
import type { IdentityPorts, SeatSummary } from "./ports";

export interface ExampleOpeningProps {
  readonly ports: Pick<IdentityPorts, "openExample">;
  readonly onOpened: (seat: SeatSummary) => void;
  readonly onBack: () => void;
}

/** Opens the example at once and shows how far it is; the first time imports its package. */
export function ExampleOpening({ ports, onOpened, onBack }: ExampleOpeningProps) {
  const { run, stop, progress } = useWork();
  const [refusal, setRefusal] = useState<Refusal>();
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    const open = async () => {
      const opened = await run("正在打开示例批次", (options) => ports.openExample(options));
      if (opened?.ok) onOpened(opened.value);
      else if (opened?.refusal.code === "cancelled") onBack();
      else if (opened) setRefusal(opened.refusal);
    };
    void open();
  }, [run, ports, onOpened, onBack]);
  return (
    <EntryFrame name="example-opening" title="打开示例">
      <div className="entry-sheet entry-narrow">
        <Sign small />
        <h1 className="entry-title">先看示例</h1>
        <p className="entry-lead">
          示例是一个完整的评审批次，人名和单位都是虚构的。第一次打开要核验和导入，请稍候。
        </p>
        <div className="entry-progress">
          {progress && <WorkProgress progress={progress} onCancel={stop} />}
          {refusal && (
            <Notice tone="error" action={<Button onClick={onBack}>返回</Button>}>
              {refusalSentence(refusal)}
            </Notice>
          )}
        </div>
      </div>
    </EntryFrame>
  );
}
