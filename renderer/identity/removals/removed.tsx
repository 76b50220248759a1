import { Notice } from "../../ui";
import type { SeatSummary } from "../ports";
import { NoteButtons } from "./note-buttons";
import type { RemovalPorts, RemovedRound } from "./ports";
import "./removals.css";

export interface RemovedProps {
  readonly seat: SeatSummary;
  readonly removed: RemovedRound;
  readonly ports: RemovalPorts;
}

/** What a removal came to, and its note to print and to save. */
export function Removed({ seat, removed, ports }: RemovedProps) {
  return (
    <>
      <Notice tone={removed.backupsRenewed ? "ok" : "warn"}>
        已清除“{removed.removal.round.title}”，
        {removed.backupsRenewed
          ? "自动备份已换成不含它的一份。"
          : "但自动备份没有换成：旧的备份里还有它。磁盘有了空间之后，旧备份会随新的备份逐步轮换掉。"}
      </Notice>
      <p>
        清除记录写明清除了什么、什么时候、由谁、为什么，由您的密钥签名，不含评审内容。校验码{" "}
        <span className="removal-digest">{removed.digest}</span>
      </p>
      <NoteButtons seat={seat} note={removed} ports={ports} />
      <p className="removal-later">以后也可以从右上角“更多”里的“清除记录”打印和保存。</p>
    </>
  );
}

/** What a removal cannot do at once, said before it. */
export function RemainsNotice() {
  return (
    <p>
      数据库文件里可能还会留下加密的残余，要等系统以后整理才消失，程序不能保证何时；没有本席位的口令，谁也打不开。电脑要转交或报废的，请另外抹掉整个磁盘。
    </p>
  );
}
