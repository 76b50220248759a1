import type { Application } from "../../shared/domain/application";
import type { Role } from "../../shared/domain/card";
import type { Carrying } from "../../shared/domain/carrying";
import type { ReviewDraft } from "../../shared/domain/draft";
import type { ChangeEntry } from "../../shared/domain/history";
import type { Phrase } from "../../shared/domain/phrase";
import type { Round } from "../../shared/domain/round";
import type { TaskDecision } from "../../shared/domain/task-decision";
import type { AskPassphrase } from "../../shared/package/package-identity";
import type { Result } from "../../shared/refusal";
import type { ReturnNote } from "../../shared/rules/returned";
import type { ReviewPast } from "../../shared/rules/versions";
import type { RecusalRequest, StoredDeclaration } from "../storage/declaration";
import type { StoredPhrases } from "../storage/phrase";
import type { PreviewPicture } from "../storage/preview";
import type { StoredRelations } from "../storage/relations";
import type { AskChoice, ExportOutlook } from "./choice-contract";
import type { HandoverCalls } from "./handover-contract";
import type { KeyService } from "./keys-contract";
import type { BundleView, ConflictDecision, LedgerView, RecheckView } from "./ledger-contract";
import type { RememberCalls } from "./remember-contract";
import type { RemovalCalls } from "./removal-contract";

/** Bytes of their own, so that they can be handed over without being copied. */
export type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Where a file's bytes are read from: a File of the window, or a file that the main process opened, by its address or, for
 * large ones, over a line of its own (shared/ipc, `readingLine`).
 */
export type WorkSource =
  | { readonly from: "file"; readonly file: Blob; readonly name: string }
  | { readonly from: "address"; readonly url: string; readonly size: number; readonly name: string }
  | { readonly from: "line"; readonly port: MessagePort; readonly size: number; readonly name: string };

/** What work is at. The window has the words for it. */
export type WorkStage = "verifying" | "sealing";

/** How far work is, in bytes or steps. */
export interface WorkProgress {
  readonly done: number;
  readonly total: number;
  readonly stage: WorkStage;
}

/** How the caller of long work hears of it and stops it. */
export interface Job {
  readonly onProgress: (progress: WorkProgress) => void;
  readonly signal: AbortSignal;
}

/** How the caller of an import hears of it, stops it and is asked. */
export interface ImportJob extends Job {
  /** Without it, a package that only a passphrase opens is for somebody else. */
  readonly askPassphrase?: AskPassphrase | undefined;
  /** Without it, a package that contradicts one that is here is refused. */
  readonly askChoice?: AskChoice | undefined;
}

/** A seat without its keys. */
export interface SeatView {
  readonly id: string;
  readonly role: Role;
  readonly name: string;
  readonly organisation: string;
  readonly fingerprint: string;
  readonly example: boolean;
}

/** What a person enters for a new seat. */
export interface SeatRequest {
  readonly role: Role;
  readonly name: string;
  readonly organisation: string;
  readonly title: string;
  readonly passphrase: string;
}

/** A card that is read and self-consistent. */
export interface CardView {
  readonly kid: string;
  readonly role: Role;
  readonly name: string;
  readonly organisation: string;
  readonly title: string;
  readonly fingerprint: string;
  readonly createdAt: string;
  readonly compact: string;
}

/** A person withdrew a card. `at` is ISO 8601 with zone, `by` the name of the seat. */
export interface WithdrawalView {
  readonly kind: "withdrawn";
  readonly at: string;
  readonly by: string;
  readonly reason: string;
}

/** What a person decided about a card; `by` is `null` where no name was kept. */
export type CardDecisionView =
  | { readonly kind: "accepted"; readonly at: string; readonly by: string | null }
  | WithdrawalView;

/** A card that was handed over, with what the register says to it. */
export interface CardPreviewView extends CardView {
  /** `retired`: the seat's own, of keys that were replaced. */
  readonly standing: "new" | "known" | "own" | "retired" | "conflict" | "withdrawn";
  /** Set where `standing` is `withdrawn`. */
  readonly withdrawal: WithdrawalView | null;
}

/** A card of the register. */
export interface AcceptedCardView extends CardView {
  /** Oldest first, an acceptance. */
  readonly decisions: readonly CardDecisionView[];
  /** The withdrawal that holds; `null` while the card counts. */
  readonly withdrawal: WithdrawalView | null;
  /** The seat's own, of keys that were replaced. */
  readonly retired: boolean;
}

