import { useState } from "react";
import type { Round } from "../../../shared/domain/round";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { savedWords } from "../inbox";
import { promises } from "./promises";

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
        {promises.map((promise) => (
          <li key={promise}>{promise}</li>
        ))}
      </ol>
    </>
  );
}
