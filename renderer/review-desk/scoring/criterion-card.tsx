import { type KeyboardEvent, type ReactNode, type Ref, useState } from "react";
import { type ScoreDraft, untouchedScore } from "../../../shared/domain/draft";
import type { Criterion } from "../../../shared/domain/round";
import { criterionGaps } from "../../../shared/rules/gaps";
import { isAllowedPoints } from "../../../shared/rules/scoring";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { wouldWrite } from "../../ui/shortcut-keys";
import { EvidenceChips } from "../annotations";
import { PhraseArea } from "../phrases";
import { articleWords, pointsWords, useDraft, useReadOnly, useReview, useTypedText } from "../review";
import { CountLine } from "./count-line";
import { LevelChips } from "./level-chips";
import { NumberStepper } from "./number-stepper";
import { betterLevel, questionWords } from "./question-words";
import { adjust, chooseLevel, setComment, setCount, setPoints } from "./scoring-changes";

interface CriterionCardProps {
  readonly criterion: Criterion;
  readonly card: Ref<HTMLElement>;
  readonly field: Ref<HTMLInputElement>;
  /** Enter in the points field: back to scoring by keys. */
  readonly onDone: () => void;
  /** Asked by whatever would change a card that is read only; leave it out where nothing can open it again. */
  readonly onLocked?: (() => void) | null;
}

/** The criterion in hand: its text, its levels, exact points, evidence, comment, and what is odd about them. */
export function CriterionCard({ criterion, card, field, onDone, onLocked = null }: CriterionCardProps) {
  const review = useReview();
  const readOnly = useReadOnly();
  const work = useDraft().scores[criterion.id] ?? untouchedScore;
  const [refused, setRefused] = useState<string | null>(null);
  const target = { citer: { kind: "criterion", id: criterion.id }, name: criterion.id } as const;
  const counted = criterion.scoring.kind === "count";
  return (
    <section
      ref={card}
      className="scoring-card"
      tabIndex={-1}
      aria-labelledby={`criterion-${criterion.id}`}
      data-criterion={criterion.id}
    >
      <header>
        <h3 id={`criterion-${criterion.id}`}>
          {criterion.id} {criterion.title}
        </h3>
        <span>
          满分 {criterion.max}
          {criterion.articles.length > 0 && ` · ${criterion.articles.map(articleWords).join("、")}`}
        </span>
      </header>
      {criterion.evidence.length > 0 && (
        <p className="scoring-proofs">佐证：{criterion.evidence.join("、")}</p>
      )}
      {criterion.levels.length > 0 && (
        <LevelChips
          criterion={criterion}
          work={work}
          readOnly={readOnly || counted}
          onLocked={counted ? null : onLocked}
          onLevel={(level) => chooseLevel(review, criterion, level)}
        />
      )}
      <CountLine criterion={criterion} work={work} />
      <div className="scoring-points">
        {counted ? (
          <CountStepper
            criterion={criterion}
            work={work}
            {...{ field, onDone, setRefused, readOnly, onLocked }}
          />
        ) : (
          <PointsStepper
            criterion={criterion}
            work={work}
            {...{ field, onDone, setRefused, readOnly, onLocked }}
          />
        )}
        <EvidenceChips target={target} evidence={work.evidence} />
      </div>
      {refused && (
        <div className="scoring-questions" role="alert">
          <Notice tone="warn" icon={false}>
            {refused}
          </Notice>
        </div>
      )}
      <Questions criterion={criterion} work={work} />
      <Comment key={criterion.id} {...{ criterion, work, readOnly, onLocked }} />
    </section>
  );
}

interface StepperProps {
  readonly criterion: Criterion;
  readonly work: ScoreDraft;
  readonly field: Ref<HTMLInputElement>;
  readonly readOnly: boolean;
  readonly onLocked: (() => void) | null;
  readonly onDone: () => void;
  readonly setRefused: (words: string | null) => void;
}

function PointsStepper({ criterion, work, setRefused, ...field }: StepperProps) {
  const review = useReview();
  const { step } = review.round.rubric;
  return (
    <NumberStepper
      {...field}
      label={`${criterion.id} 得分`}
      value={work.points}
      show={pointsWords}
      max={criterion.max}
      refuse={(points) =>
        isAllowedPoints(points, criterion, step)
          ? null
          : `${points} 分未记入：${criterion.id} 可评 0 至 ${criterion.max} 分，每 ${step} 分一级。`
      }
      onValue={(points) => setPoints(review, criterion, points)}
      onStep={(direction) => adjust(review, criterion, direction)}
      onRefused={setRefused}
    />
  );
}

function CountStepper({ criterion, work, setRefused, ...field }: StepperProps) {
  const review = useReview();
  const unit = criterion.scoring.kind === "count" ? criterion.scoring.unit : "";
  return (
    <>
      <NumberStepper
        {...field}
        label={`${criterion.id} 核定数`}
        value={work.count}
        show={String}
        max={null}
        refuse={(count) => (Number.isInteger(count) ? null : "核定数请填整数。")}
        onValue={(count) => setCount(review, criterion, count)}
        onStep={(direction) => adjust(review, criterion, direction)}
        onRefused={setRefused}
      />
      <span className="scoring-unit">
        {unit}
        {work.points !== null && (
          <>
            {" "}
            = <b>{pointsWords(work.points)}</b> 分
          </>
        )}
      </span>
    </>
  );
}

function Questions({ criterion, work }: { readonly criterion: Criterion; readonly work: ScoreDraft }) {
  const review = useReview();
  const draft = useDraft();
  const better = betterLevel(criterion, work);
  const asked = criterionGaps(criterion, review.round.rubric.step, draft).flatMap((gap) => {
    const words = questionWords(gap, criterion, work);
    return words === null ? [] : [{ reason: gap.reason, words }];
  });
  const way = (reason: string): ReactNode =>
    reason === "outside-level" && better ? (
      <Button size="small" onClick={() => chooseLevel(review, criterion, better)}>
        改为“{better.label}”档
      </Button>
    ) : undefined;
  return (
    <div role="status" className="scoring-questions">
      {asked.map(({ reason, words }) => (
        <Notice key={reason} tone="warn" icon={false} action={way(reason)}>
          {words}
        </Notice>
      ))}
    </div>
  );
}

interface CommentProps {
  readonly criterion: Criterion;
  readonly work: ScoreDraft;
  readonly readOnly: boolean;
  readonly onLocked: (() => void) | null;
}

function Comment({ criterion, work, readOnly, onLocked }: CommentProps) {
  const review = useReview();
  const press = (event: KeyboardEvent) => {
    if (!readOnly || !onLocked || !wouldWrite(event.nativeEvent)) return;
    event.preventDefault();
    onLocked();
  };
  const typed = useTypedText(work.comment, (comment) => setComment(review, criterion, comment));
  return (
    <PhraseArea
      field={{ kind: "criterion", id: criterion.id }}
      label={`${criterion.id} 评语`}
      hideLabel
      rows={1}
      placeholder={readOnly ? "没有评语" : "评语：写明给分或扣分的理由"}
      maxLength={2000}
      readOnly={readOnly}
      onKeyDown={press}
      {...typed}
    />
  );
}
