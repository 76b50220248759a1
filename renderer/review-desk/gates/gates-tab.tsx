import { untouchedGate } from "../../../shared/domain/draft";
import type { Gate } from "../../../shared/domain/round";
import { useShortcuts } from "../../ui/shortcuts";
import {
  articleWords,
  type Jump,
  useCardInHand,
  useDraft,
  useReadOnly,
  useReview,
  verdictWords,
} from "../review";
import { disagreementWords } from "./disagreement-words";
import { GateCard } from "./gate-card";
import { gateVerdicts, giveVerdict } from "./gate-changes";
import "./gates.css";
import { useGateSides } from "./use-gate-sides";

interface GatesTabProps {
  readonly gateId: string;
  readonly onGate: (id: string) => void;
  readonly jump: Jump;
  /** Whether words are being typed, so that letters are no shortcuts. */
  readonly typing: () => boolean;
}

/** 资格: the hard conditions, the bureau's precheck beside the expert's verdict. They are judged, never scored. */
export function GatesTab({ gateId, onGate, jump, typing }: GatesTabProps) {
  const { round } = useReview();
  const card = useCardInHand(gateId, jump);
  useGateKeys(gateId, onGate, typing);

  if (round.gates.length === 0) return <p className="gates-note">本批次没有设资格条件。</p>;
  return (
    <div className="gates">
      <p className="gates-note">
        资格条件只作判断，不计分。“不符合”或“存疑”请写明理由。推算和初核只供参考，以您的判断为准。
      </p>
      {round.gates.map((gate, index) =>
        gate.id === gateId ? (
          <GateCard key={gate.id} gate={gate} number={index + 1} card={card} />
        ) : (
          <GateRow key={gate.id} gate={gate} number={index + 1} onOpen={() => onGate(gate.id)} />
        ),
      )}
    </div>
  );
}

interface GateRowProps {
  readonly gate: Gate;
  readonly number: number;
  readonly onOpen: () => void;
}

function GateRow({ gate, number, onOpen }: GateRowProps) {
  const work = useDraft().gates[gate.id] ?? untouchedGate;
  const { disagreement, gap } = useGateSides(gate);
  return (
    <>
      <button type="button" className="gates-row" onClick={onOpen}>
        <span className="gates-number">{number}</span>
        <span className="gates-title">
          {gate.title}
          <small>{articleWords(gate.article)}</small>
        </span>
        <span className={`gates-verdict gates-verdict-${work.verdict ?? "open"}`}>
          {work.verdict ? verdictWords[work.verdict] : "未判断"}
        </span>
      </button>
      {disagreement.length > 0 && (
        <p className="gates-question">不一致：{disagreementWords(disagreement)}。</p>
      )}
      {gap !== null && gap !== "no-verdict" && <p className="gates-question">请写明理由。</p>}
    </>
  );
}

function useGateKeys(gateId: string, onGate: (id: string) => void, typing: () => boolean): void {
  const review = useReview();
  const readOnly = useReadOnly();
  const { gates } = review.round;
  const go = (direction: 1 | -1) => {
    const next = gates[gates.findIndex((gate) => gate.id === gateId) + direction];
    if (next) onGate(next.id);
  };
  useShortcuts("资格", [
    ...(readOnly
      ? []
      : gateVerdicts.map((verdict, index) => ({
          keys: String(index + 1),
          does: `判断为“${verdictWords[verdict]}”`,
          run: () => giveVerdict(review, gateId, verdict),
        }))),
    { keys: "N", does: "下一项资格条件", when: () => !typing(), run: () => go(1) },
    { keys: "P", does: "上一项资格条件", when: () => !typing(), run: () => go(-1) },
  ]);
}
