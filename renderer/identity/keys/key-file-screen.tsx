import { type FormEvent, useMemo, useRef, useState } from "react";
import { readRecoveryCode } from "../../../shared/package/recovery-code";
import { type Refusal, type Result, refusalSentence } from "../../../shared/refusal";
import { Button, Notice, useShortcuts, useWork, WorkProgress } from "../../ui";
import "../backup/restore-screen.css";
import { EntryFrame, Sign } from "../entry-frame";
import { Fingerprint } from "../fingerprint-view";
import { PassphraseField } from "../passphrase-field";
import type { IdentityPorts, IncomingFile, SeatSummary } from "../ports";
import { useNewPassphrase } from "../vault/new-passphrase";
import { useWait, waitWords } from "../vault/use-wait";
import "./keys.css";

export interface KeyFileScreenProps {
  readonly ports: Pick<IdentityPorts, "keys" | "backups" | "chooseFile">;
  /** The seat is back and open. */
  readonly onEnter: (seat: SeatSummary) => void;
  /** Its work is to be restored from a backup. */
  readonly onRestore: () => void;
  readonly onBack: () => void;
}

interface Brought {
  readonly seat: SeatSummary;
  /** How many automatic backups of it this computer has. */
  readonly kept: number;
}

/** 用钥匙文件恢复身份: which file, what opens it; then where the work comes from. */
export function KeyFileScreen(props: KeyFileScreenProps) {
  const { ports, onBack } = props;
  const [file, setFile] = useState<IncomingFile>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [brought, setBrought] = useState<Brought>();
  const choose = async () => {
    setRefusal(undefined);
    const chosen = await ports.keys.choose();
    if (!chosen.ok) setRefusal(chosen.refusal);
    else if (chosen.value) setFile(chosen.value);
  };
  const arrived = async (seat: SeatSummary) => {
    const kept = (await ports.backups.kept()).filter((each) => each.seatId === seat.id).length;
    setBrought({ seat, kept });
  };
  useShortcuts("用钥匙文件恢复身份", [{ keys: "Escape", does: "返回", run: onBack }]);
  return (
    <EntryFrame name="key-file" title="用钥匙文件恢复身份">
      <div className="entry-sheet">
        <Sign small />
        <h1 className="entry-title">用钥匙文件恢复身份</h1>
        <p className="entry-lead">姓名、单位和指纹与原来完全一样，对方不用重新核对。</p>
        {brought ? (
          <Arrived {...props} {...brought} />
        ) : (
          <div className="entry-columns">
            <section className="restore-choice" aria-labelledby="key-file-title">
              <h2 id="key-file-title">选择钥匙文件</h2>
              <div className="keys-file">
                <Button icon="open" variant={file ? "plain" : "primary"} onClick={() => void choose()}>
                  选择钥匙文件…
                </Button>
                <Button variant="quiet" onClick={onBack}>
                  返回
                </Button>
              </div>
              {refusal && <Notice tone="error">{refusalSentence(refusal)}</Notice>}
              {file && (
                <Door
                  key={`${file.name} ${file.size}`}
                  {...{ ports, file }}
                  onBrought={(seat) => void arrived(seat)}
                />
              )}
            </section>
            <About />
          </div>
        )}
      </div>
    </EntryFrame>
  );
}

function About() {
  return (
    <aside className="entry-side" aria-labelledby="key-file-about">
      <h2 id="key-file-about">钥匙文件带回什么</h2>
      <ul>
        <li>带回身份：签名和打开文件的钥匙、身份卡、指纹。</li>
        <li>不带回内容：批次、评分、台账在备份里。有备份的，优先用“从备份恢复”，它连身份一起带回。</li>
        <li>用导出那时的口令打开；封存备用钥匙用信封里的封存码打开，再设一个新口令。</li>
        <li>早期导出的钥匙文件里没有身份卡，要同时选自己的身份卡文件。</li>
      </ul>
    </aside>
  );
}

interface DoorProps {
  readonly ports: KeyFileScreenProps["ports"];
  readonly file: IncomingFile;
  readonly onBrought: (seat: SeatSummary) => void;
}

