import { momentWords } from "../moment";
import type { IdentityPorts, SeatSummary } from "../ports";
import "./keys.css";
import { spareWords } from "./spare-section";
import { useKeyHistory } from "./use-key-history";

export interface SpareReminderProps {
  readonly seat: SeatSummary;
  readonly ports: Pick<IdentityPorts, "keys">;
}

/** A quiet line where a bureau was handed over or came by a handover, or has no spare copy of its keys, or one of keys that were replaced since. */
export function SpareReminder({ seat, ports }: SpareReminderProps) {
  return seat.example ? null : <Reminder ports={ports} />;
}

function Reminder({ ports }: Pick<SpareReminderProps, "ports">) {
  const { history } = useKeyHistory(ports);
  const [handover] = history?.handovers ?? [];
  if (handover && history?.handed === "given")
    return (
      <p className="keys-quiet">
        {momentWords(handover.at)}已移交给{handover.to}
        ，这里只能查看、导出身份卡和清除批次；收回移交在“更多”中的“钥匙的更换与封存”办理。
      </p>
    );
  if (handover && history?.handed === "received")
    return (
      <p className="keys-quiet">从{handover.from}处接任，请更换钥匙：在“更多”中的“钥匙的更换与封存”办理。</p>
    );
  const standing = history && spareWords(history);
  if (!standing?.reminds) return null;
  return <p className="keys-quiet">{standing.words}在“更多”中的“钥匙的更换与封存”办理。</p>;
}
