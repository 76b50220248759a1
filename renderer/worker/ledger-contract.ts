import type { ReviewClaims } from "../../shared/domain/claims";
import type { ReviewDocument } from "../../shared/domain/review-document";
import type { RefusalCode } from "../../shared/refusal";
import type { Disposition } from "../../shared/rules/ledger";

/** What the ledger (台账) says to a bundle. `at` is when it was recorded; a duplicate has the id and time of the first. */
export interface BundleStandingView {
  readonly id: string;
  readonly at: string;
  readonly disposition: Exclude<Disposition, "refused">;
  /** In Chinese. */
  readonly reason: string;
  /** Whether it is the one that counts, of all from this expert for this round. */
  readonly counts: boolean;
}

/** The task that a bundle answers, as far as its reviews are shown with it. */
export interface BundleTaskView {
  readonly packageId: string;
  readonly title: string;
  readonly criteria: readonly { readonly id: string; readonly title: string; readonly max: number }[];
  readonly gates: readonly { readonly id: string; readonly title: string }[];
  readonly applications: readonly { readonly id: string; readonly number: string; readonly studio: string }[];
}

/** A review bundle that passed every check. */
export interface BundleView {
  readonly fileName: string;
  readonly digest: string;
  readonly claims: ReviewClaims;
  readonly standing: BundleStandingView;
  readonly expert: { readonly name: string; readonly organisation: string; readonly fingerprint: string };
  readonly checked: readonly string[];
  /** The task package that it was checked against; `null` where that is not on this computer. */
  readonly task: BundleTaskView | null;
  readonly reviews: readonly {
    readonly document: ReviewDocument;
    readonly reviewSha256: string;
    readonly annotations: number;
    readonly opinionPdf: Uint8Array<ArrayBuffer>;
  }[];
}

/** A bundle of the ledger. */
export interface LedgerBundleView extends BundleStandingView {
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
export interface LedgerLineView {
  readonly roundId: string;
  readonly expertKid: string;
  /** Whether a person has to decide which counts. */
  readonly open: boolean;
  /** The digests to choose among. */
  readonly contenders: readonly string[];
  /** Oldest first. */
  readonly decisions: readonly { readonly chosen: string; readonly reason: string; readonly at: string }[];
}

/** A refused file. `inside` is the file in it that the refusal is about. */
export interface LedgerRefusalView {
  readonly id: string;
  readonly at: string;
  readonly code: RefusalCode;
  readonly fileName: string;
  readonly inside: string | null;
  readonly size: number;
  /** Of the file. */
  readonly sha256: string;
}

/** A task package of the bureau's own that is on this computer. */
export interface LedgerTaskView extends BundleTaskView {
  readonly roundId: string;
  readonly revision: number;
  readonly deadline: string;
  readonly importedAt: string;
  /** The signing keys of the experts that it is for. */
  readonly experts: readonly string[];
}

/** The bureau's ledger; bundles, refusals and tasks newest first. */
export interface LedgerView {
  readonly bundles: readonly LedgerBundleView[];
  readonly lines: readonly LedgerLineView[];
  readonly refusals: readonly LedgerRefusalView[];
  readonly tasks: readonly LedgerTaskView[];
}

/** Which bundle a person lets count, by its digest. */
export interface ConflictDecision {
  readonly roundId: string;
  readonly expertKid: string;
  readonly chosen: string;
  readonly reason: string;
}

/** How many bundles were checked against a task package, and how many of them contradict it. */
export interface RecheckView {
  readonly checked: number;
  readonly faulty: number;
}
