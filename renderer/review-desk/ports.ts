import type { Application } from "../../shared/domain/application";
import type { Carrying } from "../../shared/domain/carrying";
import type { ReviewDraft } from "../../shared/domain/draft";
import type { ChangeEntry } from "../../shared/domain/history";
import type { Round } from "../../shared/domain/round";
import type { Result } from "../../shared/refusal";
import type { ReturnNote } from "../../shared/rules/returned";
import type { IncomingFile, ProgressOptions, Saved, SeatSummary } from "../identity/ports";
import type { MaterialSource } from "../viewer/source";

/** 未声明回避 未开始 评审中 已定稿 已导出 已回避 */
export type ReviewState = "undeclared" | "untouched" | "started" | "sealed" | "exported" | "recused";

/** An imported task package in the list of rounds. */
export interface RoundSummary {
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

/** A package among the revisions of its round. */
export interface RoundRevision {
  readonly packageId: string;
  readonly revision: number;
  readonly issuedAt: string;
  readonly importedAt: string;
  /** What was carried over from the revision before; `null` where there was none here. */
  readonly carrying: Carrying | null;
}

/** The answer to 回避 for one application; `declared: true` means the expert keeps away. */
export interface RecusalAnswer {
  readonly applicationId: string;
  readonly declared: boolean;
  readonly reason: string;
  readonly at: string;
  /** The answers that this one corrected, the oldest first. */
  readonly earlier: readonly Pick<RecusalAnswer, "declared" | "reason" | "at">[];
}

/** Confidentiality and recusals of one expert for one task package. "Never asked" is an application without an answer. */
export interface Declaration {
  readonly confidentialityAcceptedAt: string | null;
  readonly recusals: readonly RecusalAnswer[];
}

/** Where one application stands, for the inbox. */
export interface ReviewStanding {
  readonly applicationId: string;
  readonly state: ReviewState;
  readonly scored: number;
  readonly points: number | null;
  /** ISO 8601, or `null` while nothing was saved. */
  readonly savedAt: string | null;
  /** 退回: the bureau sent the review back, and no newer one was sealed since. */
  readonly returned: ReturnNote | null;
}

/** A round with everything the desk shows of it. */
export interface OpenRound {
  readonly summary: RoundSummary;
  readonly round: Round;
  /** In the order of the round's applications. */
  readonly applications: readonly Application[];
  readonly declaration: Declaration;
  readonly standings: readonly ReviewStanding[];
  /** Whether the seat is one of the task's experts: any other can read and nothing else, the bureau would refuse its bundle. */
  readonly mayAnswer: boolean;
  /** Every revision at hand, the newest first. */
  readonly revisions: readonly RoundRevision[];
}

/** Whether a newer revision is here: work goes on there, and this one is there to be read. */
export const isSuperseded = ({ summary }: Pick<OpenRound, "summary">): boolean =>
  summary.current.packageId !== summary.packageId;

/** A sealed review as it will be shipped. */
export interface SealedReview {
  readonly sealedAt: string;
  readonly total: number | null;
  /** Lower-case hex SHA-256 of `review.json` as shipped; printed on the form. */
  readonly reviewSha256: string;
  readonly opinionPdf: Uint8Array;
}

/** One application's stored work. */
export interface StoredReview {
  readonly entries: readonly ChangeEntry[];
  readonly sealed: SealedReview | null;
}

/** A task package that was imported, or was there already. */
export interface ImportedTask {
  readonly kind: "task";
  readonly summary: RoundSummary;
  readonly already: boolean;
  /** What went on from the revision before; `null` where there was none here. */
  readonly carrying: Carrying | null;
}

/** What importing a file led to; always said to the user. */
export type ImportOutcome = ImportedTask | { readonly kind: "card" } | { readonly kind: "review" };

/** How an import is followed, stopped and asked for. */
export interface ImportOptions extends ProgressOptions {
  /** Asks for the passphrase of a verified package that only one opens; `wrong` after one that did not. `null` gives up. */
  readonly askPassphrase: (wrong: boolean) => Promise<string | null>;
}

/** A material whose whole content was found not to be what its application lists: it can no longer be read. */
export interface WithdrawnMaterial {
  readonly packageId: string;
  readonly applicationId: string;
  readonly materialId: string;
  /** Another digest than the one listed, or not to be decrypted to its end. */
  readonly reason: "differs" | "broken";
}

/** The bytes of a review before its form is printed: the digest goes onto the paper. */
export interface PreparedReview {
  readonly applicationId: string;
  readonly reviewSha256: string;
  readonly total: number | null;
  readonly draft: ReviewDraft;
  readonly signedOn: string;
  /** Says which prepared bytes `seal` stores. */
  readonly ticket: string;
}

/** What the export wrote. */
export interface ExportReceipt {
  readonly saved: NonNullable<Saved>;
  readonly digest: string;
  readonly bundleId: string;
  readonly revision: number;
  readonly bytes: number;
  readonly bureauName: string;
  readonly applications: number;
}

/** What the review desk needs of the rest of the program. */
export interface ReviewDeskPorts {
  readonly seat: SeatSummary;
  /** ISO 8601 with zone, of now. */
  now(): string;
  /** A UUID in lower case. */
  newId(): string;
  rounds(): Promise<readonly RoundSummary[]>;
  openRound(packageId: string): Promise<Result<OpenRound>>;
  /** Verifies first, then stores; nothing is visible unless all of it verified. */
  importTask(file: IncomingFile, options: ImportOptions): Promise<Result<ImportOutcome>>;
  chooseFile(): Promise<Result<IncomingFile | null>>;
  acceptConfidentiality(packageId: string): Promise<Result<Declaration>>;
  answerRecusal(
    packageId: string,
    answer: Omit<RecusalAnswer, "at" | "earlier">,
  ): Promise<Result<Declaration>>;
  openReview(packageId: string, applicationId: string): Promise<Result<StoredReview>>;
  /** Stores entries of the history strictly durably; resolves after the commit with its time. */
  appendEntries(
    packageId: string,
    applicationId: string,
    entries: readonly ChangeEntry[],
    standing: Pick<ReviewStanding, "scored" | "points">,
  ): Promise<Result<{ readonly savedAt: string }>>;
  openMaterial(packageId: string, applicationId: string, materialId: string): Promise<Result<MaterialSource>>;
  /** The materials of a package that are withdrawn. They are checked one by one while nobody asks for anything. */
  withdrawnMaterials(packageId: string): Promise<Result<readonly WithdrawnMaterial[]>>;
  /** Hears of each material that is withdrawn from now on. Returns a function that stops listening. */
  onMaterialWithdrawn(listener: (withdrawn: WithdrawnMaterial) => void): () => void;
  /** Makes the exact bytes of `review.json` and `annotations.json` from what is stored (or of a recusal). */
  prepareSeal(packageId: string, applicationId: string): Promise<Result<PreparedReview>>;
  /** Stores the prepared bytes with the printed form: the review is sealed. */
  seal(packageId: string, ticket: string, opinionPdf: Uint8Array): Promise<Result<SealedReview>>;
  /** Opens a sealed review again; its bytes stay in the history. `reason` is kept. */
  reopen(packageId: string, applicationId: string, reason: string): Promise<Result<void>>;
  /** Seals everything into a signed, encrypted review bundle and saves it where the user says. `null` when the dialog was closed. */
  exportBundle(packageId: string, options: ProgressOptions): Promise<Result<ExportReceipt | null>>;
  /** The window's print layout as PDF. */
  printToPdf(): Promise<Result<Uint8Array>>;
  printOnPaper(): Promise<Result<{ readonly printed: boolean }>>;
  savePdf(suggestedName: string, pdf: Uint8Array): Promise<Result<Saved>>;
}
