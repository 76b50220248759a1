import { useEffect, useRef } from "react";
import { editText } from "../../../shared/domain/edits";
import { shortestOpinion } from "../../../shared/rules/gaps";
import { scoringProgress } from "../../../shared/rules/scoring";
import { Button } from "../../ui/button";
import { TextArea } from "../../ui/text-area";
import { useToasts } from "../../ui/toasts";
import { pointsWords, useDraft, useReadOnly, useReview, useTypedText } from "../review";
import { characterCount, draftOpinion, withDrafted } from "./draft-opinion";
import "./opinion.css";

interface OpinionTabProps {
  /** Which of the two is to have the focus, with a number that is new for each request. */
  readonly focus: { readonly on: "recommendation" | "opinion"; readonly nonce: number } | null;
}

/** 意见: the recommendation and the opinion that is printed on the form. */
export function OpinionTab({ focus }: OpinionTabProps) {
  const { round } = useReview();
  const draft = useDraft();
  const { points, scored, criteria } = scoringProgress(round, draft);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!focus) return;
    const wanted = focus.on === "opinion" ? "textarea" : "input";
    box.current?.querySelector<HTMLElement>(wanted)?.focus();
  }, [focus]);
  return (
    <div ref={box} className="opinion">
      <p className="opinion-total">
        合计 <b>{pointsWords(points)}</b> / {round.rubric.total} 分
        {scored < criteria && <span>，还有 {criteria - scored} 项未评</span>}
      </p>
      <Recommendation />
      <Opinion />
    </div>
  );
}

function Recommendation() {
  const review = useReview();
  const readOnly = useReadOnly();
  const { recommendation } = useDraft();
  return (
    <fieldset className="opinion-choices">
      <legend>推荐结论</legend>
      {review.round.recommendations.map((each) => (
        <label key={each} className="opinion-choice">
          <input
            type="radio"
            name="recommendation"
            checked={recommendation === each}
            disabled={readOnly && recommendation !== each}
            onChange={() => review.change([editText(review.draft(), "recommendation", each)])}
          />
          <span>{each}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Opinion() {
  const review = useReview();
  const readOnly = useReadOnly();
  const toasts = useToasts();
  const { opinion } = useDraft();
  const typed = useTypedText(opinion, (text) => review.change([editText(review.draft(), "opinion", text)]));
  const count = characterCount(typed.value);
  const insert = () => {
    review.texts.commitAll();
    const draft = review.draft();
    const drafted = draftOpinion(review.round, draft);
    if (drafted === "") {
      toasts.show({ tone: "info", text: "各评分项还没有评语，先写评语再起草。" });
    } else {
      review.change([editText(draft, "opinion", withDrafted(draft.opinion, drafted))]);
      toasts.show({
        tone: "ok",
        text: "已把各项评语汇成初稿，请逐句修改。",
        action: { label: "撤销", run: () => void review.undo() },
      });
    }
  };
  return (
    <div className="opinion-text">
      <TextArea
        label="专家评估意见"
        rows={10}
        maxLength={4000}
        placeholder={readOnly ? "" : "写入申报表“专家评估意见”栏：总体评价、主要优势、不足与建议"}
        readOnly={readOnly}
        {...typed}
      />
      <div className="opinion-foot">
        <span className={count > 0 && count < shortestOpinion ? "opinion-short" : undefined}>
          {count} 字{count < shortestOpinion && `，至少 ${shortestOpinion} 字`}
        </span>
        {!readOnly && (
          <Button size="small" icon="edit" onClick={insert}>
            从评语起草
          </Button>
        )}
      </div>
    </div>
  );
}
