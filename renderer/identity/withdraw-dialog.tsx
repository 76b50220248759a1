import { type FormEvent, useEffect, useRef, useState } from "react";
import { type Refusal, refusalSentence } from "../../shared/refusal";
import { Button, Dialog, Notice, TextArea, useWork } from "../ui";
import { CardFacts } from "./card-facts";
import { Fingerprint } from "./fingerprint-view";
import type { AcceptedCard, IdentityPorts, Role } from "./ports";
import "./withdraw.css";

export interface WithdrawDialogProps {
  /** The card to be withdrawn; the dialog is closed without one. */
  readonly card: AcceptedCard | null;
  readonly ports: Pick<IdentityPorts, "withdrawCard">;
  readonly onWithdrawn: () => void;
  readonly onClose: () => void;
}

/** What stays as it is, by the role of the card's owner. */
const staying: Record<Role, string> = {
  bureau: "已经导入的批次照常使用，可以继续评审、定稿和导出。",
  expert: "已经收进台账的评审包照样有效，分数不变。",
};

const emptyReason = "请写明为什么撤回，它会和时间一起留在登记里。";

/** Withdraws a card: says what that means, and asks why. */
export function WithdrawDialog({ card, ...rest }: WithdrawDialogProps) {
  return card ? <Withdrawal key={card.kid} card={card} {...rest} /> : null;
}

type WithdrawalProps = Omit<WithdrawDialogProps, "card"> & { readonly card: AcceptedCard };

function Withdrawal({ card, ports, onWithdrawn, onClose }: WithdrawalProps) {
  const work = useWork();
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!missing) return;
    form.current?.querySelector("textarea")?.focus();
    // In large text the field and what is wrong with it may lie below the edge.
    form.current?.scrollIntoView({ block: "end" });
  }, [missing]);
  const withdraw = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(undefined);
    if (reason.trim() === "") return setMissing(true);
    const withdrawn = await work.run("正在撤回身份卡", () => ports.withdrawCard(card.kid, reason));
    if (withdrawn?.ok) onWithdrawn();
    else if (withdrawn) setRefusal(withdrawn.refusal);
  };
  return (
    <Dialog
      open
      title="撤回身份卡"
      width={640}
      screen="card-withdraw"
      onClose={work.busy ? undefined : onClose}
      footer={
        <>
          <Button onClick={onClose} disabled={work.busy}>
            返回
          </Button>
          <Button variant="danger" type="submit" form="withdraw-form" busy={work.busy}>
            撤回这张身份卡
          </Button>
        </>
      }
    >
      <CardFacts card={card} size="large" />
      <Fingerprint fingerprint={card.fingerprint} />
      <ul className="withdraw-effects">
        <li>
          从现在起，程序不再认这张卡的签名：以后收到的文件<b>一律不采用</b>，不论文件上写的是哪一天。
        </li>
        <li>{staying[card.role]}</li>
        <li>对方不会得到通知。要再次接受这张卡，须重新核对指纹。</li>
      </ul>
      <form id="withdraw-form" ref={form} onSubmit={withdraw} noValidate>
        <TextArea
          label="撤回的理由"
          name="reason"
          required
          data-autofocus
          maxLength={500}
          value={reason}
          error={missing && emptyReason}
          onChange={(event) => {
            setMissing(false);
            setReason(event.target.value);
          }}
        />
      </form>
      {refusal && <Notice tone="error">{refusalSentence(refusal)}</Notice>}
    </Dialog>
  );
}