/**
 * Who a package that was refused for its signer says it is from. `known`: the register has the key, which was withdrawn
 * or, since the refusal, accepted; `stated`: only the enclosed card says so, and `expects` is whose signature such a file
 * needs; `unstated`: no enclosed card that is the signer's own.
 */
export type SignerView =
  | { readonly kind: "known"; readonly card: AcceptedCardView }
  | { readonly kind: "stated"; readonly card: CardPreviewView; readonly expects: Role }
  | { readonly kind: "unstated" };

/** A file that the window is to save. */
export interface FileToSave {
  readonly suggestedName: string;
  readonly bytes: Bytes;
}

/** What ships with the program for 先看示例. */
export interface ExampleParts {
  readonly task: WorkSource;
  readonly bureauCard: Uint8Array;
  readonly expertKeys: Uint8Array;
}

/** An imported package in the list of rounds. */
export interface RoundView {
  readonly packageId: string;
  readonly roundId: string;
  readonly title: string;
  readonly revision: number;
  readonly deadline: string;
  readonly bureauName: string;
  readonly importedAt: string;
  /** The newest package of the round: itself, unless it was superseded. */
  readonly current: { readonly packageId: string; readonly revision: number };
}

/** A package of a round among its revisions. */
export interface RevisionView {
  readonly packageId: string;
  readonly revision: number;
  readonly issuedAt: string;
  readonly importedAt: string;
  /** What was carried over from the revision before; `null` where there was none here. */
  readonly carrying: Carrying | null;
  readonly digest: string;
  /** A person chose another of the same revision. */
  readonly left: boolean;
  /** Where a person chose this one over another, the oldest first. */
  readonly decisions: readonly TaskDecision[];
}

/**
 * What an import led to. `already`: the same package was there. `decided`: a person chose it over the one that work went
 * on in until now. `refilled`: it was there without its scans, which came with it. `carrying`: what went on from the revision before. `kept`: a person chose the one that is here,
 * `summary`, and nothing was stored. Cards and reviews are not imported here.
 */
export type ImportView =
  | {
      readonly kind: "task";
      readonly summary: RoundView;
      readonly already: boolean;
      readonly decided: boolean;
      readonly refilled: boolean;
      readonly carrying: Carrying | null;
    }
  | { readonly kind: "kept"; readonly summary: RoundView }
  | { readonly kind: "card" }
  | { readonly kind: "review" };

/** Where one application stands. */
export interface StandingView {
  readonly applicationId: string;
  readonly state: "undeclared" | "untouched" | "started" | "sealed" | "exported" | "recused";
  readonly scored: number;
  readonly points: number | null;
  readonly savedAt: string | null;
  /** The bureau sent the review back (退回) and no newer one was sealed since. */
  readonly returned: ReturnNote | null;
}

/** A round with everything that is shown of it. */
export interface OpenRoundView {
  readonly summary: RoundView;
  readonly round: Round;
  readonly applications: readonly Application[];
  readonly declaration: StoredDeclaration;
  readonly standings: readonly StandingView[];
  /** Whether the seat is one of the task's experts; any other can read and nothing else. */
  readonly mayAnswer: boolean;
  /** Its scans are not on this computer: a backup brought it back without them. */
  readonly isWithoutScans: boolean;
  /** Every revision at hand, the newest first. */
  readonly revisions: readonly RevisionView[];
}

/** A sealed review as it will be shipped. */
export interface SealedView {
  readonly sealedAt: string;
  readonly total: number | null;
  readonly reviewSha256: string;
  readonly opinionPdf: Bytes;
}

/** One application's stored work. */
export interface ReviewView {
  readonly entries: readonly ChangeEntry[];
  readonly sealed: SealedView | null;
}

/** A material that can be read from. `reader` names it until it is closed. */
export interface MaterialView {
  readonly reader: number;
  readonly mediaType: "application/pdf" | "image/jpeg" | "image/png";
  readonly size: number;
}

/** A material whose plaintext has another digest than its application lists, or does not decrypt to its end. */
export interface WithdrawnMaterial {
  readonly packageId: string;
  readonly applicationId: string;
  readonly materialId: string;
  readonly reason: "differs" | "broken";
}

/** The bytes of a review before its form is printed. */
export interface PreparedView {
  readonly applicationId: string;
  readonly reviewSha256: string;
  readonly total: number | null;
  readonly draft: ReviewDraft;
  readonly signedOn: string;
  readonly ticket: string;
}

