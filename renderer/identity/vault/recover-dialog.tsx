import { type FormEvent, useEffect, useState } from "react";
import { readRecoveryCode } from "../../../shared/package/recovery-code";
import { type Refusal, refusalSentence } from "../../../shared/refusal";
import { Button, Dialog, Notice, TextField, useWork, WorkProgress } from "../../ui";
import { momentWords } from "../moment";
import type { IdentityPorts, SeatSummary } from "../ports";
import { useNewPassphrase } from "./new-passphrase";
import "./vault-dialog.css";

export interface RecoverDialogProps {
  readonly open: boolean;
  readonly seat: SeatSummary;
  readonly ports: Pick<IdentityPorts, "recoverSeat" | "recoveryMadeAt">;
  readonly onRecovered: (seat: SeatSummary) => void;
  readonly onClose: () => void;
}

/** 忘记口令: the code of the recovery sheet, then a new passphrase. */
export function RecoverDialog({ open, ...rest }: RecoverDialogProps) {
  return (
    <Dialog open={open} title="忘记口令" width={680} screen="recover" onClose={rest.onClose}>
      <Recover {...rest} />
    </Dialog>
  );
}

function Recover({ seat, ports, onRecovered }: Omit<RecoverDialogProps, "open">) {
  const work = useWork();
  const next = useNewPassphrase(work.busy);
  const [madeAt, setMadeAt] = useState<string | null>();
  const [code, setCode] = useState("");
  const [error, setError] = useState<string>();
  const [refusal, setRefusal] = useState<Refusal>();
  useEffect(() => void ports.recoveryMadeAt(seat.id).then(setMadeAt), [ports, seat.id]);
  const recover = async (event: FormEvent) => {
    event.preventDefault();
    if (work.busy) return;
    const reading = readRecoveryCode(code);
    setError(reading.ok ? undefined : mistypedWords(reading.group));
    if (!next.check() || !reading.ok) return;
    setRefusal(undefined);
    const opened = await work.run("正在用恢复码打开", () =>
      ports.recoverSeat(seat.id, reading.code, next.value),
    );
    if (opened?.ok) return onRecovered(opened.value);
    if (opened?.refusal.code === "wrong-passphrase")
      setError("这不是这个席位现在的恢复码：可能是别的席位的，或者后来又制作了新的恢复单。");
    else if (opened) setRefusal(opened.refusal);
  };
  if (madeAt === undefined) return null;
  if (madeAt === null)
    return (
      <Notice tone="warn">
        这个席位没有制作过恢复单，口令无法找回。有旧备份并且记得当时口令的，可以从备份恢复；否则只能新建席位，把新的身份卡交给对方。
      </Notice>
    );
  return (
    <form className="vault-form" onSubmit={recover} noValidate>
      <p>
        请拿出{momentWords(madeAt)}
        制作的恢复单，输入八组恢复码，再设一个新口令。席位里的内容不变，恢复单仍可再用。
      </p>
      <TextField
        label="恢复码"
        name="recovery-code"
        autoComplete="off"
        autoFocus
        required
        spellCheck={false}
        readOnly={work.busy}
        value={code}
        error={error}
        hint="不分大小写，分组之间的横线或空格可以不输。"
        onChange={(event) => setCode(event.target.value)}
      />
      {next.fields}
      {refusal && <Notice tone="error">{refusalSentence(refusal)}</Notice>}
      {work.progress && <WorkProgress progress={work.progress} />}
      <Button type="submit" variant="primary" size="large" busy={work.busy}>
        设新口令并打开
      </Button>
    </form>
  );
}

function mistypedWords(group: number): string {
  if (group === 0) return "恢复码应是八组、每组五个字符，请看看是不是少输或多输了。";
  return `第 ${group} 组输错了，请对照恢复单检查这一组。`;
}
