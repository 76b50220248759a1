import { Tag } from "../ui";
import "./card-facts.css";
import type { AcceptedCard, CardPreview } from "./ports";
import { roleWords } from "./role-words";
import { stated } from "./stated";

export interface CardFactsProps {
  readonly card: CardPreview | AcceptedCard;
  /** `large` where the card is what the place is about. */
  readonly size?: "line" | "large";
}

/** Who a card says it belongs to, and whether it was withdrawn. */
export function CardFacts({ card, size = "line" }: CardFactsProps) {
  return (
    <div className={`card-facts card-facts-${size}`}>
      <div className="card-facts-name">
        <bdi>{statedName(card)}</bdi>
        <Tag tone={card.role === "expert" ? "blue" : "violet"}>{roleWords[card.role]}</Tag>
        {card.withdrawal && <Tag tone="orange">{isRetired(card) ? "已停用" : "已撤回"}</Tag>}
      </div>
      <div className="card-facts-organisation">
        <bdi>{[card.organisation, card.title].map(stated).filter(Boolean).join(" · ")}</bdi>
      </div>
    </div>
  );
}

const isRetired = (card: CardPreview | AcceptedCard) =>
  "retired" in card ? card.retired : card.standing === "retired";

/** The name on a card, fit for a sentence. */
export const statedName = ({ name }: Pick<CardPreview, "name">): string => stated(name) || "没有写姓名的人";
