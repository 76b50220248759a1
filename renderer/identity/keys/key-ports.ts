import type { ComponentType } from "react";
import type { Result } from "../../../shared/refusal";
import type { IncomingFile, Saved, SeatSummary } from "../ports";
import type { Handover } from "./handover-ports";

/** Keys of a seat that were replaced. Times are ISO 8601, fingerprints in groups of four. */
export interface FormerKey {
  readonly fingerprint: string;
  readonly retiredAt: string;
  readonly reason: string;
}

/** What became of a seat's keys so far. */
export interface KeyHistory {
  readonly fingerprint: string;
  /** The newest first. */
  readonly former: readonly FormerKey[];
  /** When the spare copy was sealed (ISO 8601); `null` where none was. */
  readonly spareMadeAt: string | null;
  /** Keys were replaced since: it brings the old ones back. */
  readonly isSpareOutdated: boolean;
  /** The newest first. */
  readonly handovers: readonly Handover[];
  /** `given`: the seat is a successor's now; `received`: it came from somebody whose keys still hold. */
  readonly handed: "given" | "received" | null;
}

/** Keys that were replaced just now. */
export interface Rotation {
  readonly seat: SeatSummary;
  readonly before: FormerKey;
}

/** A spare copy that was sealed just now: its code is shown and printed, and never kept. */
export interface Spare {
  readonly suggestedName: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly code: string;
  readonly madeAt: string;
}

/** What opens a key file. */
export interface KeyFileOpening {
  /** The passphrase, or the code of a sealed spare copy. */
  readonly secret: string;
  /** A new passphrase; `null` goes on with the one given. */
  readonly passphrase: string | null;
  /** The owner's card, where the file holds none. */
  readonly card: IncomingFile | null;
}

/** What is printed about keys. */
export type KeySheet =
  | { readonly kind: "spare"; readonly seat: SeatSummary; readonly code: string; readonly madeAt: string }
  | {
      readonly kind: "handover";
      readonly seat: SeatSummary;
      readonly code: string;
      readonly handover: Handover;
    }
  | {
      readonly kind: "rotation";
      readonly seat: SeatSummary;
      readonly after: string;
      readonly before: FormerKey;
    };

export interface PrintedKeysProps {
  readonly sheet: KeySheet;
  /** Called once it lies there as it will print. */
  readonly onReady: () => void;
  /** Called where it cannot be laid out: nothing must be printed then. */
  readonly onFailed: () => void;
}

/** What happens to a seat's keys as a whole. */
export interface KeyPorts {
  /** Asks for a key file with the system's dialog; `null` when the user thought better of it. */
  choose(): Promise<Result<IncomingFile | null>>;
  /** How long, in milliseconds, the next passphrase for this file has to wait after wrong ones. */
  wait(file: IncomingFile): Promise<number>;
  /** Makes a seat out of a key file and opens it. */
  bring(file: IncomingFile, opening: KeyFileOpening): Promise<Result<SeatSummary>>;
  history(): Promise<Result<KeyHistory>>;
  /** Gives the open seat new keys and a new card, all of it or nothing. `wrong-passphrase` or `too-soon`. */
  rotate(passphrase: string, reason: string): Promise<Result<Rotation>>;
  /** Seals the open seat's keys under a fresh code. `wrong-passphrase` or `too-soon`. */
  makeSpare(passphrase: string): Promise<Result<Spare>>;
  /** Saves its file, and notes that there is one. */
  saveSpare(spare: Spare): Promise<Result<Saved>>;
  /** The sheets in the print layout, out of sight on screen. */
  readonly Printed: ComponentType<PrintedKeysProps>;
}
