import type { ReactNode } from "react";
import { refusalSentence } from "../../../shared/refusal";
import { gapsOf } from "../../../shared/rules/gaps";
import { scoringProgress } from "../../../shared/rules/scoring";
import { SavedMark, StatusBar } from "../../ui/bars";
import { Button } from "../../ui/button";
import { Kbd } from "../../ui/kbd";
import { pointsWords, useDraft, useReadOnly, useReview, useReviewState } from "../review";
import type { PaneLayout } from "./pane-layout";

interface WorkspaceStatusProps {
  readonly layout: PaneLayout;
  /** Scoring keys work, and are hinted at, while the sheet is on screen. */
  readonly sheetShown: boolean;
  /** What is still missing, and the way there. */
  readonly missing: ReactNode;
  /** What was done last, while it is worth saying. */
  readonly said: string | null;
}

/** The line at the bottom: whether all is stored and since when, the total, what is left, and the keys that score. */
export function WorkspaceStatus({ layout, sheetShown, missing, said }: WorkspaceStatusProps) {
  const { round, application } = useReview();
  const readOnly = useReadOnly();
  const draft = useDraft();
  const { points, scored, criteria } = scoringProgress(round, draft);
  const lacking = gapsOf(round, draft, application.precheck).filter(
    ({ reason }) => reason === "no-evidence",
  ).length;
  return (
    <StatusBar
      left={
        <>
          <SaveLine />
          <span className="workspace-total">
            合计 <b>{pointsWords(points)}</b> / {round.rubric.total}
          </span>
          <span>
            已评 <b>{scored}</b> / {criteria} 项
          </span>
          {missing}
          {lacking > 0 && !said && <span className="workspace-lacking">缺依据 {lacking} 项</span>}
          {said && <span className="workspace-said">{said}</span>}
        </>
      }
      right={
        (!said || layout === "wide") && (
          <KeyHints short={layout !== "wide"} scoring={sheetShown} readOnly={readOnly} />
        )
      }
    />
  );
}

function SaveLine() {
  const review = useReview();
  const save = useReviewState((state) => state.save);
  const sealed = useReviewState((state) => state.sealed);
  if (review.superseded) return <SavedMark state="saved">以前的版次，只读</SavedMark>;
  if (sealed) return <SavedMark state="saved">已定稿，只读</SavedMark>;
  switch (save.state) {
    case "saving":
      return <SavedMark state="saving">正在保存…</SavedMark>;
    case "failed":
      return (
        <>
          <span title={refusalSentence(save.refusal)}>
            <SavedMark state="failed">保存失败</SavedMark>
          </span>
          <Button size="small" variant="danger" onClick={review.retry}>
            重试
          </Button>
        </>
      );
    case "saved":
      return <SavedMark state="saved">{save.at ? `已保存 ${clockWords(save.at)}` : "还没有改动"}</SavedMark>;
  }
}

/** The time of day of an instant on this machine's clock, `14:32:05`. */
function clockWords(instant: string): string {
  const date = new Date(instant);
  return [date.getHours(), date.getMinutes(), date.getSeconds()]
    .map((number) => String(number).padStart(2, "0"))
    .join(":");
}

interface KeyHintsProps {
  readonly short: boolean;
  readonly scoring: boolean;
  readonly readOnly: boolean;
}

function KeyHints({ short, scoring, readOnly }: KeyHintsProps) {
  return (
    <>
      {scoring && !readOnly && (
        <>
          <span className="workspace-hint">
            <Kbd keys="1" />–<Kbd keys="4" /> 选档
          </span>
          <span className="workspace-hint">
            <Kbd keys="ArrowUp" /> <Kbd keys="ArrowDown" /> 调分
          </span>
        </>
      )}
      {!readOnly && (
        <span className="workspace-hint">
          <Kbd keys="E" /> 引为依据
        </span>
      )}
      {!short && (
        <span className="workspace-hint">
          <Kbd keys="N" /> 下一项
        </span>
      )}
      <span className="workspace-hint">
        <Kbd keys="?" /> 快捷键
      </span>
    </>
  );
}
