import { useEffect, useRef } from "react";
import type { Criterion } from "../../../shared/domain/round";
import { Button } from "../../ui/button";
import { IconButton } from "../../ui/icon-button";
import { useShortcuts } from "../../ui/shortcuts";
import { useReadOnly, useReview, useReviewState } from "../review";
import { CriterionCard, neighbourOf, typesElsewhere, useScoringKeys } from "../scoring";
import { SpreadLine } from "./spread-line";
import type { StripEntry } from "./strip";

export interface ComparePaneProps {
  readonly criterion: Criterion;
  readonly onCriterion: (id: string) => void;
  /** A new number takes the focus to the card. */
  readonly focusNonce: number;
  readonly strip: readonly StripEntry[];
  /** Asks for the reason of opening a sealed review again; `null` where it cannot be opened again. */
  readonly onReopen: (() => void) | null;
  readonly onOverview: () => void;
  /** Back to the sheet with its tabs. */
  readonly onLeave: () => void;
}

/** The sheet of 逐项横评: one criterion alone, with its spread across the applications; scored by the same card and keys. */
export function ComparePane(props: ComparePaneProps) {
  const { criterion, onCriterion, focusNonce, strip, onReopen, onOverview, onLeave } = props;
  const { round, application } = useReview();
  const { criteria } = round.rubric;
  const card = useRef<HTMLElement>(null);
  const field = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every new place in the walk takes the focus to the card
  useEffect(() => card.current?.focus({ preventScroll: true }), [criterion.id, focusNonce, application.id]);
  useScoringKeys({ criterionId: criterion.id, onCriterion, card, field });
  const onLocked = useLocked(onReopen);
  const [before, after] = [neighbourOf(criteria, criterion.id, -1), neighbourOf(criteria, criterion.id, 1)];
  const index = criteria.findIndex(({ id }) => id === criterion.id);
  return (
    <div className="compare-pane" data-screen="compare">
      <header className="compare-head">
        <h2>逐项横评</h2>
        <span className="compare-position">
          第 {index + 1} / {criteria.length} 项
        </span>
        <Step label="上一评分项" keys="P" icon="prev" to={before} onCriterion={onCriterion} />
        <Step label="下一评分项" keys="N" icon="next" to={after} onCriterion={onCriterion} />
        <span className="compare-ways">
          <Button size="small" onClick={onOverview} data-tip="Alt+T">
            评分总览
          </Button>
          <Button size="small" onClick={onLeave} data-tip="Alt+C">
            退出横评
          </Button>
        </span>
      </header>
      <SpreadLine criterion={criterion} strip={strip} current={application.id} />
      <CriterionCard
        criterion={criterion}
        card={card}
        field={field}
        onDone={() => card.current?.focus()}
        onLocked={onLocked}
      />
    </div>
  );
}

interface StepProps {
  readonly label: string;
  readonly keys: string;
  readonly icon: "prev" | "next";
  /** `null` at the end of the rubric. */
  readonly to: Criterion | null;
  readonly onCriterion: (id: string) => void;
}

function Step({ to, onCriterion, ...look }: StepProps) {
  return <IconButton {...look} framed disabled={!to} onClick={() => to && onCriterion(to.id)} />;
}

const scoringKeys = [..."123456789", "ArrowUp", "ArrowDown", "Enter", "E"];

/**
 * In a sealed review whatever would score asks for opening it again: nothing signed changes unnoticed. Gives what a press
 * on the card asks with, `null` while the review can be changed or never can; its keys ask the same.
 */
function useLocked(onReopen: (() => void) | null): (() => void) | null {
  const readOnly = useReadOnly();
  const sealed = useReviewState((state) => state.sealed !== null);
  const onLocked = readOnly && sealed ? onReopen : null;
  const outsideScan = () => !document.activeElement?.closest("[data-reader], nav");
  useShortcuts(
    "逐项横评",
    onLocked
      ? [
          {
            keys: scoringKeys,
            does: "已定稿：写明理由重新打开后再改分",
            inText: true,
            when: () => outsideScan() && !typesElsewhere(),
            run: onLocked,
          },
        ]
      : [],
  );
  return onLocked;
}
