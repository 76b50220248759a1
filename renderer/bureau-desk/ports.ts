import type { ReviewClaims } from "../../shared/domain/claims";
import type { ReviewDocument } from "../../shared/domain/review-document";
import type { Result } from "../../shared/refusal";
import type { IncomingFile, ProgressOptions, Saved, SeatSummary } from "../identity/ports";

/** One review of a verified bundle. */
export interface BundleReview {
  readonly document: ReviewDocument;
  readonly reviewSha256: string;
  readonly annotations: number;
  readonly opinionPdf: Uint8Array;
}

/** A review bundle that passed every check. */
export interface VerifiedBundle {
  readonly fileName: string;
  readonly digest: string;
  readonly claims: ReviewClaims;
  readonly expert: { readonly name: string; readonly organisation: string; readonly fingerprint: string };
  /** What was checked, as the verifier names it. */
  readonly checked: readonly string[];
  readonly reviews: readonly BundleReview[];
}

/** What the bureau desk needs of the rest of the program (so far: opening one review bundle at a time). */
export interface BureauDeskPorts {
  readonly seat: SeatSummary;
  chooseFile(): Promise<Result<IncomingFile | null>>;
  openBundle(file: IncomingFile, options: ProgressOptions): Promise<Result<VerifiedBundle>>;
  savePdf(suggestedName: string, pdf: Uint8Array): Promise<Result<Saved>>;
}
