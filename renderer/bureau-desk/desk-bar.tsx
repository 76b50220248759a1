import type { ReactNode } from "react";
import { type IdentityPorts, SeatBar, type SeatSummary } from "../identity";
import { Button, TopBar } from "../ui";

/** What every screen of this desk is given. */
export interface DeskScreenProps {
  readonly seat: SeatSummary;
  readonly identity: IdentityPorts;
  /** Asks for a file and opens it. */
  readonly onChoose: () => void;
}

/** The top bar of this desk. */
export function DeskBar({ seat, identity, onChoose, left }: DeskScreenProps & { readonly left: ReactNode }) {
  return (
    <TopBar
      left={left}
      right={
        <SeatBar seat={seat} ports={identity}>
          <Button icon="open" onClick={onChoose}>
            打开评审包…
          </Button>
        </SeatBar>
      }
    />
  );
}
