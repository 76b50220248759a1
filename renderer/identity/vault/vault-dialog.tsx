import { Dialog } from "../../ui";
import type { IdentityPorts, SeatSummary } from "../ports";
import { LockAfterSection } from "./lock-after-section";
import { PassphraseSection } from "./passphrase-section";
import { RecoverySection } from "./recovery-section";
import { RememberSection } from "./remember-section";
import "./vault-dialog.css";

export interface VaultDialogProps {
  readonly open: boolean;
  readonly seat: SeatSummary;
  readonly ports: IdentityPorts;
  readonly onClose: () => void;
}

/** 口令与锁定: how a seat is kept shut. */
export function VaultDialog({ open, seat, ports, onClose }: VaultDialogProps) {
  return (
    <Dialog open={open} title="口令与锁定" width={680} screen="vault" onClose={onClose}>
      <div className="vault-dialog">
        <LockAfterSection />
        <PassphraseSection seat={seat} ports={ports} />
        <RecoverySection seat={seat} ports={ports} />
        <RememberSection seat={seat} ports={ports} />
      </div>
    </Dialog>
  );
}
