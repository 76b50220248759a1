import type { Result } from "../../shared/refusal";
import type { Job, SeatView, TakeBytes, WorkSource } from "./contract";

/** One handover of a seat to a successor. Times are ISO 8601 with zone. */
export interface HandoverView {
  readonly id: string;
  readonly at: string;
  readonly from: string;
  readonly to: string;
  readonly title: string;
  readonly reason: string;
  readonly takenBack: { readonly at: string; readonly reason: string } | null;
  /** When the successor opened it; `null` on the computer where it was made. */
  readonly receivedAt: string | null;
}

/** Who hands the seat over to whom and why, with the seat's passphrase. */
export interface HandoverRequest {
  readonly passphrase: string;
  readonly from: string;
  readonly to: string;
  /** The successor's, for the card; may be empty. */
  readonly title: string;
  readonly reason: string;
}

/** A handover whose file was written: it counts once `noteHandover` was called. `code` alone opens it, shown this once. */
export interface MadeHandoverView {
  readonly handover: HandoverView;
  readonly code: string;
}

/** What opens a handover, and the passphrase that its successor chose. */
export interface TakeOverRequest {
  readonly code: string;
  readonly passphrase: string;
}

/** Handing a bureau's seat over to a successor, who goes on with the same keys until they are replaced. */
export interface HandoverCalls {
  /**
   * Writes the one file of a handover: everything that the open seat has, its keys under a fresh code alone. Refuses
   * `wrong-passphrase`, `too-soon`, `materials-missing`, `handed-over`, and `reason-missing` without names and reason.
   */
  makeHandover(request: HandoverRequest, take: TakeBytes, job: Job): Promise<Result<MadeHandoverView>>;
  /** Notes that its file was saved: from now on the open seat signs, decides and takes in nothing more. */
  noteHandover(id: string): Promise<Result<void>>;
  /**
   * The open seat is its owner's again. Whether the successor has opened the file by then cannot be known. Refuses
   * `wrong-passphrase`, `too-soon`, `reason-missing`, and `conflict` where nothing stands handed over.
   */
  takeBackHandover(passphrase: string, reason: string): Promise<Result<void>>;
  /**
   * Makes the seat of a handover file, under the successor's own passphrase and with a card that has their title. Locks
   * the seat that is open. Refuses `wrong-passphrase`, `too-soon`, `seat-here` where this computer has the seat and did
   * not hand it over, and what restoring refuses.
   */
  takeOver(source: WorkSource, request: TakeOverRequest, job: Job): Promise<Result<SeatView>>;
}
