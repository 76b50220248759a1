import { useEffect, useState } from "react";
import { type Refusal, refusalSentence } from "../../../shared/refusal";
import { type IdentityPorts, RemainsNotice, Removed, type RemovedRound } from "../../identity";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Notice } from "../../ui/notice";
import { TextField } from "../../ui/text-field";
import type { RemovalOutlook, ReviewDeskPorts } from "../ports";

interface RemovalDialogProps {
  readonly ports: Pick<ReviewDeskPorts, "removalOutlook" | "removeRound" | "seat">;
  readonly identity: Pick<IdentityPorts, "removals">;
  readonly packageId: string;
  /** Closes it; the round is gone where `removed` says so. */
  readonly onClose: (removed: boolean) => void;
}

/** 清除本批次: says exactly what goes, asks why, and offers the signed note of it. */
export function RemovalDialog({ ports, identity, packageId, onClose }: RemovalDialogProps) {
  const [outlook, setOutlook] = useState<RemovalOutlook | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [removed, setRemoved] = useState<RemovedRound | null>(null);
  const [reason, setReason] = useState("");
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once each time the dialog opens
  useEffect(() => {
    void ports.removalOutlook(packageId).then((asked) => {
      if (asked.ok) setOutlook(asked.value);
      else setRefusal(asked.refusal);
    });
  }, []);
  const unexported = outlook?.unexported ?? 0;
  const isReady =
    outlook !== null && reason.trim() !== "" && (unexported === 0 || typed.trim() === outlook.roundId);

  const remove = async () => {
    setBusy(true);
    setRefusal(null);
    const done = await ports.removeRound(packageId, { reason, typed });
    setBusy(false);
    if (done.ok) setRemoved(done.value);
    else setRefusal(done.refusal);
  };
  return (
    <Dialog
      open
      title="清除本批次"
      width={640}
      screen="removal"
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
      {refusal && (
        <Notice tone="error">
          {refusal.code === "conflict"
            ? "有新的改动，或批次编号不对，没有清除任何内容，请关闭后重新核对。"
            : refusalSentence(refusal)}
        </Notice>
      )}
      {outlook && !removed && (
        <>
          <p>
            将从这台电脑的本席位永久清除“{outlook.title}”：{outlook.packages} 个任务包及全部材料、
            {outlook.applications} 份申报的评分、意见、批注和改动记录、{outlook.seals} 次定稿、
            {outlook.bundles} 次导出的记录、材料密码、缩略图，以及含有它们的自动备份。清除后不能恢复。
          </p>
          <p>
            常用语、与我有关的人和单位、身份卡和其他批次不受影响。您另外保存到别处的文件不会删除。留下的只有一份加密的清除记录。
          </p>
          <RemainsNotice />
          {unexported > 0 && (
            <Notice tone="warn">
              有 {unexported} 份定稿还没有导出，清除后无法再交给区局。确实要清除，请填写批次编号{" "}
              {outlook.roundId}。
            </Notice>
          )}
          {unexported > 0 && (
            <TextField label="批次编号" value={typed} onChange={(event) => setTyped(event.target.value)} />
          )}
          <TextField
            label="清除的理由（写进清除记录）"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </>
      )}
      {removed && <Removed seat={ports.seat} removed={removed} ports={identity.removals} />}
    </Dialog>
  );
}
