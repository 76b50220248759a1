import { Fragment, type ReactNode } from "react";
import { refusalSentence } from "../../../shared/refusal";
import { gapsOf } from "../../../shared/rules/gaps";
import { scoringProgress } from "../../../shared/rules/scoring";
import { SavedMark, StatusBar } from "../../ui/bars";
import { Button } from "../../ui/button";
import { Kbd } from "../../ui/kbd";
import { pointsWords, useDraft, useReadOnly, useReview, useReviewState } from "../review";
import type { PaneLayout } from "./pane-layout";
import type { SheetPlace } from "./sheet-place";

interface WorkspaceStatusProps {
  readonly layout: PaneLayout;
  /** Where in the sheet keys work and are hinted at; `null` while it is not on screen. */
  readonly place: SheetPlace | null;
  /** What is still missing, and the way there. */
  readonly missing: ReactNode;
  /** What was done last, while it is worth saying. */
  readonly said: string | null;
}

/** The line at the bottom: whether all is stored and since when, the total, what is left, and the keys that score. */
export function WorkspaceStatus({ layout, place, missing, said }: WorkspaceStatusProps) {
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
          <KeyHints short={layout !== "wide"} place={place} readOnly={readOnly} />
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
  readonly place: SheetPlace | null;
  readonly readOnly: boolean;
}

/** The keys of the place, as many as there is room for; the one that shows all of them is always there. */
function KeyHints({ short, place, readOnly }: KeyHintsProps) {
  const { criteria } = useReview().round.rubric;
  const tab = place?.tab;
  const criterion = criteria.find(({ id }) => id === place?.criterionId);
  const levels = criterion?.scoring.kind === "points" ? criterion.levels.length : 0;
  return (
    <>
      <span className="workspace-hints">
        {!readOnly && tab === "scoring" && (
          <>
            {levels > 1 && <Hint keys={["1", String(levels)]} between="–" does="选档" />}
            <Hint keys={["ArrowUp", "ArrowDown"]} between=" " does={levels > 0 ? "调分" : "加减"} />
          </>
        )}
        {!readOnly && tab === "gates" && <Hint keys={["1", "3"]} between="–" does="判断" />}
        {!readOnly && <Hint keys={["E"]} does="引为依据" />}
        {!short && (tab === "scoring" || tab === "gates") && <Hint keys={["N"]} does="下一项" />}
      </span>
      <Hint keys={["?"]} does="快捷键" />
    </>
  );
}

interface HintProps {
  readonly keys: readonly string[];
  readonly between?: string;
  readonly does: string;
}

function Hint({ keys, between = "", does }: HintProps) {
  return (
    <span className="workspace-hint">
      {keys.map((each, index) => (
        <Fragment key={each}>
          {index > 0 && between}
          <Kbd keys={each} />
        </Fragment>
      ))}{" "}
      {does}
    </span>
  );
}
