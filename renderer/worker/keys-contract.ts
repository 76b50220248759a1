import type { Result } from "../../shared/refusal";
import type { SeatView, WorkSource } from "./contract";
import type { HandoverView } from "./handover-contract";

/** What opens a key file that was handed over. */
export interface KeyFileRequest {
  /** The passphrase of the time it was saved, or the code of a sealed spare copy. */
  readonly secret: string;
  /** The passphrase that the seat has from now on; `null` goes on with the one given. A code is none. */
  readonly passphrase: string | null;
  /** The owner's card, where the key file holds none: those of the first versions. */
  readonly card: WorkSource | null;
}

/** Keys of the open seat that were replaced. Times are ISO 8601 with zone. */
export interface FormerKeyView {
  readonly kid: string;
  readonly fingerprint: string;
  readonly retiredAt: string;
  readonly by: string;
  readonly reason: string;
}

/** What became of the open seat's keys so far. */
export interface KeyHistoryView {
  /** The fingerprint that holds. */
  readonly fingerprint: string;
  /** The newest first. */
  readonly former: readonly FormerKeyView[];
  /** When the spare copy was sealed; `null` where none was. */
  readonly spareMadeAt: string | null;
  /** Whether keys were replaced after the spare copy was sealed: it brings the old ones back. */
  readonly isSpareOutdated: boolean;
  /** The newest first. */
  readonly handovers: readonly HandoverView[];
  /** `given`: the seat is somebody else's now. `received`: it came from somebody who still has the keys that hold. */
  readonly handed: "given" | "received" | null;
}

/** Keys that were replaced just now: the seat with its new card, and what it had before. */
export interface RotationView {
  readonly seat: SeatView;
  readonly before: FormerKeyView;
}

/** A spare copy that was sealed just now: its file to be saved, and the code that alone opens it, shown this once. */
export interface SpareView {
  readonly suggestedName: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly code: string;
  readonly madeAt: string;
}

/** What happens to a seat's keys as a whole. */
export interface KeyService {
  /**
   * Makes a seat out of a key file and opens it: the same keys, the same card, without what was reviewed. Refuses
   * `not-a-key-file`, `wrong-passphrase`, `too-soon`, `decrypt-failed` for a damaged one, `card-missing`, `card-invalid`
   * for a card of other keys and `seat-here` where this computer has the seat.
   */
  bringKeys(source: WorkSource, request: KeyFileRequest): Promise<Result<SeatView>>;
  /** How long, in milliseconds, the next passphrase for this key file has to wait after wrong ones. */
  keyFileWait(source: WorkSource): Promise<Result<number>>;
  keyHistory(): Promise<Result<KeyHistoryView>>;
  /**
   * Gives the open seat of a bureau new keys and a new card, all of it or nothing, and backs it up. What was sealed to the
   * old ones still opens; what they sign from now on counts no more. The recovery sheet is void afterwards. Refuses
   * `wrong-passphrase`, `too-soon`, and `internal` without a reason or for an expert, whose tasks name the key.
   */
  rotateKeys(passphrase: string, reason: string): Promise<Result<RotationView>>;
  /** Seals the open seat's keys under a fresh code. Refuses `wrong-passphrase` and `too-soon`. */
  makeSpare(passphrase: string): Promise<Result<SpareView>>;
  /** Notes that the spare copy made at that time was saved. */
  noteSpare(madeAt: string): Promise<Result<void>>;
}
