import { type FormEvent, useState } from "react";
import { type Refusal, refusalSentence } from "../../../shared/refusal";
import { Button, Notice, SavedPlace, TextField, useWork, WorkProgress } from "../../ui";
import { momentWords } from "../moment";
import { PassphraseField } from "../passphrase-field";
import type { IdentityPorts, SeatSummary } from "../ports";
import { useWait, waitWords } from "../vault/use-wait";
import type { Handover, MadeHandover } from "./handover-ports";
import type { KeyHistory } from "./key-ports";
import "./keys.css";
import { PrintKeySheet } from "./print-button";

interface HandoverSectionProps {
  readonly seat: SeatSummary;
  readonly ports: Pick<IdentityPorts, "keys" | "handover" | "unlockWait" | "printOnPaper">;
  readonly history: KeyHistory | null;
  /** Something of it changed. */
  readonly onChanged: () => void;
}

/** One handover in a line of the history. */
function handoverWords({ at, from, to, reason, takenBack, receivedAt }: Handover): string {
  const made = `${momentWords(at)}，${from}移交给${to}，理由：${reason}`;
  const received = receivedAt === null ? "" : `；${momentWords(receivedAt)}在这台电脑接任`;
  return `${made}${received}${takenBack ? `；${momentWords(takenBack.at)}收回，理由：${takenBack.reason}` : ""}。`;
}

/** 移交给接任者: one file with everything, one code; what was handed over so far. */
export function HandoverSection(props: HandoverSectionProps) {
  const { seat, ports, history, onChanged } = props;
  const [asking, setAsking] = useState(false);
  const [made, setMade] = useState<MadeHandover>();
  const isGiven = history?.handed === "given";
  const done = (next?: MadeHandover) => {
    setMade(next);
    setAsking(false);
    onChanged();
  };
  return (
    <section aria-labelledby="vault-handover">
      <h3 id="vault-handover">移交给接任者</h3>
      <p>
        经办人换人时，把席位的全部内容连同钥匙存成一个移交文件，只有另给的移交码能打开。指纹不变，在途的评审包照样能打开；接任者接手后马上更换钥匙。
      </p>
      {history?.handovers.map((each) => (
        <p key={each.id} className="vault-standing">
          {handoverWords(each)}
        </p>
      ))}
      {made && <MadeView {...{ seat, ports, made }} onClose={() => setMade(undefined)} />}
      {asking && !isGiven && <HandoverForm {...props} onDone={done} onBack={() => setAsking(false)} />}
      {asking && isGiven && <TakeBackForm {...props} onDone={() => done()} onBack={() => setAsking(false)} />}
      {!asking && !made && history && (
        <Button icon={isGiven ? "undo" : "save"} onClick={() => setAsking(true)}>
          {isGiven ? "收回移交…" : "移交给接任者…"}
        </Button>
      )}
    </section>
  );
}

type FormProps = HandoverSectionProps & { readonly onBack: () => void };

function HandoverForm({
  seat,
  ports,
  onDone,
  onBack,
}: FormProps & { readonly onDone: (made: MadeHandover) => void }) {
  const work = useWork();
  const wait = useWait(ports, seat.id);
  const [words, setWords] = useState({ from: "", to: "", title: "", reason: "", passphrase: "" });
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const change = (name: keyof typeof words) => (event: { readonly target: { readonly value: string } }) =>
    setWords((before) => ({ ...before, [name]: event.target.value }));
  const lacks = (name: "from" | "to" | "reason") => words[name].trim() === "";
  const make = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const isIncomplete = lacks("from") || lacks("to") || lacks("reason") || words.passphrase === "";
    if (work.busy || wait.seconds > 0 || isIncomplete) return;
    setRefusal(undefined);
    const name = `移交-${seat.name}-${words.to.trim()}`;
    const made = await work.run("正在移交", (options) => ports.handover.make(name, words, options));
    if (made?.ok && made.value) return onDone(made.value);
    if (made && !made.ok) setRefusal(made.refusal);
    await wait.look();
  };
  const wrong = refusal?.code === "wrong-passphrase" ? "口令不对，没有移交。" : undefined;
  const field = { autoComplete: "off", readOnly: work.busy };
  return (
    <form className="vault-form keys-form" onSubmit={make} noValidate>
      <Notice tone="warn">
        <ul className="keys-costs">
          <li>文件保存好以后，这台电脑上的席位仍能打开查看、清除批次，但不再收件、签名和决定。</li>
          <li>您现在的口令和恢复单打不开移交文件；移交码只显示这一次，请与文件分开送到。</li>
          <li>
            程序管不到已经另存的备份和钥匙文件：它们仍用当时的口令或恢复码打开。所以接任者要马上更换钥匙，专家接受新卡，旧的请销毁。
          </li>
        </ul>
      </Notice>
      <TextField
        {...{ ...field, label: "移交人姓名", name: "handover-from", required: true, maxLength: 60 }}
        autoFocus
        value={words.from}
        error={tried && lacks("from") ? "请填写移交人姓名" : undefined}
        onChange={change("from")}
      />
      <TextField
        {...{ ...field, label: "接任者姓名", name: "handover-to", required: true, maxLength: 60 }}
        value={words.to}
        error={tried && lacks("to") ? "请填写接任者姓名" : undefined}
        onChange={change("to")}
      />
      <TextField
        {...{ ...field, label: "接任者职务", name: "handover-title", maxLength: 60 }}
        value={words.title}
        hint="会写在接任后的身份卡上，可以不填。"
        onChange={change("title")}
      />
      <TextField
        {...{ ...field, label: "移交的理由", name: "handover-reason", required: true, maxLength: 200 }}
        value={words.reason}
        error={tried && lacks("reason") ? "请写明为什么移交" : undefined}
        onChange={change("reason")}
      />
      <PassphraseField
        {...{ ...field, label: "席位的口令", name: "handover-passphrase", required: true }}
        value={words.passphrase}
        error={wait.seconds > 0 ? waitWords(wait.seconds) : wrong}
        onChange={change("passphrase")}
      />
      {refusal && !wrong && refusal.code !== "too-soon" && (
        <Notice tone="error">{refusalSentence(refusal)}</Notice>
      )}
      {work.progress && <WorkProgress progress={work.progress} onCancel={work.stop} />}
      <div className="vault-choice-row">
        <Button type="submit" variant="primary" busy={work.busy} disabled={wait.seconds > 0}>
          保存移交文件…
        </Button>
        <Button variant="quiet" onClick={onBack} disabled={work.busy}>
          不移交
        </Button>
      </div>
    </form>
  );
}

