import type { ReviewClaims } from "../../shared/domain/claims";
import type { ReviewDocument } from "../../shared/domain/review-document";
import type { RefusalCode, Result } from "../../shared/refusal";
import type { Disposition } from "../../shared/rules/ledger";
import type { IncomingFile, ProgressOptions, Saved, SeatSummary } from "../identity/ports";
import type { RemovedRound } from "../identity/removals/ports";

/** One review of a verified bundle. */
export interface BundleReview {
  readonly document: ReviewDocument;
  readonly reviewSha256: string;
  readonly annotations: number;
  readonly opinionPdf: Uint8Array;
}

/** What the ledger says to a bundle. `at` is when it was recorded; a duplicate has the id and time of the first. */
export interface BundleStanding {
  readonly id: string;
  readonly at: string;
  readonly disposition: Exclude<Disposition, "refused">;
  /** In Chinese. */
  readonly reason: string;
  /** Whether it is the one that counts, of all from this expert for this round. */
  readonly counts: boolean;
}

/** The task that a bundle answers, as far as its reviews are shown with it. */
export interface BundleTask {
  readonly packageId: string;
  readonly title: string;
  readonly criteria: readonly { readonly id: string; readonly title: string; readonly max: number }[];
  readonly gates: readonly { readonly id: string; readonly title: string }[];
  readonly applications: readonly { readonly id: string; readonly number: string; readonly studio: string }[];
}

/** A review bundle that passed every check. */
export interface VerifiedBundle {
  readonly fileName: string;
  readonly digest: string;
  readonly claims: ReviewClaims;
  readonly standing: BundleStanding;
  readonly expert: { readonly name: string; readonly organisation: string; readonly fingerprint: string };
  /** What was checked, as the verifier names it. */
  readonly checked: readonly string[];
  /** The task package that it was checked against; `null` where that is not on this computer. */
  readonly task: BundleTask | null;
  readonly reviews: readonly BundleReview[];
}

/** A bundle of the ledger. */
export interface LedgerBundle extends BundleStanding {
  readonly fileName: string;
  readonly digest: string;
  readonly roundId: string;
  readonly roundRevision: number;
  readonly revision: number;
  readonly createdAt: string;
  readonly expert: {
    readonly kid: string;
    readonly name: string;
    readonly organisation: string;
    readonly fingerprint: string;
  };
  readonly reviews: ReviewClaims["reviews"];
  /** Whether it was checked against its task package. */
  readonly crossChecked: boolean;
  /** Why it was refused when that was done after it was recorded. */
  readonly fault: RefusalCode | null;
}

/** How the bundles of one expert for one round stand. */
export interface LedgerLine {
  readonly roundId: string;
  readonly expertKid: string;
  /** Whether a person has to decide which counts. */
  readonly open: boolean;
  /** The digests to choose among. */
  readonly contenders: readonly string[];
  /** Oldest first. */
  readonly decisions: readonly { readonly chosen: string; readonly reason: string; readonly at: string }[];
}

/** A refused file. `inside` is the file in it that the refusal is about, `sha256` that of the file. */
export interface LedgerRefusal {
  readonly id: string;
  readonly at: string;
  readonly code: RefusalCode;
  readonly fileName: string;
  readonly inside: string | null;
  readonly size: number;
  readonly sha256: string;
}

/** A task package of the bureau's own that is on this computer. */
export interface LedgerTask extends BundleTask {
  readonly roundId: string;
  readonly revision: number;
  readonly deadline: string;
  readonly importedAt: string;
  /** The signing keys of the experts that it is for. */
  readonly experts: readonly string[];
}

/** The bureau's ledger (台账); bundles, refusals and tasks newest first. */
export interface Ledger {
  readonly bundles: readonly LedgerBundle[];
  readonly lines: readonly LedgerLine[];
  readonly refusals: readonly LedgerRefusal[];
  readonly tasks: readonly LedgerTask[];
}

/** Which bundle a person lets count, by its digest. */
export interface ConflictDecision {
  readonly roundId: string;
  readonly expertKid: string;
  readonly chosen: string;
  readonly reason: string;
}

/** What importing a file led to: cards and reviews are told and left alone. */
export type TaskImport =
  | {
      readonly kind: "task";
      readonly summary: { readonly packageId: string; readonly title: string; readonly revision: number };
      /** The same package was there, and nothing changed. */
      readonly already: boolean;
      /** It was there without its scans, which came with it. */
      readonly refilled: boolean;
    }
  | { readonly kind: "card" }
  | { readonly kind: "review" };

/** What would be removed with a round; `title` is `null` where no task package of it is at hand. */
export interface LedgerRemovalOutlook {
  readonly roundId: string;
  readonly title: string | null;
  readonly packages: number;
  readonly bundles: number;
  readonly decisions: number;
  /** Experts whose bundles wait for a decision. */
  readonly open: number;
  /** Records of refused files, which name no round, and the other rounds that they could be of. */
  readonly refusals: number;
  readonly otherRounds: number;
}

/** Why a round is removed, its number as typed, and whether the records of refused files go too. */
export interface LedgerRemovalRequest {
  readonly reason: string;
  readonly typed: string;
  readonly refusals: boolean;
}

/** What the bureau desk needs of the rest of the program. */
export interface BureauDeskPorts {
  readonly seat: SeatSummary;
  chooseFile(): Promise<Result<IncomingFile | null>>;
  /** Verifies a bundle and takes it into the ledger; a refused one is recorded as such. */
  openBundle(file: IncomingFile, options: ProgressOptions): Promise<Result<VerifiedBundle>>;
  /** Opens a bundle of the ledger by its id, verified again. */
  openRecorded(id: string, options: ProgressOptions): Promise<Result<VerifiedBundle>>;
  /** Rejects where the ledger cannot be read. */
  ledger(): Promise<Ledger>;
  /** Refuses `conflict` where the chosen bundle does not stand to choice any more. */
  decideConflict(decision: ConflictDecision): Promise<Result<void>>;
  /** Imports a task package that this seat signed. */
  importTask(file: IncomingFile, options: ProgressOptions): Promise<Result<TaskImport>>;
  /** Checks the recorded bundles of a task package's round against it; says how many, and how many contradict it. */
  recheckBundles(
    packageId: string,
    options: ProgressOptions,
  ): Promise<Result<{ readonly checked: number; readonly faulty: number }>>;
  removalOutlook(roundId: string): Promise<Result<LedgerRemovalOutlook>>;
  /** Removes a round for good. Refuses `conflict` where its number was not typed or a conflict awaits decision. */
  removeRound(roundId: string, request: LedgerRemovalRequest): Promise<Result<RemovedRound>>;
  savePdf(suggestedName: string, pdf: Uint8Array): Promise<Result<Saved>>;
}
