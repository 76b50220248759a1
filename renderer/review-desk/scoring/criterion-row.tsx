import { untouchedScore } from "../../../shared/domain/draft";
import type { Criterion } from "../../../shared/domain/round";
import { criterionGaps } from "../../../shared/rules/gaps";
import { Icon } from "../../ui/icon";
import { pointsWords, useDraft, useReview } from "../review";
import { questionWords } from "./question-words";

interface CriterionRowProps {
  readonly criterion: Criterion;
  readonly onOpen: () => void;
}

/** A criterion that is not in hand: its points, whether it has evidence, and what is still odd about it. */
export function CriterionRow({ criterion, onOpen }: CriterionRowProps) {
  const { round } = useReview();
  const draft = useDraft();
  const work = draft.scores[criterion.id] ?? untouchedScore;
  const gaps = criterionGaps(criterion, round.rubric.step, draft);
  const questions = gaps.flatMap((gap) => questionWords(gap, criterion, work) ?? []);
  const lacking = gaps.some(({ reason }) => reason === "no-evidence");
  return (
    <>
      <button type="button" className="scoring-row" onClick={onOpen}>
        <span className="scoring-row-code">{criterion.id}</span>
        <span className="scoring-row-title">{criterion.title}</span>
        {work.evidence.length > 0 && (
          <span className="scoring-row-evidence" title={`${work.evidence.length} 处依据`}>
            <Icon name="document" size={14} />
            {work.evidence.length}
            <span className="ui-spoken">处依据</span>
          </span>
        )}
        {lacking && (
          <span className="scoring-row-lacking" data-tip="已评分，还没有引用依据">
            缺依据
          </span>
        )}
        <span className="scoring-row-points">
          {work.points === null ? (
            <span className="scoring-row-open">未评</span>
          ) : (
            <b>{pointsWords(work.points)}</b>
          )}{" "}
          / {criterion.max}
        </span>
      </button>
      {questions.length > 0 && <p className="scoring-row-question">{questions[0]}</p>}
    </>
  );
}
