import { useState } from "react";
import { type Refusal, refusalSentence } from "../../../shared/refusal";
import { Button, Dialog, Notice, SavedPlace, useWork, WorkProgress } from "../../ui";
import { momentWords } from "../moment";
import type { IdentityPorts, Saved, SeatSummary } from "../ports";
import { AskPassphrase } from "../vault/ask-passphrase";
import { useWait, waitWords } from "../vault/use-wait";
import "./backup-dialog.css";
import { useKeptBackups } from "./use-kept-backups";

export interface BackupDialogProps {
  readonly open: boolean;
  readonly seat: SeatSummary;
  readonly ports: Pick<IdentityPorts, "backups" | "remember" | "unlockWait">;
  readonly onClose: () => void;
}

/** What is backed up by itself, and the one file that takes a seat to another computer. */
export function BackupDialog({ open, onClose, ...rest }: BackupDialogProps) {
  return (
    <Dialog open={open} title="备份与换电脑" width={680} screen="backup" onClose={onClose}>
      <Backups {...rest} />
    </Dialog>
  );
}

type Outcome = { readonly saved: NonNullable<Saved> } | { readonly refusal: Refusal };

function Backups({ seat, ports }: Omit<BackupDialogProps, "open" | "onClose">) {
  const kept = useKeptBackups(ports.backups);
  const work = useWork();
  const [outcome, setOutcome] = useState<Outcome>();
  const [asking, setAsking] = useState(false);
  const wait = useWait(ports, seat.id);
  const save = async () => {
    setOutcome(undefined);
    if (!(await ports.remember.isProven())) return setAsking(true);
    setAsking(false);
    const saved = await work.run("正在备份", (options) =>
      ports.backups.saveWhole(`备份-${seat.name}`, options),
    );
    if (!saved) return;
    if (!saved.ok) setOutcome({ refusal: saved.refusal });
    else if (saved.value) setOutcome({ saved: saved.value });
  };
  /** A seat that opened without its passphrase gives it before all of it leaves the computer. */
  const prove = async (passphrase: string) => {
    setOutcome(undefined);
    const proven = await work.run("正在核对口令", () => ports.remember.prove(passphrase));
    await wait.look();
    if (proven?.ok) await save();
    else if (proven) setOutcome({ refusal: proven.refusal });
  };
  const refusal = outcome && "refusal" in outcome ? outcome.refusal : undefined;
  const isOfPassphrase = refusal?.code === "wrong-passphrase" || refusal?.code === "too-soon";
  const wrong = isOfPassphrase ? "口令不对，没有备份。" : undefined;
  const newest = kept?.find((each) => each.seatId === seat.id);
  return (
    <div className="backup-dialog">
      <section>
        <h3>自动备份</h3>
        <p>
          评分、批注、意见和台账有改动时，程序自动在数据库之外另存一份，用您的口令加密，新旧多份轮换。数据库万一损坏，在解锁页点“从备份恢复”。
        </p>
        <p className="backup-dialog-newest">
          {kept === null
            ? "正在查看…"
            : newest
              ? `最近一份：${momentWords(newest.madeAt)}`
              : "还没有自动备份，打开席位半分钟后开始。"}
        </p>
      </section>
      <section>
        <h3>整套备份（换电脑）</h3>
        <p>
          把这个席位的全部内容连同材料原件存成一个文件。到另一台电脑上打开匠评，点“从备份恢复”，选这个文件，输入同一个口令，就能接着评审。
        </p>
        {asking ? (
          <AskPassphrase
            name="backup-passphrase"
            confirm="另存整套备份…"
            cancel="不备份"
            busy={work.busy}
            error={wait.seconds > 0 ? waitWords(wait.seconds) : wrong}
            mayTry={wait.seconds === 0}
            onGiven={(passphrase) => void prove(passphrase)}
            onBack={() => setAsking(false)}
          />
        ) : (
          <Button variant="primary" icon="save" busy={work.busy} onClick={save}>
            另存整套备份…
          </Button>
        )}
        {work.progress && <WorkProgress progress={work.progress} onCancel={work.stop} />}
        {outcome && "saved" in outcome && (
          <Notice tone="ok">
            整套备份已保存：
            <SavedPlace saved={outcome.saved} />
            没有口令谁也打不开它；请存到自己的优盘，换好电脑并确认无误之前不要删除本机的内容。
          </Notice>
        )}
        {refusal && refusal.code !== "cancelled" && !isOfPassphrase && (
          <Notice tone="error">{refusalSentence(refusal)}</Notice>
        )}
      </section>
    </div>
  );
}
