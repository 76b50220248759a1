import { useEffect, useState } from "react";
import { type Refusal, refusalSentence } from "../../../shared/refusal";
import { type IdentityPorts, RemainsNotice, Removed, type RemovedRound } from "../../identity";
import { Button, Dialog, Notice, TextField } from "../../ui";
import type { BureauDeskPorts, LedgerRemovalOutlook } from "../ports";
import "./ledger-removal.css";

export interface LedgerRemovalDialogProps {
  readonly ports: Pick<BureauDeskPorts, "removalOutlook" | "removeRound" | "seat">;
  readonly identity: Pick<IdentityPorts, "removals">;
  readonly roundId: string;
  /** Closes it; the round is gone where `removed` says so. */
  readonly onClose: (removed: boolean) => void;
}

/** 清除本批次 at the bureau: says what goes and what has to be kept elsewhere, asks why, and gives the signed note. */
export function LedgerRemovalDialog({ ports, identity, roundId, onClose }: LedgerRemovalDialogProps) {
  const [outlook, setOutlook] = useState<LedgerRemovalOutlook | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [removed, setRemoved] = useState<RemovedRound | null>(null);
  const [reason, setReason] = useState("");
  const [typed, setTyped] = useState("");
  const [refusals, setRefusals] = useState(false);
  const [filed, setFiled] = useState(false);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    void ports.removalOutlook(roundId).then((asked) => {
      if (!asked.ok) return setRefusal(asked.refusal);
      setOutlook(asked.value);
      // Where there is no other round they can be of none but this one.
      setRefusals(asked.value.refusals > 0 && asked.value.otherRounds === 0);
    });
  }, [ports, roundId]);
  const isReady = outlook?.open === 0 && filed && reason.trim() !== "" && typed.trim() === roundId;
  const remove = async () => {
    setBusy(true);
    setRefusal(null);
    const done = await ports.removeRound(roundId, { reason, typed, refusals });
    setBusy(false);
    if (done.ok) setRemoved(done.value);
    else setRefusal(done.refusal);
  };
  return (
    <Dialog
      open
      title="清除本批次"
      width={680}
      screen="ledger-removal"
      onClose={() => busy || onClose(removed !== null)}
      footer={
        removed ? (
          <Button variant="primary" onClick={() => onClose(true)}>
            完成
          </Button>
        ) : (
          <>
            <Button data-autofocus onClick={() => onClose(false)} disabled={busy}>
              取消
            </Button>
            <Button variant="danger" onClick={() => void remove()} disabled={!isReady || busy}>
              {busy ? "正在清除…" : "永久清除"}
            </Button>
          </>
        )
      }
    >
      {refusal && <Notice tone="error">{sentenceOf(refusal)}</Notice>}
      {removed && <Removed seat={ports.seat} removed={removed} ports={identity.removals} />}
      {outlook && !removed && outlook.open > 0 && (
        <Notice tone="warn">
          有 {outlook.open} 位专家的评审包还有冲突没有决定。请先决定采用哪一份，再清除本批次。
        </Notice>
      )}
      {outlook && !removed && outlook.open === 0 && (
        <>
          <WhatGoes outlook={outlook} />
          {outlook.refusals > 0 && (
            <label className="ledger-removal-check">
              <input
                type="checkbox"
                checked={refusals}
                onChange={(event) => setRefusals(event.target.checked)}
              />
              <span>
                一并清除 {outlook.refusals}{" "}
                条拒绝记录。这些文件没有通过核验，记录里没有批次，只有文件名、大小、摘要和原因
                {outlook.otherRounds > 0 && "；其中可能有别的批次的"}。
              </span>
            </label>
          )}
          <label className="ledger-removal-check">
            <input type="checkbox" checked={filed} onChange={(event) => setFiled(event.target.checked)} />
            <span>评审材料已按规定归档，结果已经另行保存，可以清除本机的这一份。</span>
          </label>
          <p>
            确实要清除，请照填批次编号 <b translate="no">{roundId}</b>。
          </p>
          <TextField label="批次编号" value={typed} onChange={(event) => setTyped(event.target.value)} />
          <TextField
            label="清除的理由（写进清除记录）"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </>
      )}
    </Dialog>
  );
}

function WhatGoes({ outlook }: { readonly outlook: LedgerRemovalOutlook }) {
  return (
    <>
      <p>
        将从这台电脑的本席位永久清除“{outlook.title ?? "没有任务包的批次"}”：{outlook.packages}{" "}
        个任务包及全部材料、
        {outlook.bundles} 份收到的评审包和台账记录、{outlook.decisions}{" "}
        条冲突决定，以及含有它们的自动备份。清除后不能恢复。
      </p>
      <p>
        本机留下一份加密的清除记录，其中有每份评审包的摘要：同一份以后再导入，台账会写明它曾经登记过、何时清除。专家身份卡登记和其他批次不受影响。
      </p>
      <Notice tone="warn">
        程序不替您留存档案。签字的评估意见表、评审结果、公示和认定材料要在别处保存，保存期限按档案管理规定；将来要核对纸上的校验码，还需要专家交来的评审包文件原件。
      </Notice>
      <RemainsNotice />
    </>
  );
}

function sentenceOf(refusal: Refusal): string {
  return refusal.code === "conflict"
    ? "台账刚有变化，或批次编号不对，没有清除任何内容，请关闭后重新核对。"
    : refusalSentence(refusal);
}
