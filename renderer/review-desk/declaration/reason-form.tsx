import { useState } from "react";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/text-field";
import type { RecusalAnswer } from "../ports";
import { reasonParts, reasonWords, recusalReasons } from "./recusal-reasons";

interface ReasonFormProps {
  readonly answer: RecusalAnswer | null;
  /** `why` says why an answer before is corrected; empty without one. */
  readonly onDeclare: (reason: string, why: string) => Promise<void>;
  readonly onCancel: () => void;
}

const other = recusalReasons.at(-1)?.label;

/** Asks for the ground of a recusal. */
export function ReasonForm({ answer, onDeclare, onCancel }: ReasonFormProps) {
  const kept = reasonParts(answer?.declared ? answer.reason : "");
  const [label, setLabel] = useState(kept.label);
  const [note, setNote] = useState(kept.note);
  const [why, setWhy] = useState("");
  const [busy, setBusy] = useState(false);
  const needsNote = label === other && note.trim() === "";
  const needsWhy = answer !== null && why.trim() === "";
  const declare = async () => {
    setBusy(true);
    await onDeclare(reasonWords(label, note), why.trim());
    setBusy(false);
  };
  return (
    <div className="declaration-form">
      <fieldset>
        <legend>回避理由</legend>
        {recusalReasons.map((reason) => (
          <label key={reason.label} className="declaration-reason">
            <input type="radio" checked={label === reason.label} onChange={() => setLabel(reason.label)} />
            <span>
              {reason.label}
              <small>{reason.hint}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <TextField
        label={label === other ? "具体说明（必填）" : "具体说明（可不填）"}
        value={note}
        maxLength={200}
        onChange={(event) => setNote(event.target.value)}
      />
      {answer && (
        <TextField
          label="更正原因（必填，只留在本机）"
          value={why}
          maxLength={200}
          onChange={(event) => setWhy(event.target.value)}
        />
      )}
      <p className="declaration-consequence">
        声明回避后，这份申报不再打开，您对它不评分、不投票；已写的草稿封存在本机，撤回回避后还在。导出时附上回避声明，打印后亲笔签字。
      </p>
      <div className="declaration-actions">
        <Button onClick={onCancel}>返回</Button>
        <Button
          variant="primary"
          disabled={label === "" || needsNote || needsWhy}
          busy={busy}
          onClick={declare}
        >
          声明回避
        </Button>
      </div>
    </div>
  );
}