function Door({ ports, file, onBrought }: DoorProps) {
  const work = useWork();
  const waiting = useMemo(() => ({ unlockWait: () => ports.keys.wait(file) }), [ports, file]);
  const wait = useWait(waiting, file.name);
  const field = useRef<HTMLInputElement>(null);
  const [secret, setSecret] = useState("");
  const [card, setCard] = useState<IncomingFile | null>(null);
  const [refusal, setRefusal] = useState<Refusal>();
  const next = useNewPassphrase(work.busy);
  const isCode = readRecoveryCode(secret).ok;
  const bring = async (event: FormEvent) => {
    event.preventDefault();
    if (work.busy || wait.seconds > 0) return;
    if (secret === "") return field.current?.focus();
    if (isCode && !next.check()) return;
    setRefusal(undefined);
    const opening = { secret, passphrase: isCode ? next.value : null, card };
    const brought = await work.run("正在恢复身份", () => ports.keys.bring(file, opening));
    if (brought?.ok) return onBrought(brought.value);
    if (brought) setRefusal(brought.refusal);
    await wait.look();
  };
  const wrong =
    refusal?.code === "wrong-passphrase" ? "口令或封存码不对，没有恢复。请检查大小写和输入法。" : undefined;
  return (
    <form className="entry-form" onSubmit={bring} noValidate>
      <p className="keys-file-name">
        钥匙文件：<b>{file.name}</b>
      </p>
      <PassphraseField
        ref={field}
        label="口令或封存码"
        name="key-file-secret"
        autoComplete="off"
        autoFocus
        readOnly={work.busy}
        value={secret}
        error={wait.seconds > 0 ? waitWords(wait.seconds) : wrong}
        onChange={(event) => {
          setSecret(event.target.value);
          if (wrong) setRefusal(undefined);
        }}
      />
      {isCode && (
        <>
          <p>这是封存码。请设一个新口令，以后用新口令解锁。</p>
          {next.fields}
        </>
      )}
      {(card || refusal?.code === "card-missing" || refusal?.code === "card-invalid") && (
        <CardChoice {...{ ports, card }} onChosen={setCard} />
      )}
      {refusal && !wrong && refusal.code !== "too-soon" && (
        <Notice tone="error">{refusalSentence(refusal)}</Notice>
      )}
      {work.progress && <WorkProgress progress={work.progress} />}
      <Button type="submit" variant="primary" size="large" busy={work.busy} disabled={wait.seconds > 0}>
        恢复身份
      </Button>
    </form>
  );
}

interface CardChoiceProps {
  readonly ports: KeyFileScreenProps["ports"];
  readonly card: IncomingFile | null;
  readonly onChosen: (card: IncomingFile) => void;
}

function CardChoice({ ports, card, onChosen }: CardChoiceProps) {
  const [refusal, setRefusal] = useState<Refusal>();
  const choose = async () => {
    setRefusal(undefined);
    const chosen: Result<IncomingFile | null> = await ports.chooseFile();
    if (!chosen.ok) setRefusal(chosen.refusal);
    else if (chosen.value) onChosen(chosen.value);
  };
  return (
    <div className="keys-file">
      <Button icon="card" onClick={() => void choose()}>
        选择身份卡文件…
      </Button>
      {card && <span className="keys-file-name">{card.name}</span>}
      {refusal && <Notice tone="error">{refusalSentence(refusal)}</Notice>}
    </div>
  );
}

function Arrived({ seat, kept, onEnter, onRestore }: Brought & KeyFileScreenProps) {
  const hasBackups = kept > 0;
  return (
    <div className="restore-choice keys-arrived">
      <Notice tone="ok">
        {seat.name}（{seat.organisation}）的身份已恢复，指纹与原来一样：
      </Notice>
      <Fingerprint fingerprint={seat.fingerprint} size="large" />
      <p>
        {hasBackups
          ? `席位里现在是空的。这台电脑上有它的 ${kept} 份自动备份，请先恢复，再开始工作。`
          : "席位里现在是空的。有整套备份的，请先从备份恢复；没有的，请重新导入身份卡和任务包，并制作新的恢复单。"}
      </p>
      <div className="entry-actions">
        <Button
          variant={hasBackups ? "primary" : "plain"}
          size="large"
          icon="undo"
          autoFocus={hasBackups}
          onClick={onRestore}
        >
          从备份恢复…
        </Button>
        <Button
          variant={hasBackups ? "plain" : "primary"}
          size="large"
          icon="next"
          autoFocus={!hasBackups}
          onClick={() => onEnter(seat)}
        >
          进入工作台
        </Button>
      </div>
    </div>
  );
}
