import { useState } from "react";
import type { Round } from "../../../shared/domain/round";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { savedWords } from "../inbox";

interface CommitmentProps {
  readonly round: Round;
  readonly bureauName: string;
  readonly expertName: string;
  readonly acceptedAt: string | null;
  readonly now: string;
  readonly onAccept: () => Promise<void>;
}

/** What an expert promises, once for each task package, before any dossier opens. */
export function Commitment({ round, bureauName, expertName, acceptedAt, now, onAccept }: CommitmentProps) {
  const [read, setRead] = useState(false);
  const [busy, setBusy] = useState(false);
  const accept = async () => {
    setBusy(true);
    await onAccept();
    setBusy(false);
  };
  return (
    <section className="declaration-card" aria-labelledby="commitment-title">
      <h2 id="commitment-title">
        <span className="declaration-step">一</span>保密与公正承诺
      </h2>
      {acceptedAt === null ? (
        <Promises round={round} bureauName={bureauName} expertName={expertName} />
      ) : (
        <details>
          <summary className="declaration-done">
            <Icon name="check" size={18} />
            已于{savedWords(acceptedAt, now)}作出承诺，展开查看内容
          </summary>
          <Promises round={round} bureauName={bureauName} expertName={expertName} />
        </details>
      )}
      {acceptedAt === null && (
        <div className="declaration-accept">
          <label className="declaration-read">
            <input type="checkbox" checked={read} onChange={(event) => setRead(event.target.checked)} />
            <span>我已逐条阅读，愿意遵守</span>
          </label>
          <Button variant="primary" disabled={!read} busy={busy} onClick={accept}>
            作出承诺
          </Button>
        </div>
      )}
    </section>
  );
}

function Promises({
  round,
  bureauName,
  expertName,
}: Pick<CommitmentProps, "round" | "bureauName" | "expertName">) {
  return (
    <>
      <p>
        本人{expertName}受{bureauName}委托，参加“{round.title}”，现郑重承诺：
      </p>
      <ol className="declaration-promises">
        <li>只为本次评审查阅申报材料，不复制、不拍照、不向任何人转述材料内容和申报人的个人信息。</li>
        <li>独立评分，不与申报单位、申报人及其关系人谈论评审，不接受请托，不打听其他专家的意见。</li>
        <li>依据评分表和申报材料打分，分数和意见由本人负责；公布之前不透露任何评审情况。</li>
        <li>如实声明应当回避的情形；评审中发现新的情形，立即停止评审并声明回避。</li>
        <li>评审结束后按区局要求交回或清除任务包，不留存副本。</li>
      </ol>
    </>
  );
}
