import { type FormEvent, useCallback, useEffect, useRef, useState } from "react";
import { readRecoveryCode } from "../../../shared/package/recovery-code";
import { accept, type Refusal, type Result, refusalSentence } from "../../../shared/refusal";
import { Button, Notice, useShortcuts, useToasts, useWork, WorkProgress } from "../../ui";
import { EntryFrame, Sign } from "../entry-frame";
import { momentWords } from "../moment";
import { PassphraseField } from "../passphrase-field";
import type { BackupSummary, IdentityPorts, IncomingFile, KeptBackup, SeatSummary } from "../ports";
import { useWait, waitWords } from "../vault/use-wait";
import "./restore-screen.css";
import { TakeOverDoor } from "./take-over-door";
import { useKeptBackups } from "./use-kept-backups";

export interface RestoreScreenProps {
  readonly seats: readonly SeatSummary[];
  /** A backup that was handed over. */
  readonly file: IncomingFile | null;
  readonly ports: Pick<IdentityPorts, "backups" | "handover" | "unlock" | "unlockWait">;
  /** The seat is back and open. */
  readonly onRestored: (seat: SeatSummary) => void;
  readonly onBack: () => void;
}

/** A backup that was chosen, with what it says of itself. */
interface Chosen {
  readonly file: IncomingFile;
  readonly summary: BackupSummary;
}

/** 从备份恢复: which backup, then its passphrase. */
export function RestoreScreen(props: RestoreScreenProps) {
  const { seats, file, ports, onBack } = props;
  const [chosen, setChosen] = useState<Chosen>();
  const [refusal, setRefusal] = useState<Refusal>();
  const choose = useCallback(
    async (opening: Promise<Result<IncomingFile | null>>) => {
      setRefusal(undefined);
      setChosen(undefined);
      const opened = await opening;
      if (!opened.ok) return setRefusal(opened.refusal);
      if (!opened.value) return;
      const viewed = await ports.backups.view(opened.value);
      if (viewed.ok) setChosen({ file: opened.value, summary: viewed.value });
      else setRefusal(viewed.refusal);
    },
    [ports],
  );
  useEffect(() => {
    if (file) void choose(Promise.resolve({ ok: true, value: file }));
  }, [file, choose]);
  useShortcuts("从备份恢复", [{ keys: "Escape", does: "返回", run: onBack }]);
  return (
    <EntryFrame name="restore" title="从备份恢复">
      <div className="entry-sheet">
        <Sign small />
        <h1 className="entry-title">从备份恢复</h1>
        <p className="entry-lead">
          备份里有席位、评分、批注、意见和台账，用备份时的口令打开；移交文件用移交码打开。
        </p>
        <div className="entry-columns">
          <section className="restore-choice" aria-labelledby="restore-choice-title">
            <h2 id="restore-choice-title">选择备份</h2>
            <KeptList
              seats={seats}
              ports={ports}
              onChoose={(kept) => void choose(ports.backups.openKept(kept))}
            />
            <div className="entry-actions">
              <Button icon="open" onClick={() => void choose(ports.backups.choose())}>
                选择备份文件…
              </Button>
              <Button variant="quiet" onClick={onBack}>
                返回
              </Button>
            </div>
            {refusal && <Notice tone="error">{refusalSentence(refusal)}</Notice>}
          </section>
          <section aria-labelledby="restore-door-title">
            {chosen?.summary.kind === "handover" ? (
              <TakeOverDoor
                key={chosen.summary.createdAt}
                {...{ ports, ...chosen }}
                onTaken={props.onRestored}
              />
            ) : chosen ? (
              <Door key={chosen.summary.createdAt} {...props} chosen={chosen} />
            ) : (
              <div className="entry-side">
                <h2 id="restore-door-title">怎么选</h2>
                <ul>
                  <li>自动备份在本机：数据库损坏时用最近一份。</li>
                  <li>换了电脑：选从旧电脑另存的整套备份文件。</li>
                  <li>自动备份不含材料原件，恢复后再导入一次区局发来的任务包即可。</li>
                </ul>
              </div>
            )}
          </section>
        </div>
      </div>
    </EntryFrame>
  );
}

interface KeptListProps {
  readonly seats: readonly SeatSummary[];
  readonly ports: Pick<IdentityPorts, "backups">;
  readonly onChoose: (kept: KeptBackup) => void;
}

