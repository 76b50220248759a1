import { useState } from "react";
import { type Refusal, type Result, refusalSentence } from "../../shared/refusal";
import { Button, Notice, SavedPlace, useWork } from "../ui";
import "./card-export.css";
import type { IdentityPorts, Saved } from "./ports";

export interface CardExportProps {
  readonly ports: Pick<IdentityPorts, "exportCard" | "exportKeys">;
  /** Shows the export of the card as the main action of its place. */
  readonly primary?: boolean;
}

type Outcome = { readonly what: string; readonly saved: NonNullable<Saved> } | { readonly refusal: Refusal };

/** The two exports of a seat, and where the file went. */
export function CardExport({ ports, primary = false }: CardExportProps) {
  const work = useWork();
  const [outcome, setOutcome] = useState<Outcome>();
  const save = async (what: string, task: () => Promise<Result<Saved>>) => {
    setOutcome(undefined);
    const saved = await work.run(`正在保存${what}`, task);
    if (!saved) return;
    if (!saved.ok) setOutcome({ refusal: saved.refusal });
    else if (saved.value) setOutcome({ what, saved: saved.value });
  };
  return (
    <div className="card-export">
      <div className="card-export-buttons">
        <Button
          icon="save"
          size={primary ? "large" : "normal"}
          variant={primary ? "primary" : "plain"}
          busy={work.busy}
          onClick={() => save("身份卡", () => ports.exportCard())}
        >
          导出身份卡…
        </Button>
        <Button
          icon="key"
          size={primary ? "large" : "normal"}
          disabled={work.busy}
          onClick={() => save("钥匙文件", () => ports.exportKeys())}
        >
          导出钥匙文件…
        </Button>
      </div>
      <p className="card-export-note">
        钥匙文件仍由您的口令锁住，请存到自己的优盘，不要交给别人。电脑坏了，在首页点“用钥匙文件恢复身份”。
      </p>
      {outcome && "saved" in outcome && (
        <Notice tone="ok">
          {outcome.what}已保存：
          <SavedPlace saved={outcome.saved} />
        </Notice>
      )}
      {outcome && "refusal" in outcome && <Notice tone="error">{refusalSentence(outcome.refusal)}</Notice>}
    </div>
  );
}
