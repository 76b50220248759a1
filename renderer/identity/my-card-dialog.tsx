import { Dialog, Tag } from "../ui";
import { CardExport } from "./card-export";
import { Fingerprint } from "./fingerprint-view";
import "./my-card.css";
import type { IdentityPorts, SeatSummary } from "./ports";
import { roleWords } from "./role-words";

export interface MyCardDialogProps {
  readonly open: boolean;
  readonly seat: SeatSummary;
  readonly ports: Pick<IdentityPorts, "exportCard" | "exportKeys">;
  readonly onClose: () => void;
}

/** The seat's own card: the fingerprint to read out, and its exports. */
export function MyCardDialog({ open, seat, ports, onClose }: MyCardDialogProps) {
  return (
    <Dialog open={open} title="我的身份卡" width={680} screen="my-card" onClose={onClose}>
      <div className="my-card">
        <div>
          <div className="my-card-name">
            <b>{seat.name}</b>
            <Tag tone={seat.role === "expert" ? "blue" : "violet"}>{roleWords[seat.role]}</Tag>
          </div>
          <div className="my-card-organisation">{seat.organisation}</div>
        </div>
        <div>
          <p className="my-card-note">对方导入您的身份卡时，请把这六组指纹读给对方听。</p>
          <Fingerprint fingerprint={seat.fingerprint} size="large" />
        </div>
        <CardExport ports={ports} />
      </div>
    </Dialog>
  );
}
