import type { ComponentType } from "react";
import type { Result } from "../../shared/refusal";
import type { HandoverPorts } from "./keys/handover-ports";
import type { KeyPorts } from "./keys/key-ports";
import type { RememberPorts } from "./remember-ports";
import type { RemovalPorts } from "./removals/ports";
import type { Settling } from "./settling";

export type Role = "expert" | "bureau";

/** One seat of this computer as it shows before anybody unlocked it. */
export interface SeatSummary {
  readonly id: string;
  readonly role: Role;
  readonly name: string;
  readonly organisation: string;
  /** The card's fingerprint, in groups of four. */
  readonly fingerprint: string;
  /** The seat of 先看示例: it opens without a passphrase. */
  readonly example: boolean;
}

/** Seats that this computer had and the database has not; `seats` and `since` (ISO 8601) are `null` where nobody knows. */
export interface MissingSeats {
  readonly seats: number | null;
  readonly since: string | null;
  /** Where the program keeps its data, for whoever makes a copy of it. */
  readonly folder: string;
  /** The database was found damaged and put aside in there, unchanged. */
  readonly setAside: boolean;
}

/** What a person enters for a new seat. `title` is 职务. */
export interface NewSeat {
  readonly role: Role;
  readonly name: string;
  readonly organisation: string;
  readonly title: string;
  readonly passphrase: string;
}

/** A card somebody handed over, read and self-consistent, but not yet trusted. */
export interface CardPreview {
  readonly kid: string;
  readonly role: Role;
  readonly name: string;
  readonly organisation: string;
  readonly title: string;
  readonly fingerprint: string;
  /** When the card says it was made; proves nothing. */
  readonly createdAt: string;
  /** `known`: accepted before; `own`: this seat's card; `conflict`: known kid with another role or recipient; `withdrawn`: accepted once, then withdrawn; `retired`: this seat's own, of keys that were replaced. */
  readonly standing: "new" | "known" | "own" | "retired" | "conflict" | "withdrawn";
  /** Set where `standing` is `withdrawn`. */
  readonly withdrawal: CardWithdrawal | null;
  /** The card itself, as received. */
  readonly compact: string;
}

/** A person withdrew a card. `at` is ISO 8601, `by` the name of the seat. */
export interface CardWithdrawal {
  readonly kind: "withdrawn";
  readonly at: string;
  readonly by: string;
  readonly reason: string;
}

/** What a person decided about a card; `by` is `null` where the name was not kept. */
export type CardDecision =
  | { readonly kind: "accepted"; readonly at: string; readonly by: string | null }
  | CardWithdrawal;

/** A card of the register: accepted once, and perhaps withdrawn since. */
export interface AcceptedCard extends Omit<CardPreview, "standing"> {
  /** Oldest first, an acceptance. */
  readonly decisions: readonly CardDecision[];
  /** This seat's own, of keys that were replaced. */
  readonly retired: boolean;
}

/**
 * Who a package that was refused for its signer says it is from. `known`: the register has the key; `stated`: only the
 * enclosed card says so, and `expects` is whose signature such a file needs; `unstated`: no card that is the signer's own.
 */
export type Signer =
  | { readonly kind: "known"; readonly card: AcceptedCard }
  | { readonly kind: "stated"; readonly card: CardPreview; readonly expects: Role }
  | { readonly kind: "unstated" };

/** A file handed to the program: from a dialog or argument (token of the bridge), or dropped on the window. */
export type IncomingFile =
  | { readonly from: "bridge"; readonly token: string; readonly name: string; readonly size: number }
  | { readonly from: "drop"; readonly file: File; readonly name: string; readonly size: number };

/** Progress of work that takes a while: done and total in the same unit (bytes, or steps). */
export interface Progress {
  readonly done: number;
  readonly total: number;
  /** Chinese words for what is going on, such as 正在核验签名. */
  readonly stage: string;
}

export interface ProgressOptions {
  readonly onProgress: (progress: Progress) => void;
  readonly signal: AbortSignal;
}

/** Where a saved file went; `null` when the user closed the dialog. */
export type Saved = { readonly name: string; readonly folder: string } | null;

/** A backup that the program made by itself: whose it is and when it was made (ISO 8601). */
export interface KeptBackup {
  readonly seatId: string;
  readonly madeAt: string;
}

/** What a backup says of itself before it is opened. `work`: without the scans, which the task package has. */
export interface BackupSummary {
  readonly seatId: string;
  readonly createdAt: string;
  /** `handover`: a seat for a successor, which a code of its own opens. */
  readonly kind: "work" | "whole" | "handover";
  /** This computer has its seat. */
  readonly isHere: boolean;
  /** Under what wrong passphrases for it are counted: what `unlockWait` takes. */
  readonly guessedAs: string;
}

