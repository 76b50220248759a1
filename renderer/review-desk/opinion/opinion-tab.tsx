import { useEffect, useRef } from "react";
import { editText } from "../../../shared/domain/edits";
import {
  fieldOfEnd,
  type OpinionField,
  type OpinionPart,
  opinionParts,
  parseOpinion,
  partWords,
  withOpinionField,
} from "../../../shared/domain/opinion";
import {
  characterCount,
  draftParts,
  longestOpinion,
  shortestOpinion,
  withDraftedParts,
} from "../../../shared/rules/opinion-rules";
import { scoringProgress } from "../../../shared/rules/scoring";
import { Button } from "../../ui/button";
import { useToasts } from "../../ui/toasts";
import { PhraseArea } from "../phrases";
import { pointsWords, useDraft, useReadOnly, useReview, useTypedText } from "../review";
import "./opinion.css";

interface OpinionTabProps {
  /** Which control is to have the focus, with a number that is new for each request. */
  readonly focus: { readonly on: "recommendation" | "opinion" | OpinionPart; readonly nonce: number } | null;
}

/** 意见: the recommendation and the opinion that is printed on the form. */
export function OpinionTab({ focus }: OpinionTabProps) {
  const { round } = useReview();
  const draft = useDraft();
  const { points, scored, criteria } = scoringProgress(round, draft);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!focus) return;
    if (focus.on === "recommendation") box.current?.querySelector<HTMLElement>("input")?.focus();
    else fieldIn(box.current, focus.on === "opinion" ? "free" : focus.on)?.focus();
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

function fieldIn(box: HTMLElement | null, field: OpinionField): HTMLTextAreaElement | null {
  return box?.querySelector<HTMLTextAreaElement>(`[data-opinion="${field}"] textarea`) ?? null;
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

/** The opinion: a text of one piece, or its three parts; what has no heading stands before them. */
function Opinion() {
  const readOnly = useReadOnly();
  const { opinion } = useDraft();
  const box = useRef<HTMLDivElement>(null);
  const toEnd = (words: string, field: OpinionField) => {
    const end = fieldOfEnd(field, words);
    const element = end.field === field ? null : fieldIn(box.current, end.field);
    element?.focus();
    element?.setSelectionRange(end.length, end.length);
  };
  return (
    <div ref={box} className="opinion-text">
      {(["free", ...opinionParts] as const).map((field) => (
        <Field key={field} field={field} text={opinion} readOnly={readOnly} onMoved={toEnd} />
      ))}
      <OpinionFoot opinion={opinion} readOnly={readOnly} />
    </div>
  );
}

interface FieldProps {
  readonly field: OpinionField;
  /** The whole opinion. */
  readonly text: string;
  readonly readOnly: boolean;
  /** Told what was written into a field, once it is kept: a heading in it may have moved its end elsewhere. */
  readonly onMoved: (words: string, field: OpinionField) => void;
}

const placeholders: Readonly<Record<OpinionField, string>> = {
  free: "总体评价，或整篇意见。也可以只用下面三段",
  strengths: "技艺、成果、带徒、单位支持等方面的长处",
  weaknesses: "不足之处和扣分的理由",
  advice: "对工作室或所在单位的建议",
};

function Field({ field, text, readOnly, onMoved }: FieldProps) {
  const review = useReview();
  const typed = useTypedText(parseOpinion(text)[field], (words) => {
    const before = review.draft();
    review.change([editText(before, "opinion", withOpinionField(before.opinion, field, words))]);
    onMoved(words, field);
  });
  return (
    <div data-opinion={field}>
      <PhraseArea
        field={{ kind: "opinion", id: field }}
        label={field === "free" ? "专家评估意见" : partWords[field]}
        rows={2}
        placeholder={readOnly ? "" : placeholders[field]}
        readOnly={readOnly}
        {...typed}
      />
    </div>
  );
}

function OpinionFoot({ opinion, readOnly }: { readonly opinion: string; readonly readOnly: boolean }) {
  const review = useReview();
  const toasts = useToasts();
  const count = characterCount(opinion);
  const isOff = (count > 0 && count < shortestOpinion) || count > longestOpinion;
  const begin = () => {
    review.texts.commitAll();
    const draft = review.draft();
    const drafted = draftParts(review.round, draft);
    if (drafted === null)
      return void toasts.show({ tone: "info", text: "各评分项还没有评语，先写评语再起草。" });
    review.change([editText(draft, "opinion", withDraftedParts(draft.opinion, drafted))]);
    toasts.show({
      tone: "ok",
      text: "已把各项评语分到优势和不足，请逐句修改，再写建议。",
      action: { label: "撤销", run: () => void review.undo() },
    });
  };
  return (
    <div className="opinion-foot">
      <span className={isOff ? "opinion-short" : undefined}>
        共 {count} 字{count < shortestOpinion && `，至少 ${shortestOpinion} 字`}
        {count > longestOpinion && `，最多 ${longestOpinion} 字`}
      </span>
      {!readOnly && (
        <Button size="small" icon="edit" onClick={begin}>
          从评语起草
        </Button>
      )}
    </div>
  );
}