/** The backups that the program made by itself, the newest first. */
function KeptList({ seats, ports, onChoose }: KeptListProps) {
  const kept = useKeptBackups(ports.backups);
  if (kept === null) return null;
  if (kept.length === 0) return <p className="restore-none">这台电脑上没有自动备份。</p>;
  // Who a seat of a lost database was is in the backup alone, behind its passphrase.
  const unknown = [...new Set(kept.map(({ seatId }) => seatId))].filter(
    (id) => !seats.some((each) => each.id === id),
  );
  const nameOf = (seatId: string) =>
    seats.find((each) => each.id === seatId)?.name ??
    (unknown.length > 1 ? `席位${"甲乙丙丁戊己庚辛"[unknown.indexOf(seatId)] ?? ""}` : "本机席位");
  return (
    <div className="restore-list" role="radiogroup" aria-label="自动备份">
      {kept.map((each) => (
        <label key={`${each.seatId}${each.madeAt}`} className="seat-list-row">
          <input type="radio" name="backup" className="ui-spoken" onChange={() => onChoose(each)} />
          <span className="seat-list-words">
            <b>{momentWords(each.madeAt)}</b>
            <span className="seat-list-organisation">{nameOf(each.seatId)} · 自动备份</span>
          </span>
        </label>
      ))}
    </div>
  );
}

type DoorProps = RestoreScreenProps & { readonly chosen: Chosen };

function Door({ seats, ports, chosen, onRestored, onBack }: DoorProps) {
  const { file, summary } = chosen;
  const work = useWork();
  const wait = useWait(ports, summary.guessedAs);
  const toasts = useToasts();
  const field = useRef<HTMLInputElement>(null);
  const [passphrase, setPassphrase] = useState("");
  const [refusal, setRefusal] = useState<Refusal>();
  const restore = async (event: FormEvent) => {
    event.preventDefault();
    if (work.busy || wait.seconds > 0) return;
    if (passphrase === "") return field.current?.focus();
    setRefusal(undefined);
    const opened = await work.run("正在恢复", async (options) => {
      const restored = await ports.backups.restore(file, passphrase, options);
      if (!restored.ok) return restored;
      if (readRecoveryCode(passphrase).ok) return accept(null);
      const unlocked = await ports.unlock(restored.value.id, passphrase);
      // A seat whose keys were replaced since keeps them, and the passphrase of now.
      const isOfNow = !unlocked.ok && unlocked.refusal.code === "wrong-passphrase";
      return isOfNow ? accept("locked" as const) : unlocked;
    });
    if (opened?.ok && opened.value === "locked") {
      toasts.show({ tone: "ok", text: "内容已恢复。席位的钥匙是后来更换的，请用现在的口令解锁。" });
      onBack();
    } else if (opened?.ok && opened.value) onRestored(opened.value);
    else if (opened?.ok) {
      // A recovery code opens a backup, and the seat once it has a new passphrase.
      toasts.show({
        tone: "ok",
        text: "已用恢复码恢复。请在解锁页点“忘记口令”，再输一次恢复码，设一个新口令。",
      });
      onBack();
    }
    if (opened && !opened.ok) {
      setRefusal(opened.refusal);
      await wait.look();
    }
  };
  const wrong = refusal?.code === "wrong-passphrase" || refusal?.code === "too-soon";
  const wrongWords = wrong ? "口令不对，没有恢复任何内容。请检查大小写和输入法。" : undefined;
  const here = seats.find((each) => each.id === summary.seatId);
  return (
    <form className="entry-form" onSubmit={restore}>
      <div>
        <h2 id="restore-door-title">{momentWords(summary.createdAt)}的备份</h2>
        <p>
          {summary.kind === "whole" ? "整套备份，含材料原件。" : "不含材料原件，恢复后需再导入一次任务包。"}
        </p>
      </div>
      {summary.isHere && (
        <Notice tone="warn">
          这台电脑上已有这个席位{here && `（${here.name}）`}
          。恢复后，现有内容换成备份时的内容；现有内容会先自动备份一份。
        </Notice>
      )}
      <PassphraseField
        ref={field}
        label="口令或恢复码"
        name="passphrase"
        autoComplete="off"
        autoFocus
        readOnly={work.busy}
        value={passphrase}
        error={wait.seconds > 0 ? waitWords(wait.seconds) : wrongWords}
        onChange={(event) => setPassphrase(event.target.value)}
      />
      {refusal && !wrong && <Notice tone="error">{refusalSentence(refusal)}</Notice>}
      {work.progress && <WorkProgress progress={work.progress} onCancel={work.stop} />}
      <Button type="submit" variant="primary" size="large" busy={work.busy} disabled={wait.seconds > 0}>
        恢复并打开
      </Button>
    </form>
  );
}