/** A sealed bundle that is not saved yet: `beginExport`, then the saving, then `recordExport` or `giveUpExport`. */
export interface ExportView extends FileToSave {
  readonly ticket: string;
  readonly digest: string;
  readonly bundleId: string;
  readonly revision: number;
  readonly bureauName: string;
  readonly applications: number;
}

/** What a backup says of itself before it is opened. `isHere`: this computer has its seat. */
export interface BackupView {
  readonly seatId: string;
  readonly createdAt: string;
  readonly kind: "work" | "whole" | "handover";
  readonly isHere: boolean;
  /** Under what wrong passphrases for it are counted: what `unlockWait` takes. */
  readonly guessedAs: string;
}

/** A recovery code as it is printed, shown this once, and when it was made. */
export interface RecoveryView {
  readonly code: string;
  readonly madeAt: string;
}

/** Takes a file's bytes in order; false where they were not kept, which ends the work. */
export type TakeBytes = (bytes: Bytes) => Promise<boolean>;

/**
 * Everything that needs keys: it runs in the worker, and keys never leave it. A seat has to be open for all but the
 * calls before `ownCard`, but `backUpWhole`. Nothing here throws; whatever goes wrong is a refusal.
 */
export interface PackageService extends KeyService, HandoverCalls, RememberCalls, RemovalCalls {
  createSeat(seat: SeatRequest): Promise<Result<SeatView>>;
  /** Refuses `wrong-passphrase`, and `too-soon` after several wrong ones. */
  unlock(seatId: string, passphrase: string): Promise<Result<SeatView>>;
  /** How long, in milliseconds, the next passphrase of a seat, or of a backup, has to wait after wrong ones. */
  unlockWait(seatId: string): Promise<Result<number>>;
  /** Opens a seat with its recovery code and gives it a new passphrase. Refuses `wrong-passphrase`. */
  recoverSeat(seatId: string, code: string, passphrase: string): Promise<Result<SeatView>>;
  /** Opens the example's seat, made and filled unless that was done before. */
  openExample(parts: ExampleParts, job: Job): Promise<Result<SeatView>>;
  /** Forgets keys and everything opened with them. */
  lock(): Promise<void>;
  /** What a backup says of itself; any seat or none may be open. */
  viewBackup(source: WorkSource): Promise<Result<BackupView>>;
  /**
   * Puts what a backup holds in place of what is here of its seat, all of it or nothing. Locks the seat that is open.
   * Refuses `wrong-passphrase`, and `too-soon` after several wrong ones.
   */
  restoreBackup(source: WorkSource, passphrase: string, job: Job): Promise<Result<SeatView>>;
  /** Backs the open seat up at once where that is due; resolves when it is done. What fails is logged. */
  finishBackup(): Promise<Result<void>>;
  /** Writes everything that the open seat has, scans and all, for another computer. Refuses `wrong-passphrase` where the passphrase was not typed. */
  backUpWhole(take: TakeBytes, job: Job): Promise<Result<void>>;

  /** Seals the open seat's keys under another passphrase, and backs the seat up. Refuses `wrong-passphrase` and `too-soon`. */
  changePassphrase(before: string, after: string): Promise<Result<void>>;
  /** Makes a recovery code in place of an earlier one; only where the seat is new, without its passphrase. */
  makeRecovery(passphrase: string | null): Promise<Result<RecoveryView>>;
  ownCard(): Promise<Result<FileToSave>>;
  /** The keys as they are stored: one age file under the passphrase. */
  ownKeys(): Promise<Result<FileToSave>>;
  cards(): Promise<Result<readonly AcceptedCardView[]>>;
  previewCard(source: WorkSource): Promise<Result<CardPreviewView>>;
  /** Reads the card again and puts it into the register, with time and name; a withdrawn one is accepted anew. */
  acceptCard(compact: string): Promise<Result<AcceptedCardView>>;
  /** Withdraws a card of the register, with time, name and reason: it then signs only what was taken in before. */
  withdrawCard(kid: string, reason: string): Promise<Result<AcceptedCardView>>;
  /** Who a package that was refused for its signer says it is from: for a person to see and check, not to believe. */
  signerOf(source: WorkSource): Promise<Result<SignerView>>;

  importTask(source: WorkSource, job: ImportJob): Promise<Result<ImportView>>;
  rounds(): Promise<Result<readonly RoundView[]>>;
  openRound(packageId: string): Promise<Result<OpenRoundView>>;
  acceptConfidentiality(packageId: string): Promise<Result<StoredDeclaration>>;
  answerRecusal(packageId: string, answer: RecusalRequest): Promise<Result<StoredDeclaration>>;
  /** Whom and what the expert is related to, as entered. */
  relations(): Promise<Result<StoredRelations>>;
  /** Stores the list anew. Refuses `conflict` where it was changed since it was read. */
  keepRelations(relations: StoredRelations): Promise<Result<StoredRelations>>;

