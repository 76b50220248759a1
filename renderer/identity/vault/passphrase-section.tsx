import { type FormEvent, useState } from "react";
import { type Refusal, refusalSentence } from "../../../shared/refusal";
import { Button, Notice, useWork, WorkProgress } from "../../ui";
import { PassphraseField } from "../passphrase-field";
import type { IdentityPorts, SeatSummary } from "../ports";
import { useNewPassphrase } from "./new-passphrase";
import { useWait, waitWords } from "./use-wait";

interface PassphraseSectionProps {
  readonly seat: SeatSummary;
  readonly ports: Pick<IdentityPorts, "changePassphrase" | "unlockWait">;
}

/** 修改口令: the old one, then a new one twice. */
export function PassphraseSection(props: PassphraseSectionProps) {
  const [at, setAt] = useState<"closed" | "form" | "done">("closed");
  return (
    <section aria-labelledby="vault-passphrase">
      <h3 id="vault-passphrase">口令</h3>
      <p>更改后马上另存一份备份。以前的备份仍用旧口令打开；旧口令可能被别人知道的，请把旧备份文件销毁。</p>
      {at === "form" ? (
        <ChangeForm {...props} onChanged={() => setAt("done")} onBack={() => setAt("closed")} />
      ) : (
        <Button icon="key" onClick={() => setAt("form")}>
          更改口令…
        </Button>
      )}
      {at === "done" && <Notice tone="ok">口令已更改，下次解锁请用新口令。恢复单照常有效。</Notice>}
    </section>
  );
}

interface ChangeFormProps extends PassphraseSectionProps {
  readonly onChanged: () => void;
  readonly onBack: () => void;
}

function ChangeForm({ seat, ports, onChanged, onBack }: ChangeFormProps) {
  const work = useWork();
  const wait = useWait(ports, seat.id);
  const [before, setBefore] = useState("");
  const [refusal, setRefusal] = useState<Refusal>();
  const next = useNewPassphrase(work.busy);
  const change = async (event: FormEvent) => {
    event.preventDefault();
    if (work.busy || wait.seconds > 0 || !next.check()) return;
    setRefusal(undefined);
    const changed = await work.run("正在更改口令", () => ports.changePassphrase(before, next.value));
    if (changed?.ok) return onChanged();
    if (changed) setRefusal(changed.refusal);
    await wait.look();
  };
  const wrong = refusal?.code === "wrong-passphrase" ? "现在的口令不对，没有更改。" : undefined;
  return (
    <form className="vault-form" onSubmit={change} noValidate>
      <PassphraseField
        label="现在的口令"
        name="old-passphrase"
        autoComplete="off"
        autoFocus
        required
        readOnly={work.busy}
        value={before}
        error={wait.seconds > 0 ? waitWords(wait.seconds) : wrong}
        onChange={(event) => setBefore(event.target.value)}
      />
      {next.fields}
      {refusal && !wrong && refusal.code !== "too-soon" && (
        <Notice tone="error">{refusalSentence(refusal)}</Notice>
      )}
      {work.progress && <WorkProgress progress={work.progress} />}
      <div className="vault-choice-row">
        <Button type="submit" variant="primary" busy={work.busy} disabled={wait.seconds > 0}>
          更改口令
        </Button>
        <Button variant="quiet" onClick={onBack} disabled={work.busy}>
          不更改
        </Button>
      </div>
    </form>
  );
}
