import { type FormEvent, useState } from "react";
import { type Refusal, refusalSentence } from "../../shared/refusal";
import { Button, Dialog, Notice, useWork } from "../ui";
import { CardFacts } from "./card-facts";
import { decisionWords } from "./card-history";
import "./compare.css";
import { isLastGroup, shownGroups } from "./fingerprint";
import { Fingerprint } from "./fingerprint-view";
import { momentWords } from "./moment";
import type { AcceptedCard, CardPreview, IdentityPorts } from "./ports";

export interface CompareDialogProps {
  /** The card at hand; the dialog is closed without one. */
  readonly card: CardPreview | null;
  readonly ports: Pick<IdentityPorts, "acceptCard">;
  readonly onAccepted: (card: AcceptedCard) => void;
  readonly onClose: () => void;
}

const titles: Record<CardPreview["standing"], string> = {
  new: "核对身份卡",
  known: "这张身份卡已经接受过",
  own: "这是您自己的身份卡",
  retired: "这是您停用的旧身份卡",
  conflict: "身份卡互相矛盾",
  withdrawn: "重新核对身份卡",
};

/** A card that somebody handed over: new and withdrawn ones are compared and accepted here, all others are explained. */
export function CompareDialog({ card, ports, onAccepted, onClose }: CompareDialogProps) {
  if (!card) return null;
  if (card.standing === "new" || card.standing === "withdrawn") {
    return (
      <Ceremony key={card.compact} card={card} ports={ports} onAccepted={onAccepted} onClose={onClose} />
    );
  }
  return (
    <Dialog
      open
      title={titles[card.standing]}
      width={640}
      screen="card-preview"
      onClose={onClose}
      footer={
        <Button variant="primary" onClick={onClose} data-autofocus>
          知道了
        </Button>
      }
    >
      <CardFacts card={card} size="large" />
      <div className="compare-print">
        <Fingerprint fingerprint={card.fingerprint} size="large" />
      </div>
      <StandingNotice standing={card.standing} />
    </Dialog>
  );
}

function StandingNotice({ standing }: { readonly standing: CardPreview["standing"] }) {
  if (standing === "known") return <Notice tone="ok">指纹与登记的一致，不需要再次接受。</Notice>;
  if (standing === "own") {
    return <Notice tone="info">这张卡是本席位自己的，不用导入。请把它交给对方，再导入对方的身份卡。</Notice>;
  }
  if (standing === "retired") {
    return (
      <Notice tone="warn">
        这张卡是本席位更换钥匙之前的，已经停用，不用导入。还有人在用它的，请把现在的身份卡和更换通知交给对方。
      </Notice>
    );
  }
  return (
    <Notice tone="error">
      登记中已有一张密钥相同、但身份或收件地址不同的卡，这张卡不能接受。请当面联系持卡人核实来源，不要使用由它签名的文件。
    </Notice>
  );
}

function Ceremony({ card, ports, onAccepted, onClose }: CompareDialogProps & { readonly card: CardPreview }) {
  const work = useWork();
  const [heard, setHeard] = useState("");
  const [differs, setDiffers] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const hear = (value: string) => {
    setDiffers(false);
    setHeard(value);
  };
  const accept = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(undefined);
    if (!isLastGroup(card.fingerprint, heard)) return setDiffers(true);
    const accepted = await work.run("正在登记身份卡", () => ports.acceptCard(card));
    if (accepted?.ok) onAccepted(accepted.value);
    else if (accepted) setRefusal(accepted.refusal);
  };
  return (
    <Dialog
      open
      title={titles[card.standing]}
      width={680}
      screen="card-compare"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>暂不接受</Button>
          <Button variant="primary" type="submit" form="compare-form" icon="check" busy={work.busy}>
            指纹一致，接受
          </Button>
        </>
      }
    >
      <CardFacts card={card} size="large" />
      <form id="compare-form" className="compare-form" onSubmit={accept}>
        {card.withdrawal && (
          <Notice tone="warn">
            {momentWords(card.withdrawal.at)}，{decisionWords(card.withdrawal)}
            。请先问清撤回的原因是否已经消除。
          </Notice>
        )}
        <p>
          身份卡里的姓名谁都能写，<b>指纹才说明是谁</b>
          。请当面、打电话或对照纸面，让对方读出自己的六组指纹：前五组应与下面相同，再把听到的第六组填进空格。
        </p>
        <Groups fingerprint={card.fingerprint} value={heard} onChange={hear} wrong={differs} />
        {differs && (
          <Notice tone="error">
            第六组与这张卡不符。请对方再读一遍；如果仍不相符，这张卡可能被调换，请不要接受，并请对方重新交付。
          </Notice>
        )}
        {refusal && <Notice tone="error">{refusalSentence(refusal)}</Notice>}
      </form>
    </Dialog>
  );
}

interface GroupsProps {
  readonly fingerprint: string;
  readonly value: string;
  readonly wrong: boolean;
  readonly onChange: (value: string) => void;
}

/** The first five groups, and a field where the sixth belongs: only the other side can tell it. */
function Groups({ fingerprint, value, wrong, onChange }: GroupsProps) {
  return (
    <div className="compare-groups">
      <Fingerprint fingerprint={shownGroups(fingerprint).join(" ")} size="large" />
      <input
        className="compare-heard"
        aria-label="对方读出的第六组"
        aria-invalid={wrong || undefined}
        data-autofocus
        autoComplete="off"
        spellCheck={false}
        maxLength={8}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
