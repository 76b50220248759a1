import { useRef } from "react";
import type { Criterion } from "../../../shared/domain/round";
import { groupSubtotals } from "../../../shared/rules/scoring";
import { type Jump, pointsWords, useCardInHand, useDraft, useReview } from "../review";
import { CriterionCard } from "./criterion-card";
import { CriterionRow } from "./criterion-row";
import "./scoring.css";
import { useScoringKeys } from "./scoring-keys";

interface ScoringTabProps {
  readonly criterionId: string;
  readonly onCriterion: (id: string) => void;
  readonly jump: Jump;
}

/** 评分: the rubric by groups with subtotals; the criterion in hand is open, the others are one line each. */
export function ScoringTab({ criterionId, onCriterion, jump }: ScoringTabProps) {
  const { round } = useReview();
  const draft = useDraft();
  const card = useCardInHand(criterionId, jump);
  const field = useRef<HTMLInputElement>(null);
  useScoringKeys({ criterionId, onCriterion, card, field });
  return (
    <div className="scoring">
      {groupSubtotals(round, draft).map((group) => (
        <section key={group.group} aria-label={group.group}>
          <h2 className="scoring-group">
            <span>{group.group}</span>
            <span className="scoring-subtotal">
              <b>{pointsWords(group.points)}</b> / {group.max}
            </span>
          </h2>
          {group.criteria.map((criterion: Criterion) =>
            criterion.id === criterionId ? (
              <CriterionCard
                key={criterion.id}
                criterion={criterion}
                card={card}
                field={field}
                onDone={() => card.current?.focus()}
              />
            ) : (
              <CriterionRow
                key={criterion.id}
                criterion={criterion}
                onOpen={() => onCriterion(criterion.id)}
              />
            ),
          )}
        </section>
      ))}
    </div>
  );
}
