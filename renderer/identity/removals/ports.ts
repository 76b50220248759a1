import type { ComponentType } from "react";
import type { RemovalNote } from "../../../shared/domain/removal";
import type { Result } from "../../../shared/refusal";
import type { Saved, SeatSummary } from "../ports";

/** The signed note of a removed round (清除记录). `digest` stands on its printed page. */
export interface KeptRemoval {
  readonly id: string;
  readonly removal: RemovalNote;
  readonly digest: string;
  readonly suggestedName: string;
  readonly bytes: Uint8Array;
}

/** A round that was removed just now. */
export interface RemovedRound extends KeptRemoval {
  /** False where older backups still hold the round. */
  readonly backupsRenewed: boolean;
}

export interface RemovalSheetProps {
  readonly seat: SeatSummary;
  readonly note: KeptRemoval;
  readonly onClose: () => void;
}

/** The notes of removed rounds, which both desks keep. */
export interface RemovalPorts {
  /** Those of the open seat, the newest first. */
  list(): Promise<Result<readonly KeptRemoval[]>>;
  /** Saves the signed file where the user says; `null` when the dialog was closed. */
  save(note: KeptRemoval): Promise<Result<Saved>>;
  /** A note as it prints, in a dialog of its own: to look at, save and print. */
  readonly RemovalSheet: ComponentType<RemovalSheetProps>;
}
