import { Tag } from "../ui";
import { fingerprintStart } from "./fingerprint";
import type { SeatSummary } from "./ports";
import { roleWords } from "./role-words";
import "./seat-list.css";

export interface SeatListProps {
  readonly seats: readonly SeatSummary[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

/** The seats of this computer as one group of choices: arrows move, the chosen one is marked. */
export function SeatList({ seats, chosen, onChoose }: SeatListProps) {
  return (
    <div className="seat-list" role="radiogroup" aria-label="本机席位">
      {seats.map((seat) => (
        <label key={seat.id} className="seat-list-row">
          <input
            type="radio"
            name="seat"
            className="ui-spoken"
            value={seat.id}
            checked={seat.id === chosen}
            onChange={() => onChoose(seat.id)}
          />
          <span className="seat-list-words">
            <span className="seat-list-name">
              <b>{seat.name}</b>
              <SeatTag seat={seat} />
            </span>
            <span className="seat-list-organisation">{seat.organisation}</span>
            <span className="seat-list-print">指纹 {fingerprintStart(seat.fingerprint)}</span>
          </span>
        </label>
      ))}
    </div>
  );
}

function SeatTag({ seat }: { readonly seat: SeatSummary }) {
  if (seat.example) return <Tag tone="grey">示例</Tag>;
  return <Tag tone={seat.role === "expert" ? "blue" : "violet"}>{roleWords[seat.role]}</Tag>;
}
