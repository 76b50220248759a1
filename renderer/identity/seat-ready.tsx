import type { ReactNode } from "react";
import { Button } from "../ui";
import { CardExport } from "./card-export";
import { EntryFrame, Sign } from "./entry-frame";
import { Fingerprint } from "./fingerprint-view";
import type { IdentityPorts, Role, SeatSummary } from "./ports";
import "./seat-ready.css";
import { RecoverySection, type RecoverySectionProps } from "./vault/recovery-section";
import "./vault/vault-dialog.css";

export interface SeatReadyProps {
  readonly seat: SeatSummary;
  readonly ports: Pick<IdentityPorts, "exportCard" | "exportKeys"> & RecoverySectionProps["ports"];
  readonly onEnter: () => void;
}

/** What to do next with a new card, by role. */
const nextSteps: Record<Role, readonly ReactNode[]> = {
  expert: [
    <>
      <b>导出身份卡</b>，用优盘或邮件交给区局。身份卡里没有密钥，可以放心传送。
    </>,
    <>
      <b>核对指纹。</b>当面或打电话把上面六组指纹读给区局听，区局也把自己的读给您听。
    </>,
    <>
      <b>导入区局的身份卡</b>，然后就能打开区局发来的任务包。
    </>,
  ],
  bureau: [
    <>
      <b>导出身份卡</b>，发给每位专家。身份卡里没有密钥，可以放心传送。
    </>,
    <>
      <b>登记专家身份卡。</b>收到一张，就当面或打电话核对一张的指纹。
    </>,
    <>
      <b>打开评审包。</b>专家交回后拖进窗口，程序逐项核验签名和内容。
    </>,
  ],
};

/** Right after a seat was made: the card's fingerprint, its export and what comes next. */
export function SeatReady({ seat, ports, onEnter }: SeatReadyProps) {
  return (
    <EntryFrame name="seat-ready" title="您的身份卡">
      <div className="entry-sheet">
        <Sign small />
        <h1 className="entry-title">席位已建立，这是您的身份卡</h1>
        <p className="entry-lead">
          {seat.name} · {seat.organisation}
        </p>
        <div className="seat-ready-print">
          <span className="seat-ready-label">指纹</span>
          <Fingerprint fingerprint={seat.fingerprint} size="large" />
        </div>
        <ol className="seat-ready-steps">
          {nextSteps[seat.role].map((step, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the steps are fixed text in a fixed order.
            <li key={index}>{step}</li>
          ))}
        </ol>
        <CardExport ports={ports} primary />
        <div className="vault-dialog seat-ready-recovery">
          <RecoverySection seat={seat} ports={ports} isNew />
        </div>
        <div className="entry-actions seat-ready-enter">
          <Button size="large" icon="next" onClick={onEnter}>
            进入工作台
          </Button>
          <span className="seat-ready-later">身份卡以后也能从右上角姓名处再次导出。</span>
        </div>
      </div>
    </EntryFrame>
  );
}
