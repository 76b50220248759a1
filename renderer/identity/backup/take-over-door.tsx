import { type FormEvent, useState } from "react";
import { readRecoveryCode } from "../../../shared/package/recovery-code";
import { type Refusal, refusalSentence } from "../../../shared/refusal";
import { Button, Notice, useWork, WorkProgress } from "../../ui";
import { momentWords } from "../moment";
import { PassphraseField } from "../passphrase-field";
import type { BackupSummary, IdentityPorts, IncomingFile, SeatSummary } from "../ports";
import { useNewPassphrase } from "../vault/new-passphrase";
import { useWait, waitWords } from "../vault/use-wait";

interface TakeOverDoorProps {
  readonly file: IncomingFile;
  readonly summary: BackupSummary;
  readonly ports: Pick<IdentityPorts, "handover" | "unlockWait">;
  readonly onTaken: (seat: SeatSummary) => void;
}

/** A handover file: its code, and a passphrase of the successor's own. */
export function TakeOverDoor({ file, summary, ports, onTaken }: TakeOverDoorProps) {
  const work = useWork();
  const wait = useWait(ports, summary.guessedAs);
  const next = useNewPassphrase(work.busy);
  const [code, setCode] = useState("");
  const [mistyped, setMistyped] = useState<string>();
  const [refusal, setRefusal] = useState<Refusal>();
  const take = async (event: FormEvent) => {
    event.preventDefault();
    if (work.busy || wait.seconds > 0) return;
    setRefusal(undefined);
    const reading = readRecoveryCode(code);
    if (!reading.ok) {
      const group = reading.group > 0 && `第 ${reading.group} 组不对，请对照移交码再看一遍`;
      return setMistyped(group || "移交码是八组、每组五个字符");
    }
    setMistyped(undefined);
    if (!next.check()) return;
    const given = { code: reading.code, passphrase: next.value };
    const taken = await work.run("正在接任", (options) => ports.handover.takeOver(file, given, options));
    if (taken?.ok) return onTaken(taken.value);
    if (taken) setRefusal(taken.refusal);
    await wait.look();
  };
  const isWrong = refusal?.code === "wrong-passphrase" || refusal?.code === "too-soon";
  const wrong = isWrong ? "移交码不是这个文件的，没有接任。" : mistyped;
  return (
    <form className="entry-form" onSubmit={take} noValidate>
      <div>
        <h2 id="restore-door-title">{momentWords(summary.createdAt)}的移交文件</h2>
        <p>输入移交人另外交给您的移交码，再设一个自己的新口令。接任后指纹不变，请马上更换钥匙。</p>
      </div>
      <PassphraseField
        label="移交码"
        name="handover-code"
        autoComplete="off"
        autoFocus
        readOnly={work.busy}
        value={code}
        error={wait.seconds > 0 ? waitWords(wait.seconds) : wrong}
        onChange={(event) => setCode(event.target.value)}
      />
      {next.fields}
      {refusal && !isWrong && <Notice tone="error">{refusalSentence(refusal)}</Notice>}
      {work.progress && <WorkProgress progress={work.progress} onCancel={work.stop} />}
      <Button type="submit" variant="primary" size="large" busy={work.busy} disabled={wait.seconds > 0}>
        接任并打开
      </Button>
    </form>
  );
}
