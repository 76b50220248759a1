import type { Application } from "../../shared/domain/application";
import type { Carrying } from "../../shared/domain/carrying";
import type { ReviewDraft } from "../../shared/domain/draft";
import type { ChangeEntry } from "../../shared/domain/history";
import type { Phrase } from "../../shared/domain/phrase";
import type { Relation } from "../../shared/domain/relation";
import type { Round } from "../../shared/domain/round";
import type { TaskDecision } from "../../shared/domain/task-decision";
import type { Result } from "../../shared/refusal";
import type { ReturnNote } from "../../shared/rules/returned";
import type { ReviewPast } from "../../shared/rules/versions";
import type { CardWithdrawal, IncomingFile, ProgressOptions, Saved, SeatSummary } from "../identity/ports";
import type { RemovedRound } from "../identity/removals/ports";
import type { AnnotatedCopy } from "../viewer/annotated/annotated-copy";
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
  readonly digest: string;
  /** A person chose another package of the same revision. */
  readonly left: boolean;
  /** Where a person chose this one over another, the oldest first. */
  readonly decisions: readonly TaskDecision[];
}

/** The answer to 回避 for one application; `declared: true` means the expert keeps away. */
export interface RecusalAnswer {
  readonly applicationId: string;
  readonly declared: boolean;
  readonly reason: string;
  readonly at: string;
  /** Why the answer before was corrected; empty for the first one. */
  readonly why: string;
  /** The answers that this one corrected, the oldest first. */
  readonly earlier: readonly Pick<RecusalAnswer, "declared" | "reason" | "at" | "why">[];
}

