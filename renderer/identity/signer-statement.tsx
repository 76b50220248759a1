import { useState } from "react";
import { Button, Notice, Tag } from "../ui";
import { CardFacts } from "./card-facts";
import { CompareDialog } from "./compare-dialog";
import { Fingerprint } from "./fingerprint-view";
import type { CardPreview, IdentityPorts, Role, Signer } from "./ports";
import { roleWords } from "./role-words";
import "./signer-statement.css";

export interface SignerStatementProps {
  readonly signer: Signer;
  readonly ports: Pick<IdentityPorts, "acceptCard">;
  /** The signer's card counts now: the same file is worth another try. */
  readonly onAccepted: () => void;
}

/** What only a file of a role's owner can be. */
const signs: Record<Role, string> = { bureau: "任务包只能由区局签发", expert: "评审包只能由专家签名" };

/**
 * Under the refusal of a file from an unknown signer: what the file itself says about who that is, and the way to
 * accept the card, which goes through comparing its fingerprint.
 */
export function SignerStatement(props: SignerStatementProps) {
  return (
    <div className="signer-place">
      <What {...props} />
    </div>
  );
}

function What({ signer, ports, onAccepted }: SignerStatementProps) {
  if (signer.kind === "unstated") return <NoStatement />;
  if (signer.kind === "stated") return <Statement {...signer} ports={ports} onAccepted={onAccepted} />;
  if (signer.card.retired) return <Retired />;
  if (signer.card.withdrawal) return <Withdrawn />;
  return (
    <Notice tone="info" action={<Button onClick={onAccepted}>再打开一次</Button>}>
      签名人的身份卡现在已经接受。
    </Notice>
  );
}

function NoStatement() {
  return (
    <Notice tone="info">
      文件里没有签名人自己的身份卡，看不出是谁做的。请向发送方另要身份卡文件，核对指纹并接受后再打开。
    </Notice>
  );
}

function Withdrawn() {
  return (
    <Notice tone="info">
      如果需要重新采用这位签名人的文件，请先问清情况，再到“更多”菜单的“已接受的身份卡”里重新核对指纹。
    </Notice>
  );
}

function Retired() {
  return (
    <Notice tone="info">
      这是用本席位停用的旧钥匙新签的文件，不是停用之前已经收下的。请查明是谁做的；确实要发的，用现在的钥匙重新签发。
    </Notice>
  );
}

interface StatementProps extends Omit<SignerStatementProps, "signer"> {
  readonly card: CardPreview;
  readonly expects: Role;
}

function Statement({ card, expects, ports, onAccepted }: StatementProps) {
  const [comparing, setComparing] = useState(false);
  const fits = card.role === expects;
  return (
    <section className="signer" aria-label="文件自称的签名人">
      <div className="signer-head">
        <span>文件自称的签名人</span>
        <Tag tone="orange">未核验</Tag>
      </div>
      <CardFacts card={card} size="large" />
      <Fingerprint fingerprint={card.fingerprint} withheld />
      {fits ? (
        <p className="signer-note">
          以上是文件里附带的身份卡自己写的，谁都可以这样写。请当面或打电话请对方读出指纹，核对一致才能接受；接受后会接着打开这个文件。
        </p>
      ) : (
        <p className="signer-note">
          这张卡写的身份是{roleWords[card.role]}，而{signs[expects]}
          ：接受它也打不开这个文件。请联系发送方问清文件是谁做的。
        </p>
      )}
      {fits && (
        <Button variant="primary" icon="card" onClick={() => setComparing(true)}>
          核对指纹并接受…
        </Button>
      )}
      <CompareDialog
        card={comparing ? card : null}
        ports={ports}
        onAccepted={() => {
          setComparing(false);
          onAccepted();
        }}
        onClose={() => setComparing(false)}
      />
    </section>
  );
}
