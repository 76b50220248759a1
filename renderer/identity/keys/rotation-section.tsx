import { type FormEvent, useState } from "react";
import { type Refusal, refusalSentence } from "../../../shared/refusal";
import { Button, Notice, TextField, useWork, WorkProgress } from "../../ui";
import { CardExport } from "../card-export";
import { Fingerprint } from "../fingerprint-view";
import { momentWords } from "../moment";
import { PassphraseField } from "../passphrase-field";
import type { IdentityPorts, SeatSummary } from "../ports";
import { useWait, waitWords } from "../vault/use-wait";
import type { KeyHistory, Rotation } from "./key-ports";
import "./keys.css";
import { PrintKeySheet } from "./print-button";

export type RotationPorts = Pick<
  IdentityPorts,
  "keys" | "unlockWait" | "printOnPaper" | "exportCard" | "exportKeys"
>;

interface RotationSectionProps {
  readonly seat: SeatSummary;
  readonly ports: RotationPorts;
  readonly history: KeyHistory | null;
  readonly onRotated: (rotation: Rotation) => void;
}

/** 更换钥匙: what it does and costs, then passphrase and reason; afterwards what the experts have to be told. */
export function RotationSection(props: RotationSectionProps) {
  const { seat, ports, history, onRotated } = props;
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState<Rotation>();
  const last = history?.former[0];
  const rotated = (rotation: Rotation) => {
    setDone(rotation);
    setAsking(false);
    onRotated(rotation);
  };
  return (
    <section aria-labelledby="vault-rotation">
      <h3 id="vault-rotation">更换钥匙</h3>
      <p>
        经办人离开、钥匙可能被别人拿到，或者用得久了，就换新的签名钥匙和收件地址。指纹随之改变，每位专家都要重新核对并接受您的身份卡。
      </p>
      {last && !done && (
        <p className="vault-standing">
          上次更换：{momentWords(last.retiredAt)}，理由：{last.reason}
        </p>
      )}
      {done && <Rotated {...props} rotation={done} />}
      {asking && <RotationForm {...props} onRotated={rotated} onBack={() => setAsking(false)} />}
      {!asking && !done && (
        <div className="vault-choice-row">
          <Button icon="key" onClick={() => setAsking(true)}>
            更换钥匙…
          </Button>
          {last && history && (
            <PrintKeySheet
              {...{ ports, name: "更换通知" }}
              sheet={{ kind: "rotation", seat, after: history.fingerprint, before: last }}
              printedWords="更换通知已送去打印，请与新身份卡一起交给每位专家。"
            />
          )}
        </div>
      )}
    </section>
  );
}

interface RotationFormProps extends RotationSectionProps {
  readonly onBack: () => void;
}

function RotationForm({ seat, ports, onRotated, onBack }: RotationFormProps) {
  const work = useWork();
  const wait = useWait(ports, seat.id);
  const [reason, setReason] = useState("");
  const [passphrase, setPassphrase] = useState("");
  const [missing, setMissing] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const rotate = async (event: FormEvent) => {
    event.preventDefault();
    setMissing(reason.trim() === "");
    if (work.busy || wait.seconds > 0 || reason.trim() === "" || passphrase === "") return;
    setRefusal(undefined);
    const rotated = await work.run("正在更换钥匙", () => ports.keys.rotate(passphrase, reason));
    if (rotated?.ok) return onRotated(rotated.value);
    if (rotated) setRefusal(rotated.refusal);
    await wait.look();
  };
  const wrong = refusal?.code === "wrong-passphrase" ? "口令不对，没有更换。" : undefined;
  return (
    <form className="vault-form keys-form" onSubmit={rotate} noValidate>
      <Notice tone="warn">
        <ul className="keys-costs">
          <li>现在的恢复单和封存备用钥匙随即作废，请换好后马上重新制作。</li>
          <li>发给旧收件地址的评审包照样能打开，台账接着记；此后用旧钥匙新签的任务包不再采用。</li>
          <li>
            批次进行中尽量不要更换：用新钥匙再发这个批次的新版任务包，专家那里会当作另一个批次，已做的评审不会带过去。
          </li>
          <li>已经被人复制走的内容收不回来；旧备份仍用做备份时的口令打开，不再需要的请销毁。</li>
        </ul>
      </Notice>
      <TextField
        label="更换的理由"
        name="rotation-reason"
        autoComplete="off"
        autoFocus
        required
        maxLength={200}
        readOnly={work.busy}
        value={reason}
        error={missing ? "请写明为什么更换" : undefined}
        hint="会记录下来，也会印在给专家的通知上。"
        onChange={(event) => setReason(event.target.value)}
      />
      <PassphraseField
        label="席位的口令"
        name="rotation-passphrase"
        autoComplete="off"
        required
        readOnly={work.busy}
        value={passphrase}
        error={wait.seconds > 0 ? waitWords(wait.seconds) : wrong}
        onChange={(event) => setPassphrase(event.target.value)}
      />
      {refusal && !wrong && refusal.code !== "too-soon" && (
        <Notice tone="error">{refusalSentence(refusal)}</Notice>
      )}
      {work.progress && <WorkProgress progress={work.progress} />}
      <div className="vault-choice-row">
        <Button type="submit" variant="primary" busy={work.busy} disabled={wait.seconds > 0}>
          更换钥匙
        </Button>
        <Button variant="quiet" onClick={onBack} disabled={work.busy}>
          不更换
        </Button>
      </div>
    </form>
  );
}

function Rotated({ ports, rotation }: RotationSectionProps & { readonly rotation: Rotation }) {
  const { seat, before } = rotation;
  return (
    <div className="keys-rotated">
      <Notice tone="ok">
        钥匙已更换，口令不变。请导出新身份卡，连同更换通知交给每位专家，再在下面重新制作恢复单和封存备用钥匙。
      </Notice>
      <dl className="keys-prints">
        <dt>旧指纹（停用）</dt>
        <dd>
          <Fingerprint fingerprint={before.fingerprint} />
        </dd>
        <dt>新指纹</dt>
        <dd>
          <Fingerprint fingerprint={seat.fingerprint} />
        </dd>
      </dl>
      <CardExport ports={ports} primary />
      <PrintKeySheet
        {...{ ports, name: "更换通知" }}
        sheet={{ kind: "rotation", seat, after: seat.fingerprint, before }}
        printedWords="更换通知已送去打印，请与新身份卡一起交给每位专家。"
      />
    </div>
  );
}
