import { useCallback, useEffect, useState } from "react";
import { type Refusal, refusalSentence } from "../../../shared/refusal";
import { Button, Notice, useWork, WorkProgress } from "../../ui";
import { momentWords } from "../moment";
import type { IdentityPorts, RecoverySheet, SeatSummary } from "../ports";
import { AskPassphrase } from "./ask-passphrase";
import { RecoverySheetView } from "./recovery-sheet";
import { useWait, waitWords } from "./use-wait";

export interface RecoverySectionProps {
  readonly seat: SeatSummary;
  readonly ports: Pick<
    IdentityPorts,
    "makeRecovery" | "recoveryMadeAt" | "unlockWait" | "PrintedRecovery" | "printOnPaper"
  >;
  /** The seat was made just now: its passphrase is not asked for again. */
  readonly isNew?: boolean;
}

/** 恢复单: the second way into a seat, on paper. */
export function RecoverySection(props: RecoverySectionProps) {
  const { seat, ports, isNew = false } = props;
  // Under a page's own heading it is one step lower than under a dialog's.
  const Heading = isNew ? "h2" : "h3";
  const [madeAt, setMadeAt] = useState<string | null>();
  const [sheet, setSheet] = useState<RecoverySheet>();
  const [asking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const work = useWork();
  const wait = useWait(ports, seat.id);
  const look = useCallback(async () => setMadeAt(await ports.recoveryMadeAt(seat.id)), [ports, seat.id]);
  useEffect(() => void look(), [look]);
  const make = async (passphrase: string | null) => {
    setRefusal(undefined);
    const made = await work.run("正在制作恢复单", () => ports.makeRecovery(passphrase));
    if (made?.ok) {
      setSheet(made.value);
      setAsking(false);
    } else if (made) setRefusal(made.refusal);
    await Promise.all([look(), wait.look()]);
  };
  return (
    <section aria-labelledby="vault-recovery">
      <Heading id="vault-recovery" className="vault-heading">
        恢复单
      </Heading>
      <p>
        一张纸，上面有恢复码：忘记口令时凭它设新口令。口令和恢复单都丢失，谁也打不开席位和备份。重新制作后，旧恢复单不能再打开席位；此前的备份仍可用旧单打开。
      </p>
      {madeAt !== undefined && !sheet && (
        <p className="vault-standing">
          {madeAt === null ? "这个席位还没有恢复单。" : `现在的恢复单：${momentWords(madeAt)}制作`}
        </p>
      )}
      {sheet && <RecoverySheetView {...{ seat, sheet, ports }} onClose={() => setSheet(undefined)} />}
      {asking && (
        <AskPassphrase
          name="recovery-passphrase"
          confirm="制作"
          cancel="不制作"
          busy={work.busy}
          error={
            wait.seconds > 0
              ? waitWords(wait.seconds)
              : refusal?.code === "wrong-passphrase"
                ? "口令不对，没有制作。"
                : undefined
          }
          mayTry={wait.seconds === 0}
          onGiven={(passphrase) => void make(passphrase)}
          onBack={() => setAsking(false)}
        />
      )}
      {refusal && refusal.code !== "wrong-passphrase" && refusal.code !== "too-soon" && (
        <Notice tone="error">{refusalSentence(refusal)}</Notice>
      )}
      {work.progress && <WorkProgress progress={work.progress} />}
      {!sheet && !asking && (
        <Button icon="print" busy={work.busy} onClick={() => (isNew ? void make(null) : setAsking(true))}>
          {madeAt ? "重新制作恢复单…" : "制作恢复单…"}
        </Button>
      )}
    </section>
  );
}
