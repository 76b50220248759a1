import type { Ref } from "react";
import { type GateDraft, untouchedGate } from "../../../shared/domain/draft";
import { editGate } from "../../../shared/domain/edits";
import type { Gate } from "../../../shared/domain/round";
import { Notice } from "../../ui/notice";
import { EvidenceChips } from "../annotations";
import { PhraseArea } from "../phrases";
import { articleWords, useDraft, useReadOnly, useReview, useTypedText, verdictWords } from "../review";
import { Derivation } from "./derivation";
import { DisagreementNotice } from "./disagreement";
import { FindingLine } from "./finding-line";
import { gateVerdicts, giveVerdict } from "./gate-changes";
import { PrecheckLine } from "./precheck-line";
import { useGateSides } from "./use-gate-sides";

interface GateCardProps {
  readonly gate: Gate;
  readonly number: number;
  readonly card: Ref<HTMLElement>;
}

/** The gate in hand: what the bureau found, the expert's verdict, evidence and reason. */
export function GateCard({ gate, number, card }: GateCardProps) {
  const review = useReview();
  const readOnly = useReadOnly();
  const sides = useGateSides(gate);
  const work = useDraft().gates[gate.id] ?? untouchedGate;
  const target = { citer: { kind: "gate", id: gate.id }, name: `资格${number}` } as const;
  const explained = work.comment.trim() !== "";
  return (
    <section ref={card} className="gates-card" tabIndex={-1} aria-labelledby={`gate-${gate.id}`}>
      <header>
        <h2 id={`gate-${gate.id}`}>
          {number}. {gate.title}
        </h2>
        <span>{articleWords(gate.article)}</span>
      </header>
      <FindingLine finding={sides.finding} />
      <PrecheckLine precheck={sides.precheck} />
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
      <DisagreementNotice disagreement={sides.disagreement} gap={sides.gap} explained={explained} />
      <div className="gates-evidence">
        <EvidenceChips target={target} evidence={work.evidence} />
      </div>
      {sides.gap === "unmet-unexplained" && (
        <Notice tone="warn">判断为“{verdictWords[work.verdict ?? "met"]}”，请写明理由。</Notice>
      )}
      <Comment key={gate.id} gate={gate} work={work} number={number} readOnly={readOnly} />
      <Derivation finding={sides.finding} odd={sides.disagreement.length > 0} />
    </section>
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