/** Whom and what the expert is related to, for hints; kept on this device alone. */
export interface Relations {
  readonly relations: readonly Relation[];
  /** Of the list as it was read: a list that is older than the stored one is not stored. */
  readonly revision: number;
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
  /** Its scans are not on this computer: a backup brought it back without them. */
  readonly isWithoutScans: boolean;
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

/** The expert's own phrases (常用语), with the number of their last change. */
export interface KeptPhrases {
  readonly phrases: readonly Phrase[];
  readonly revision: number;
}

/** One of two task packages that contradict one another. */
export interface ChoosableTask {
  readonly packageId: string;
  readonly digest: string;
  readonly title: string;
  readonly revision: number;
  readonly issuedAt: string;
  /** `null` for one that is not here yet. */
  readonly importedAt: string | null;
  readonly deadline: string;
  readonly bureauName: string;
  /** Of the bureau's accepted card; empty where it is not known. */
  readonly bureauFingerprint: string;
  readonly applications: number;
}

/** A bundle that was exported; `saved` is false while nobody knows whether its file was written. */
export interface ExportedBundle {
  readonly revision: number;
  readonly digest: string;
  readonly createdAt: string;
  readonly saved: boolean;
}

/** Two task packages of which a person has to choose one. */
export interface TaskChoice {
  /**
   * `same-revision`: both call themselves the same revision of the round. `other-line`: the given one is newer and
   * replaces another than the present one. `left`: the given one is here and was decided against before.
   */
  readonly why: "same-revision" | "other-line" | "left";
  readonly present: ChoosableTask;
  readonly given: ChoosableTask;
  /** How the given one differs, and what would become of the work. */
  readonly carrying: Carrying;
  /** What was decided about the given one before, the oldest first. */
  readonly earlier: readonly TaskDecision[];
  /** The bundles that answer the present one, the oldest first. */
  readonly exported: readonly ExportedBundle[];
}

/** What an expert is to know before a bundle is exported. */
export interface ExportOutlook {
  /** That the bureau's card was withdrawn; `null` while it counts. */
  readonly withdrawal: CardWithdrawal | null;
  /** The last bundles of the round where they answer a package that was left for another one, the oldest first. */
  readonly forLeft: readonly ExportedBundle[];
  /** The number that the bundle will have in its round; it supersedes the one before. */
  readonly next: number;
  /** The last bundle that answers this very package; `null` before the first. */
  readonly latest: ExportedBundle | null;
}

/** A task package that was imported, or was there already. */
export interface ImportedTask {
  readonly kind: "task";
  readonly summary: RoundSummary;
  readonly already: boolean;
  /** A person chose it over the one that work went on in until now. */
  readonly decided: boolean;
  /** It was there without its scans, as a backup brought it back; they came with it. */
  readonly refilled: boolean;
  /** What went on from the revision before; `null` where there was none here. */
  readonly carrying: Carrying | null;
}

/** What importing a file led to; always said to the user. */
export type ImportOutcome =
  | ImportedTask
  /** A person chose the package that is here, `summary`; nothing of the other was stored. */
  | { readonly kind: "kept"; readonly summary: RoundSummary }
  | { readonly kind: "card" }
  | { readonly kind: "review" };

/** How an import is followed, stopped and asked for. */
export interface ImportOptions extends ProgressOptions {
  /** Asks for the passphrase of a verified package that only one opens; `wrong` after one that did not. `null` gives up. */
  readonly askPassphrase: (wrong: boolean) => Promise<string | null>;
  /** Asks which of two packages counts: the present one stays, or the given one takes its place. `null` gives up. */
  readonly askChoice: (choice: TaskChoice) => Promise<"keep" | "take" | null>;
}

/** A material whose whole content was found not to be what its application lists: it can no longer be read. */
export interface WithdrawnMaterial {
  readonly packageId: string;
  readonly applicationId: string;
  readonly materialId: string;
  /** Another digest than the one listed, or not to be decrypted to its end. */
  readonly reason: "differs" | "broken";
}

/** Sheets of the print layout from the first to the last, counted from 1. */
export interface SheetRange {
  readonly first: number;
  readonly last: number;
}

/** PDFs on their way into one folder. They have their names only once all are finished. */
export interface SavingTogether {
  /** A refusal gives all of them up. */
  readonly add: (suggestedName: string, pdf: Uint8Array) => Promise<Result<void>>;
  /** Gives each its name, or a free one beside a file that has it already: `renamed` names those. */
  readonly finish: () => Promise<Result<SavedTogether>>;
  /** Nothing of them stays. */
  readonly drop: () => Promise<void>;
}

export interface SavedTogether {
  readonly folder: string;
  readonly files: number;
  readonly renamed: readonly string[];
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

/** What would be removed with a round, in numbers. */
export interface RemovalOutlook {
  /** What has to be typed where something was not exported. */
  readonly roundId: string;
  readonly title: string;
  readonly packages: number;
  readonly applications: number;
  readonly seals: number;
  readonly bundles: number;
  /** Sealed reviews that are in no saved bundle. */
  readonly unexported: number;
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
  relations(): Promise<Result<Relations>>;
  /** Stores the list anew; refuses `conflict` where it was changed since it was read. */
  keepRelations(relations: Relations): Promise<Result<Relations>>;
  removalOutlook(packageId: string): Promise<Result<RemovalOutlook>>;
  /** Removes the round of a package for good. Refuses `conflict` where its number had to be typed, or work went on. */
  removeRound(
    packageId: string,
    request: { readonly reason: string; readonly typed: string },
  ): Promise<Result<RemovedRound>>;
  openReview(packageId: string, applicationId: string): Promise<Result<StoredReview>>;
  /** Stores entries of the history strictly durably; resolves after the commit with its time. */
  appendEntries(
    packageId: string,
    applicationId: string,
    entries: readonly ChangeEntry[],
    standing: Pick<ReviewStanding, "scored" | "points">,
  ): Promise<Result<{ readonly savedAt: string }>>;
  /** What happened to a review besides the changes of its log: seals, reopenings, carryings over, returns. */
  reviewPast(packageId: string, applicationId: string): Promise<Result<ReviewPast>>;
  /** The expert's own phrases, the same in every round. */
  phrases(): Promise<Result<KeptPhrases>>;
  /** Keeps the phrases in place of those of `revision`; resolves after the commit. Refuses `conflict` where they changed. */
  savePhrases(phrases: readonly Phrase[], revision: number): Promise<Result<KeptPhrases>>;
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
  /** What is to be known before an export, as it is now. */
  exportOutlook(packageId: string): Promise<Result<ExportOutlook>>;
  /** Seals everything into a signed, encrypted review bundle and saves it where the user says. `null` when the dialog was closed. */
  exportBundle(packageId: string, options: ProgressOptions): Promise<Result<ExportReceipt | null>>;
  /** The window's print layout as PDF, or some of its sheets. */
  printToPdf(sheets?: SheetRange): Promise<Result<Uint8Array>>;
  printOnPaper(): Promise<Result<{ readonly printed: boolean }>>;
  savePdf(suggestedName: string, pdf: Uint8Array): Promise<Result<Saved>>;
  saveTable(kind: "xlsx" | "csv", suggestedName: string, bytes: Uint8Array): Promise<Result<Saved>>;
  /** Asks for a folder to save several PDFs in, all or none; `null` when the dialog was closed. */
  saveTogether(): Promise<Result<SavingTogether | null>>;
  /** Saves a PDF that is made meanwhile, piece by piece, where the user says; `null` when the dialog was closed. */
  saveCopy(suggestedName: string, copy: AnnotatedCopy, options: ProgressOptions): Promise<Result<Saved>>;
  /** Puts a PNG on the clipboard as a picture. */
  copyPicture(png: Uint8Array<ArrayBuffer>): Promise<Result<void>>;
}
