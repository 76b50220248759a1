import type { Result } from "../../../shared/refusal";
import type { IncomingFile, ProgressOptions, Saved, SeatSummary } from "../ports";

/** One handover of a seat. Times are ISO 8601. */
export interface Handover {
  readonly id: string;
  readonly at: string;
  readonly from: string;
  readonly to: string;
  readonly title: string;
  readonly reason: string;
  readonly takenBack: { readonly at: string; readonly reason: string } | null;
  /** When it was opened here; `null` where it was made. */
  readonly receivedAt: string | null;
}

/** Who hands over to whom and why, with the seat's passphrase. */
export interface HandoverWords {
  readonly passphrase: string;
  readonly from: string;
  readonly to: string;
  readonly title: string;
  readonly reason: string;
}

/** A handover whose file was saved: its code is shown and printed, and never kept. */
export interface MadeHandover {
  readonly handover: Handover;
  readonly code: string;
  readonly saved: NonNullable<Saved>;
}

/** Handing a bureau's seat over to a successor. */
export interface HandoverPorts {
  /** Saves the file where the user says and notes it; `null` when the user thought better of it. */
  make(name: string, words: HandoverWords, options: ProgressOptions): Promise<Result<MadeHandover | null>>;
  takeBack(passphrase: string, reason: string): Promise<Result<void>>;
  /** Makes the seat of a handover file under a passphrase of one's own and opens it. */
  takeOver(
    file: IncomingFile,
    given: { readonly code: string; readonly passphrase: string },
    options: ProgressOptions,
  ): Promise<Result<SeatSummary>>;
}
