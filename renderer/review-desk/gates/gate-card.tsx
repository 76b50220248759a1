import type { Ref } from "react";
import type { Precheck } from "../../../shared/domain/application";
import { type GateDraft, untouchedGate } from "../../../shared/domain/draft";
import { editGate } from "../../../shared/domain/edits";
import type { Gate } from "../../../shared/domain/round";
import { Notice } from "../../ui/notice";
import { Tag, type TagTone } from "../../ui/tag";
import { EvidenceChips } from "../annotations";
import { PhraseArea } from "../phrases";
import { articleWords, useDraft, useReadOnly, useReview, useTypedText, verdictWords } from "../review";
import { gateVerdicts, giveVerdict } from "./gate-changes";

interface GateCardProps {
  readonly gate: Gate;
  readonly number: number;
  readonly card: Ref<HTMLElement>;
}

const precheckWords: Record<Precheck["result"], { readonly label: string; readonly tone: TagTone }> = {
  pass: { label: "通过", tone: "green" },
  fail: { label: "未通过", tone: "orange" },
  manual: { label: "待专家判断", tone: "grey" },
};

/** The gate in hand: what the bureau found, the expert's verdict, evidence and reason. */
export function GateCard({ gate, number, card }: GateCardProps) {
  const review = useReview();
  const readOnly = useReadOnly();
  const work = useDraft().gates[gate.id] ?? untouchedGate;
  const target = { citer: { kind: "gate", id: gate.id }, name: `资格${number}` } as const;
  const unexplained = work.verdict !== null && work.verdict !== "met" && work.comment.trim() === "";
  return (
    <section ref={card} className="gates-card" tabIndex={-1} aria-labelledby={`gate-${gate.id}`}>
      <header>
        <h3 id={`gate-${gate.id}`}>
          {number}. {gate.title}
        </h3>
        <span>{articleWords(gate.article)}</span>
      </header>
      <PrecheckLine precheck={review.application.precheck.find((each) => each.gateId === gate.id)} />
      <fieldset className="gates-verdicts">
        <legend className="ui-spoken">专家判断</legend>
        {gateVerdicts.map((verdict, index) => (
          <label key={verdict} className={`gates-choice gates-choice-${verdict}`}>
            <input
              type="radio"
              name={`gate-${gate.id}`}
              checked={work.verdict === verdict}
              disabled={readOnly}
              aria-keyshortcuts={String(index + 1)}
              onChange={() => giveVerdict(review, gate.id, verdict)}
            />
            {verdictWords[verdict]}
          </label>
        ))}
      </fieldset>
      <div className="gates-evidence">
        <EvidenceChips target={target} evidence={work.evidence} />
      </div>
      {unexplained && (
        <Notice tone="warn">判断为“{verdictWords[work.verdict ?? "met"]}”，请写明理由。</Notice>
      )}
      <Comment key={gate.id} gate={gate} work={work} number={number} readOnly={readOnly} />
    </section>
  );
}

function PrecheckLine({ precheck }: { readonly precheck: Precheck | undefined }) {
  const words = precheck ? precheckWords[precheck.result] : null;
  return (
    <p className="gates-precheck">
      <span>区局初核</span>
      {words ? <Tag tone={words.tone}>{words.label}</Tag> : <Tag tone="grey">未初核</Tag>}
      {precheck?.note && <span className="gates-precheck-note">{precheck.note}</span>}
    </p>
  );
}

interface CommentProps {
  readonly gate: Gate;
  readonly number: number;
  readonly work: GateDraft;
  readonly readOnly: boolean;
}

function Comment({ gate, number, work, readOnly }: CommentProps) {
  const review = useReview();
  const typed = useTypedText(work.comment, (comment) =>
    review.change([editGate(review.draft(), gate.id, { comment })]),
  );
  return (
    <PhraseArea
      field={{ kind: "gate", id: gate.id }}
      label={`资格${number} 说明`}
      hideLabel
      rows={1}
      placeholder={readOnly ? "没有说明" : "说明：不符合或存疑时写明理由"}
      maxLength={2000}
      readOnly={readOnly}
      {...typed}
    />
  );
}
