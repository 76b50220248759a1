import { useState } from "react";
import { type Refusal, refusalSentence } from "../../shared/refusal";
import { Button, ConfirmDialog, Icon, Notice } from "../ui";
import { EntryFrame, Sign } from "./entry-frame";
import "./missing-seats.css";
import { useKeptBackups } from "./backup/use-kept-backups";
import { momentWords } from "./moment";
import type { IdentityPorts, MissingSeats } from "./ports";

export interface MissingSeatsCardProps {
  readonly missing: MissingSeats;
  readonly ports: Pick<IdentityPorts, "forgetSeats" | "backups">;
  readonly onRestore: () => void;
  /** The person chose to begin anew, and that is noted. */
  readonly onForgotten: () => void;
}

/** Shown in place of the first question where this computer had seats and the database is empty: nothing must be made over what may be saved. */
export function MissingSeatsCard({ missing, ports, onRestore, onForgotten }: MissingSeatsCardProps) {
  const [asking, setAsking] = useState(false);
  const newest = useKeptBackups(ports.backups)?.[0];
  return (
    <EntryFrame name="seats-missing" title="找不到本机的席位数据">
      <div className="entry-sheet missing-seats">
        <Sign small />
        <div role="alert">
          <h1 className="missing-seats-title">
            <Icon name="warn" size={28} />
            找不到本机的席位数据
          </h1>
          <p>{whatWasThere(missing)}</p>
          {missing.setAside && (
            <p>数据库的目录文件损坏，已经打不开。程序没有删除它，原样移到了下面文件夹里的另一处保存。</p>
          )}
        </div>
        {newest && (
          <Notice tone="ok">
            程序另存有自动备份，最近一份是{momentWords(newest.madeAt)}
            的。点“从备份恢复”，输入口令就能接着评审。
          </Notice>
        )}
        <p>
          <b>请先不要建立新的席位，也不要卸载程序。</b>
          {newest ? "如果恢复不了，按下面的顺序做：" : "按下面的顺序做："}
        </p>
        <ol className="missing-seats-steps">
          <li>关闭程序，重新启动电脑，再打开程序看一次。</li>
          <li>
            如果仍然看到这一页，请关闭程序，把下面这个文件夹整个复制到优盘上保存：
            <span className="missing-seats-folder" translate="no">
              {missing.folder}
            </span>
          </li>
          <li>带着复制的文件夹联系技术支持。区局发来的任务包和已经交回的评审包不受影响，请一并留好。</li>
        </ol>
        <div className="entry-actions">
          <Button variant={newest ? "primary" : "plain"} icon="undo" onClick={onRestore}>
            从备份恢复…
          </Button>
          <Button onClick={() => setAsking(true)}>不再找回，重新开始…</Button>
        </div>
      </div>
      <ForgetDialog open={asking} ports={ports} onForgotten={onForgotten} onClose={() => setAsking(false)} />
    </EntryFrame>
  );
}

function whatWasThere({ seats, since }: MissingSeats): string {
  if (seats === null || since === null)
    return "这台电脑上用过匠评，但程序保存席位和评审内容的数据库现在是空的，可能已损坏或被清除。";
  return `这台电脑自${momentWords(since)}起建有席位（${seats} 个），但程序的数据库现在是空的，可能已损坏或被清除。`;
}

interface ForgetDialogProps extends Omit<MissingSeatsCardProps, "missing" | "onRestore"> {
  readonly open: boolean;
  readonly onClose: () => void;
}

function ForgetDialog({ open, ports, onForgotten, onClose }: ForgetDialogProps) {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const forget = async () => {
    setBusy(true);
    const forgotten = await ports.forgetSeats();
    setBusy(false);
    if (forgotten.ok) onForgotten();
    else setRefusal(forgotten.refusal);
  };
  return (
    <ConfirmDialog
      open={open}
      title="确定重新开始？"
      confirm="重新开始"
      danger
      busy={busy}
      onConfirm={() => void forget()}
      onClose={onClose}
    >
      <p>程序将像第一次使用那样从空白开始，不再提醒原来的席位。以后新存的内容可能覆盖还能找回的数据。</p>
      <p>请先确认那个文件夹已经复制保存。</p>
      {refusal && <Notice tone="error">{refusalSentence(refusal)}</Notice>}
    </ConfirmDialog>
  );
}