/** Backups: those that the program makes by itself, and those in files. */
export interface BackupPorts {
  /** The newest first; none where they cannot be read. */
  kept(): Promise<readonly KeptBackup[]>;
  openKept(kept: KeptBackup): Promise<Result<IncomingFile>>;
  /** Asks for a file with the system's dialog; `null` when the user thought better of it. */
  choose(): Promise<Result<IncomingFile | null>>;
  view(file: IncomingFile): Promise<Result<BackupSummary>>;
  /** Puts a backup in place of what is here of its seat. `wrong-passphrase` or `too-soon` when it does not open. */
  restore(file: IncomingFile, passphrase: string, options: ProgressOptions): Promise<Result<SeatSummary>>;
  /** Saves everything that the open seat has, scans and all. */
  saveWhole(suggestedName: string, options: ProgressOptions): Promise<Result<Saved>>;
}

/** A recovery sheet as it was just made: its code is shown and printed, and never kept. */
export interface RecoverySheet {
  readonly code: string;
  /** ISO 8601. */
  readonly madeAt: string;
}

export interface PrintedRecoveryProps {
  readonly seat: SeatSummary;
  readonly sheet: RecoverySheet;
  /** Called once it lies there as it will print. */
  readonly onReady: () => void;
  /** Called where it cannot be laid out: nothing must be printed then. */
  readonly onFailed: () => void;
}

/** What the identity screens need of the rest of the program. */
export interface IdentityPorts {
  seats(): Promise<readonly SeatSummary[]>;
  /** Whether this computer had seats of people that are not among these any more. Rejects when nobody can tell. */
  missingSeats(seats: readonly SeatSummary[]): Promise<MissingSeats | null>;
  /** Begins anew where seats are missing. */
  forgetSeats(): Promise<Result<null>>;
  /** Makes keys and card, stores them sealed under the passphrase and opens the seat. */
  createSeat(seat: NewSeat): Promise<Result<SeatSummary>>;
  /** `wrong-passphrase` when it does not open. */
  unlock(seatId: string, passphrase: string): Promise<Result<SeatSummary>>;
  /** How long, in milliseconds, the next passphrase of a seat, or of a backup, has to wait after wrong ones. */
  unlockWait(seatId: string): Promise<number>;
  /** Opens a seat with the code of its recovery sheet and gives it a new passphrase. `wrong-passphrase` for another code. */
  recoverSeat(seatId: string, code: string, passphrase: string): Promise<Result<SeatSummary>>;
  /** When the recovery sheet that holds was made (ISO 8601); `null` where none does. */
  recoveryMadeAt(seatId: string): Promise<string | null>;
  /** Gives the open seat another passphrase. `wrong-passphrase` or `too-soon` for the old one. */
  changePassphrase(before: string, after: string): Promise<Result<void>>;
  /** Makes a recovery sheet in place of an earlier one; without the passphrase only where the seat is new. */
  makeRecovery(passphrase: string | null): Promise<Result<RecoverySheet>>;
  /** The sheet in the print layout, out of sight on screen. */
  readonly PrintedRecovery: ComponentType<PrintedRecoveryProps>;
  /** The system's print dialog for what lies in the print layout; `printed` is false when it was closed. */
  printOnPaper(): Promise<Result<{ readonly printed: boolean }>>;
  /** Opens the example round: makes its seat and imports its task package through the ordinary import, unless that was done before. */
  openExample(options: ProgressOptions): Promise<Result<SeatSummary>>;
  /** Forgets keys and everything decrypted. */
  lock(): Promise<void>;
  /** What the open desk has to store before its seat is locked. */
  readonly settling: Settling;
  /** Resolves once no long work (an import, an export, a backup) runs; one that waits for a person's answer does not count. */
  worked(): Promise<void>;
  /** Resolves once nothing is on its way to the store. */
  settled(): Promise<void>;
  /** Resolves once the open seat is backed up, where something of it waits for that, or that failed. */
  finishBackup(): Promise<void>;
  /** Saves this seat's card. */
  exportCard(): Promise<Result<Saved>>;
  /** Saves this seat's keys as they are stored: one age file under the passphrase. */
  exportKeys(): Promise<Result<Saved>>;
  cards(): Promise<readonly AcceptedCard[]>;
  previewCard(file: IncomingFile): Promise<Result<CardPreview>>;
  /** Puts a card into the register. Call only after a person compared the fingerprint. */
  acceptCard(preview: CardPreview): Promise<Result<AcceptedCard>>;
  /** Withdraws a card of the register: from then on it signs only what was taken in before. `reason` is kept. */
  withdrawCard(kid: string, reason: string): Promise<Result<AcceptedCard>>;
  /** Who a package that was refused as `signer-unknown` says it is from. */
  signerOf(file: IncomingFile): Promise<Result<Signer>>;
  /** Asks for a file with the system's dialog; `null` when the user thought better of it. */
  chooseFile(): Promise<Result<IncomingFile | null>>;
  readonly backups: BackupPorts;
  readonly remember: RememberPorts;
  readonly removals: RemovalPorts;
  readonly keys: KeyPorts;
  readonly handover: HandoverPorts;
  /** The open seat has another card from now on. */
  seatChanged(seat: SeatSummary): void;
}

/**
 * The files handed to the open desk: dropped on the window, opened by the button of the shell or from outside. Files that
 * came before anybody listened wait; each is given once, in order. The composition root shows cards itself and hands the
 * rest on.
 */
export interface IncomingFiles {
  /** Returns a function that stops listening. */
  subscribe(listener: (file: IncomingFile) => void): () => void;
}
