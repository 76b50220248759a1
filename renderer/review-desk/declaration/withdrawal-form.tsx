import { useState } from "react";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/text-field";

interface WithdrawalFormProps {
  readonly onWithdraw: (why: string) => Promise<void>;
  readonly onCancel: () => void;
}

/** Asks why a recusal is withdrawn, and says what becomes of the dossier. */
export function WithdrawalForm({ onWithdraw, onCancel }: WithdrawalFormProps) {
  const [why, setWhy] = useState("");
  const [busy, setBusy] = useState(false);
  const withdraw = async () => {
    setBusy(true);
    await onWithdraw(why.trim());
    setBusy(false);
  };
  return (
    <div className="declaration-form">
      <TextField
        label="撤回回避的原因（必填，只留在本机）"
        value={why}
        maxLength={200}
        onChange={(event) => setWhy(event.target.value)}
      />
      <p className="declaration-consequence">
        撤回后声明改为“没有应当回避的情形”，材料可以重新打开；回避以前写的草稿、批注都还在，可以接着评审。这次撤回会留下记录。
      </p>
      <div className="declaration-actions">
        <Button onClick={onCancel}>返回</Button>
        <Button variant="primary" disabled={why.trim() === ""} busy={busy} onClick={withdraw}>
          撤回回避
        </Button>
      </div>
    </div>
  );
}
