import { useState } from "react";
import { type Refusal, type Result, refusalSentence } from "../../../shared/refusal";
import { Button, Notice, SavedPlace, useWork, WorkProgress } from "../../ui";
import { momentWords } from "../moment";
import type { IdentityPorts, Saved, SeatSummary } from "../ports";
import { AskPassphrase } from "../vault/ask-passphrase";
import { useWait, waitWords } from "../vault/use-wait";
import type { KeyHistory, Spare } from "./key-ports";
import "./keys.css";
import { PrintKeySheet } from "./print-button";

interface SpareSectionProps {
  readonly seat: SeatSummary;
  readonly ports: Pick<IdentityPorts, "keys" | "unlockWait" | "printOnPaper">;
  readonly history: KeyHistory | null;
  readonly onMade: () => void;
}

/** What is to be said of the spare copy that there is, and whether that is a reminder. */
export function spareWords({ spareMadeAt, isSpareOutdated }: KeyHistory): {
  readonly words: string;
  readonly reminds: boolean;
} {
  if (spareMadeAt === null) return { words: "还没有封存备用钥匙。", reminds: true };
  const made = momentWords(spareMadeAt);
  if (isSpareOutdated) return { words: `${made}封存的备用钥匙是更换钥匙之前的，请重新封存。`, reminds: true };
  return { words: `备用钥匙：${made}封存`, reminds: false };
}

/** 封存备用钥匙: a key file under a code of its own, for the safe. */
export function SpareSection({ seat, ports, history, onMade }: SpareSectionProps) {
  const [asking, setAsking] = useState(false);
  const [spare, setSpare] = useState<Spare>();
  const made = (next: Spare) => {
    setSpare(next);
    setAsking(false);
  };
  const standing = history && spareWords(history);
  return (
    <section aria-labelledby="vault-spare">
      <h3 id="vault-spare">封存备用钥匙</h3>
      <p>
        给单位留一份不靠口令的钥匙：一个文件存优盘，一页封存码折好，一起封进信封，放保险柜。经办人不能到岗时，两人启封，凭封存码在任何一台电脑上恢复本单位的身份。
      </p>
      {standing && !spare && (
        <p className={standing.reminds ? "keys-reminder" : "vault-standing"}>{standing.words}</p>
      )}
      {spare && <MadeSpare {...{ seat, ports, spare, onMade }} onClose={() => setSpare(undefined)} />}
      {asking && <SpareForm {...{ seat, ports }} onMade={made} onBack={() => setAsking(false)} />}
      {!asking && !spare && (
        <Button icon="shield" onClick={() => setAsking(true)}>
          {history?.spareMadeAt ? "重新封存备用钥匙…" : "封存备用钥匙…"}
        </Button>
      )}
    </section>
  );
}

interface SpareFormProps extends Pick<SpareSectionProps, "seat" | "ports"> {
  readonly onMade: (spare: Spare) => void;
  readonly onBack: () => void;
}

function SpareForm({ seat, ports, onMade, onBack }: SpareFormProps) {
  const work = useWork();
  const wait = useWait(ports, seat.id);
  const [refusal, setRefusal] = useState<Refusal>();
  const make = async (passphrase: string) => {
    setRefusal(undefined);
    const made = await work.run("正在封存备用钥匙", () => ports.keys.makeSpare(passphrase));
    if (made?.ok) return onMade(made.value);
    if (made) setRefusal(made.refusal);
    await wait.look();
  };
  const wrong = refusal?.code === "wrong-passphrase" ? "口令不对，没有封存。" : undefined;
  return (
    <>
      <AskPassphrase
        {...{ name: "spare-passphrase", confirm: "封存", cancel: "不封存", onBack }}
        busy={work.busy}
        error={wait.seconds > 0 ? waitWords(wait.seconds) : wrong}
        mayTry={wait.seconds === 0}
        onGiven={(passphrase) => void make(passphrase)}
      />
      {refusal && !wrong && refusal.code !== "too-soon" && (
        <Notice tone="error">{refusalSentence(refusal)}</Notice>
      )}
      {work.progress && <WorkProgress progress={work.progress} />}
    </>
  );
}

interface MadeSpareProps extends Pick<SpareSectionProps, "seat" | "ports" | "onMade"> {
  readonly spare: Spare;
  readonly onClose: () => void;
}

function MadeSpare({ seat, ports, spare, onMade, onClose }: MadeSpareProps) {
  const work = useWork();
  const [outcome, setOutcome] = useState<Result<Saved>>();
  const save = async () => {
    const saved = await work.run("正在保存备用钥匙", () => ports.keys.saveSpare(spare));
    if (saved) setOutcome(saved);
    if (saved?.ok && saved.value) onMade();
  };
  const saved = outcome?.ok ? outcome.value : null;
  return (
    <div className="recovery-sheet">
      <p>
        封存码只显示这一次。先保存文件，再打印两页：第一页贴在信封上，第二页是封存码，对折后装进信封。以前封存的仍能打开当时的钥匙，请取出销毁。
      </p>
      <ol className="recovery-sheet-code" translate="no" aria-label="封存码">
        {spare.code.split("-").map((group, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the groups stand in a fixed order, and two may be alike.
          <li key={index}>{group}</li>
        ))}
      </ol>
      {saved && (
        <Notice tone="ok">
          备用钥匙已保存：
          <SavedPlace saved={saved} />
        </Notice>
      )}
      {outcome && !outcome.ok && <Notice tone="error">{refusalSentence(outcome.refusal)}</Notice>}
      <div className="vault-choice-row">
        <Button variant={saved ? "plain" : "primary"} icon="save" busy={work.busy} onClick={save}>
          保存备用钥匙文件…
        </Button>
        <PrintKeySheet
          {...{ ports, name: "封存页" }}
          sheet={{ kind: "spare", seat, code: spare.code, madeAt: spare.madeAt }}
          primary={saved !== null}
          printedWords="两页已送去打印。请核对纸上的八组字符与屏幕一致，再装袋封好。"
        />
        <Button disabled={work.busy} onClick={onClose}>
          已经封好，关闭
        </Button>
      </div>
    </div>
  );
}