  openReview(packageId: string, applicationId: string): Promise<Result<ReviewView>>;
  appendEntries(
    packageId: string,
    applicationId: string,
    entries: readonly ChangeEntry[],
    figures: { readonly scored: number; readonly points: number | null },
  ): Promise<Result<{ readonly savedAt: string }>>;
  /** What happened to a review besides the changes of its log, for the list of its versions. */
  reviewPast(packageId: string, applicationId: string): Promise<Result<ReviewPast>>;
  /** The expert's own phrases (常用语), the same in every round. */
  phrases(): Promise<Result<StoredPhrases>>;
  /** Keeps the phrases in place of those of `revision`. Refuses `conflict` where they were changed since. */
  savePhrases(phrases: readonly Phrase[], revision: number): Promise<Result<StoredPhrases>>;
  openMaterial(packageId: string, applicationId: string, materialId: string): Promise<Result<MaterialView>>;
  /** Bytes of a material, decrypting only the 64 KiB chunks that are touched; fewer at its end. */
  readMaterial(reader: number, offset: number, length: number): Promise<Result<Bytes>>;
  closeMaterial(reader: number): Promise<void>;
  /** The password that opened an encrypted material before; `null` where none was kept. */
  materialPassword(
    packageId: string,
    applicationId: string,
    materialId: string,
  ): Promise<Result<string | null>>;
  /** Keeps the password that opened an encrypted material, for this seat alone. */
  keepMaterialPassword(
    packageId: string,
    applicationId: string,
    materialId: string,
    password: string,
  ): Promise<Result<void>>;
  /** The small pictures that are kept of the pages of one run (`pack`, from 0); none where none are. */
  materialPreviews(
    packageId: string,
    applicationId: string,
    materialId: string,
    pack: number,
  ): Promise<Result<readonly PreviewPicture[]>>;
  /** Keeps small pictures of one run of pages in place of earlier ones; where room is short they are not kept. */
  keepMaterialPreviews(
    packageId: string,
    applicationId: string,
    materialId: string,
    pack: number,
    pictures: readonly PreviewPicture[],
  ): Promise<Result<void>>;
  /** The materials of a package that were found not to hold so far: they can no longer be read. */
  withdrawnMaterials(packageId: string): Promise<Result<readonly WithdrawnMaterial[]>>;
  /** Has `listener` told of each material that is withdrawn from now on, for good: the window asks once. */
  watchMaterials(listener: (withdrawn: WithdrawnMaterial) => void): Promise<void>;

  prepareSeal(packageId: string, applicationId: string): Promise<Result<PreparedView>>;
  seal(packageId: string, ticket: string, opinionPdf: Uint8Array): Promise<Result<SealedView>>;
  reopen(packageId: string, applicationId: string, reason: string): Promise<Result<void>>;
  /** What is to be known before an export. */
  exportOutlook(packageId: string): Promise<Result<ExportOutlook>>;
  prepareExport(packageId: string, appVersion: string, job: Job): Promise<Result<ExportView>>;
  /** Records a bundle as pending. Its file is written only after that: a file without a record would be followed by
   * another of the same revision. */
  beginExport(ticket: string): Promise<Result<void>>;
  /** Takes a bundle whose file certainly was not written back off the record. */
  giveUpExport(ticket: string): Promise<Result<void>>;
  /** Confirms in the ledger that a bundle was saved. */
  recordExport(
    ticket: string,
    saved: { readonly name: string; readonly folder: string },
  ): Promise<Result<void>>;

  /** Verifies a bundle and takes it into the ledger, with what became of it; a refused one is recorded as such. */
  openBundle(source: WorkSource, job: Job): Promise<Result<BundleView>>;
  ledger(): Promise<Result<LedgerView>>;
  /** Opens a bundle of the ledger by its id, verified again from the stored bytes. */
  openRecorded(id: string, job: Job): Promise<Result<BundleView>>;
  /** Refuses `conflict` where the chosen bundle does not stand to choice any more. */
  decideConflict(decision: ConflictDecision): Promise<Result<void>>;
  /** Checks the recorded bundles of a task package's round against it, once that is imported. */
  recheckBundles(packageId: string, job: Job): Promise<Result<RecheckView>>;
}
