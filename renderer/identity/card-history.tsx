import "./card-history.css";
import { momentWords } from "./moment";
import type { CardDecision } from "./ports";

interface CardHistoryProps {
  readonly decisions: readonly CardDecision[];
  /** The card is the seat's own, of keys that were replaced. */
  readonly retired?: boolean;
}

/** What was decided about a card: when, by whom and, where it was withdrawn, why. Oldest first. */
export function CardHistory({ decisions, retired = false }: CardHistoryProps) {
  return (
    <ol className="card-history">
      {decisions.map((decision) => (
        <li key={`${decision.kind} ${decision.at}`}>
          <span className="card-history-when">{momentWords(decision.at)}</span>
          <span>{retired ? retiredWords(decision) : decisionWords(decision)}</span>
        </li>
      ))}
    </ol>
  );
}

/** The same of a card of one's own. */
const retiredWords = (decision: CardDecision): string =>
  decision.kind === "accepted" ? "本席位启用" : `更换钥匙后停用，理由：${decision.reason}`;

/** 张三接受; 张三撤回，理由：…. Where no name was kept, it was the seat's owner all the same. */
export function decisionWords(decision: CardDecision): string {
  const by = decision.by || "本席位";
  return decision.kind === "accepted" ? `${by}核对后接受` : `${by}撤回，理由：${decision.reason}`;
}
