import { Button } from "../ui";
import { CardFacts, statedName } from "./card-facts";
import { CardHistory } from "./card-history";
import "./card-table.css";
import { Fingerprint } from "./fingerprint-view";
import type { AcceptedCard } from "./ports";

export interface CardTableProps {
  readonly cards: readonly AcceptedCard[];
  readonly onWithdraw: (card: AcceptedCard) => void;
  /** The card of a withdrawn row is to be compared again. */
  readonly onCompare: (card: AcceptedCard) => void;
}

/** The register: whose cards, their fingerprints, what was decided about each. Those that count come first. */
export function CardTable({ cards, onWithdraw, onCompare }: CardTableProps) {
  const rows = [...cards.filter((card) => !card.withdrawal), ...cards.filter((card) => card.withdrawal)];
  return (
    <table className="card-table" aria-label="身份卡登记">
      <thead>
        <tr>
          <th scope="col">持卡人和指纹</th>
          <th scope="col">经过</th>
          <th scope="col">操作</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((card) => (
          <tr key={card.kid} className={card.withdrawal ? "card-table-withdrawn" : undefined}>
            <td>
              <CardFacts card={card} />
              <Fingerprint fingerprint={card.fingerprint} withheld={card.withdrawal !== null} />
            </td>
            <td>
              <CardHistory decisions={card.decisions} retired={card.retired} />
            </td>
            <td>
              {card.retired ? (
                <span className="card-table-retired">本席位的旧卡</span>
              ) : card.withdrawal ? (
                <Button
                  size="small"
                  aria-label={`重新核对${statedName(card)}的身份卡`}
                  onClick={() => onCompare(card)}
                >
                  重新核对…
                </Button>
              ) : (
                <Button
                  size="small"
                  aria-label={`撤回${statedName(card)}的身份卡`}
                  onClick={() => onWithdraw(card)}
                >
                  撤回…
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
