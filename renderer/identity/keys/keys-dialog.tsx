import { useState } from "react";
import { Dialog } from "../../ui";
import type { IdentityPorts, SeatSummary } from "../ports";
import { RecoverySection } from "../vault/recovery-section";
import "../vault/vault-dialog.css";
import { HandoverSection } from "./handover-section";
import type { Rotation } from "./key-ports";
import { RotationSection } from "./rotation-section";
import { SpareSection } from "./spare-section";
import { useKeyHistory } from "./use-key-history";

export interface KeysDialogProps {
  readonly open: boolean;
  readonly seat: SeatSummary;
  readonly ports: IdentityPorts;
  readonly onClose: () => void;
}

/** 钥匙的更换与封存: what a bureau does with its keys as a whole. */
export function KeysDialog({ open, seat, ports, onClose }: KeysDialogProps) {
  const [rotation, setRotation] = useState<Rotation>();
  const close = () => {
    onClose();
    // The desk is made anew for the new card: not before the papers were printed here.
    if (rotation) ports.seatChanged(rotation.seat);
  };
  return (
    <Dialog open={open} title="钥匙的更换与封存" width={680} screen="keys" onClose={close}>
      <Keys seat={rotation?.seat ?? seat} ports={ports} onRotated={setRotation} rotated={rotation} />
    </Dialog>
  );
}

interface KeysProps extends Pick<KeysDialogProps, "seat" | "ports"> {
  readonly rotated: Rotation | undefined;
  readonly onRotated: (rotation: Rotation) => void;
}

function Keys({ seat, ports, rotated, onRotated }: KeysProps) {
  const { history, look } = useKeyHistory(ports);
  const replaced = (rotation: Rotation) => {
    onRotated(rotation);
    void look();
  };
  return (
    <div className="vault-dialog">
      <RotationSection seat={seat} ports={ports} history={history} onRotated={replaced} />
      {rotated && <RecoverySection key={rotated.before.retiredAt} seat={seat} ports={ports} />}
      <SpareSection
        key={rotated?.before.retiredAt}
        seat={seat}
        ports={ports}
        history={history}
        onMade={() => void look()}
      />
      <HandoverSection seat={seat} ports={ports} history={history} onChanged={() => void look()} />
    </div>
  );
}
