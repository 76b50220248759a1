import type { IdentityPorts, SeatSummary } from "../ports";
import "./keys.css";
import { spareWords } from "./spare-section";
import { useKeyHistory } from "./use-key-history";

export interface SpareReminderProps {
  readonly seat: SeatSummary;
  readonly ports: Pick<IdentityPorts, "keys">;
}

/** A quiet line where a bureau has no spare copy of its keys, or one of keys that were replaced since. */
export function SpareReminder({ seat, ports }: SpareReminderProps) {
  return seat.example ? null : <Reminder ports={ports} />;
}

function Reminder({ ports }: Pick<SpareReminderProps, "ports">) {
  const { history } = useKeyHistory(ports);
  const standing = history && spareWords(history);
  if (!standing?.reminds) return null;
  return <p className="keys-quiet">{standing.words}在“更多”中的“钥匙的更换与封存”办理。</p>;
}