interface MadeViewProps extends Pick<HandoverSectionProps, "seat" | "ports"> {
  readonly made: MadeHandover;
  readonly onClose: () => void;
}

function MadeView({ seat, ports, made, onClose }: MadeViewProps) {
  const { handover, code, saved } = made;
  return (
    <div className="recovery-sheet">
      <Notice tone="ok">
        已移交给{handover.to}，移交文件已保存：
        <SavedPlace saved={saved} />
      </Notice>
      <p>移交码只显示这一次。请打印，或当面、打电话读给接任者；不要与移交文件放在一起。</p>
      <ol className="recovery-sheet-code" translate="no" aria-label="移交码">
        {code.split("-").map((group, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the groups stand in a fixed order, and two may be alike.
          <li key={index}>{group}</li>
        ))}
      </ol>
      <div className="vault-choice-row">
        <PrintKeySheet
          {...{ ports, name: "移交码", primary: true }}
          sheet={{ kind: "handover", seat, code, handover }}
          printedWords="移交码已送去打印。请核对纸上的八组字符与屏幕一致，与文件分开交给接任者。"
        />
        <Button onClick={onClose}>已经交给接任者，关闭</Button>
      </div>
    </div>
  );
}

function TakeBackForm({ seat, ports, onDone, onBack }: FormProps & { readonly onDone: () => void }) {
  const work = useWork();
  const wait = useWait(ports, seat.id);
  const [reason, setReason] = useState("");
  const [passphrase, setPassphrase] = useState("");
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const take = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (work.busy || wait.seconds > 0 || reason.trim() === "" || passphrase === "") return;
    setRefusal(undefined);
    const taken = await work.run("正在收回移交", () => ports.handover.takeBack(passphrase, reason));
    if (taken?.ok) return onDone();
    if (taken) setRefusal(taken.refusal);
    await wait.look();
  };
  const wrong = refusal?.code === "wrong-passphrase" ? "口令不对，没有收回。" : undefined;
  return (
    <form className="vault-form keys-form" onSubmit={take} noValidate>
      <Notice tone="warn">
        接任者没有打开过移交文件才收回：程序看不到那边有没有打开。收回后请销毁移交文件和移交码；不能确定的，随即更换钥匙。
      </Notice>
      <TextField
        {...{
          label: "收回的理由",
          name: "takeback-reason",
          autoComplete: "off",
          required: true,
          maxLength: 200,
        }}
        autoFocus
        readOnly={work.busy}
        value={reason}
        error={tried && reason.trim() === "" ? "请写明为什么收回" : undefined}
        onChange={(event) => setReason(event.target.value)}
      />
      <PassphraseField
        {...{ label: "席位的口令", name: "takeback-passphrase", autoComplete: "off", required: true }}
        readOnly={work.busy}
        value={passphrase}
        error={wait.seconds > 0 ? waitWords(wait.seconds) : wrong}
        onChange={(event) => setPassphrase(event.target.value)}
      />
      {refusal && !wrong && refusal.code !== "too-soon" && (
        <Notice tone="error">{refusalSentence(refusal)}</Notice>
      )}
      <div className="vault-choice-row">
        <Button type="submit" variant="primary" busy={work.busy} disabled={wait.seconds > 0}>
          收回移交
        </Button>
        <Button variant="quiet" onClick={onBack} disabled={work.busy}>
          不收回
        </Button>
      </div>
    </form>
  );
}
