import "./card-history.css";
import { momentWords } from "./moment";
import type { CardDecision } from "./ports";

/** What was decided about a card: when, by whom and, where it was withdrawn, why. Oldest first. */
export function CardHistory({ decisions }: { readonly decisions: readonly CardDecision[] }) {
  return (
    <ol className="card-history">
      {decisions.map((decision) => (
        <li key={`${decision.kind} ${decision.at}`}>
          <span className="card-history-when">{momentWords(decision.at)}</span>
          <span>{decisionWords(decision)}</span>
        </li>
      ))}
    </ol>
  );
}

/** 张三接受; 张三撤回，理由：…. Where no name was kept, it was the seat's owner all the same. */
export function decisionWords(decision: CardDecision): string {
  const by = decision.by || "本席位";
  return decision.kind === "accepted" ? `${by}核对后接受` : `${by}撤回，理由：${decision.reason}`;
}
