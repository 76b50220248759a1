import { useEffect, useState } from "react";
import { type Refusal, refusalSentence } from "../../shared/refusal";
import { Button, Dialog, Notice, useWork, WorkProgress } from "../ui";
import { CardTable } from "./card-table";
import "./cards.css";
import { CompareDialog } from "./compare-dialog";
import type { AcceptedCard, CardPreview, IdentityPorts, IncomingFile } from "./ports";
import { WithdrawDialog } from "./withdraw-dialog";

type CardPorts = Pick<IdentityPorts, "cards" | "previewCard" | "acceptCard" | "withdrawCard" | "chooseFile">;

export interface CardsDialogProps {
  readonly open: boolean;
  readonly ports: CardPorts;
  readonly onClose: () => void;
}

/** The register of accepted cards as a dialog. */
export function CardsDialog({ open, ports, onClose }: CardsDialogProps) {
  return (
    <Dialog open={open} title="已接受的身份卡" width={860} screen="cards" onClose={onClose}>
      <CardRegister ports={ports} />
    </Dialog>
  );
}

export interface CardRegisterProps {
  readonly ports: CardPorts;
  /** Counts up when a card was accepted elsewhere, so that the list is read again. */
  readonly version?: number;
}

/** Accepted cards with who, when and fingerprint; another one is imported here, and one that no longer counts withdrawn. */
export function CardRegister({ ports, version = 0 }: CardRegisterProps) {
  const [cards, setCards] = useState<readonly AcceptedCard[]>();
  const [preview, setPreview] = useState<CardPreview | null>(null);
  const [leaving, setLeaving] = useState<AcceptedCard | null>(null);
  const [refusal, setRefusal] = useState<Refusal>();
  const [changes, setChanges] = useState(0);
  const work = useWork();
  const { run } = work;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the counts say when the register changed.
  useEffect(() => {
    let left = false;
    void run("正在读取身份卡", () => ports.cards()).then((list) => !left && list && setCards(list));
    return () => {
      left = true;
    };
  }, [ports, run, version, changes]);
  const look = async (file: IncomingFile) => {
    const seen = await run("正在检查身份卡", () => ports.previewCard(file));
    if (seen?.ok) setPreview(seen.value);
    else if (seen) setRefusal(seen.refusal);
  };
  const choose = async () => {
    setRefusal(undefined);
    const chosen = await run("请选择身份卡文件", () => ports.chooseFile());
    if (chosen && !chosen.ok) setRefusal(chosen.refusal);
    else if (chosen?.value) await look(chosen.value);
  };
  const compare = (card: AcceptedCard) => setPreview({ ...card, standing: "withdrawn" });
  const changed = () => {
    setPreview(null);
    setLeaving(null);
    setChanges(changes + 1);
  };
  return (
    <div className="cards">
      <div className="cards-head">
        <p>只有核对过指纹的身份卡才列在这里，程序只认它们的签名；撤回的不再算数。</p>
        <Button icon="card" disabled={work.busy} onClick={choose}>
          导入身份卡…
        </Button>
      </div>
      {work.progress && <WorkProgress progress={work.progress} />}
      {refusal && <Notice tone="error">{refusalSentence(refusal)}</Notice>}
      {cards &&
        (cards.length === 0 ? (
          <NoCards />
        ) : (
          <CardTable cards={cards} onWithdraw={setLeaving} onCompare={compare} />
        ))}
      <CompareDialog card={preview} ports={ports} onAccepted={changed} onClose={() => setPreview(null)} />
      <WithdrawDialog card={leaving} ports={ports} onWithdrawn={changed} onClose={() => setLeaving(null)} />
    </div>
  );
}

function NoCards() {
  return (
    <p className="cards-none">
      还没有身份卡。请对方导出身份卡文件交给您，点“导入身份卡”，或把文件拖进窗口，然后核对指纹。
    </p>
  );
}
