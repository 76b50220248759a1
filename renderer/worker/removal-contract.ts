import type { RemovalNote } from "../../shared/domain/removal";
import type { Result } from "../../shared/refusal";
import type { FileToSave } from "./contract";

/** What would be removed with a round. `unexported`: sealed reviews that are in no saved bundle. */
export interface RemovalOutlook {
  /** What has to be typed where something was not exported. */
  readonly roundId: string;
  readonly title: string;
  readonly packages: number;
  readonly applications: number;
  readonly seals: number;
  readonly bundles: number;
  readonly unexported: number;
}

/** Why a round is removed, and the round's number as typed where sealed work was not exported. */
export interface RemovalRequest {
  readonly reason: string;
  readonly typed: string;
}

/** The signed note of a removed round. `digest` stands on its printed page. */
export interface RemovalView extends RemovalNoteView {
  /** False where older backups still hold the round, because the one that takes their place could not be made. */
  readonly backupsRenewed: boolean;
}

/** The signed note of a removed round, as it is kept. `digest` stands on its printed page. */
export interface RemovalNoteView extends FileToSave {
  readonly id: string;
  readonly removal: RemovalNote;
  readonly digest: string;
}

/** What would be removed with a round of the bureau's. */
export interface LedgerRemovalOutlook {
  readonly roundId: string;
  /** `null` where no task package of it is at hand. */
  readonly title: string | null;
  readonly packages: number;
  readonly bundles: number;
  readonly decisions: number;
  /** Experts whose bundles wait for a decision which of them counts: until then the round is not removed. */
  readonly open: number;
  /** Records of refused files, which name no round, and other rounds that they could be of. */
  readonly refusals: number;
  readonly otherRounds: number;
}

/** Why a bureau's round is removed, its number as typed, and whether the records of refused files go too. */
export interface LedgerRemovalRequest extends RemovalRequest {
  readonly refusals: boolean;
}

/** The calls about removing rounds (清除本批次) and the notes of it. */
export interface RemovalCalls {
  /** What would go with the round that a package belongs to. */
  removalOutlook(packageId: string): Promise<Result<RemovalOutlook>>;
  /** Removes that round from the open seat for good, its rolling backups too. Refuses `reason-missing`, `conflict`. */
  removeRound(packageId: string, request: RemovalRequest): Promise<Result<RemovalView>>;
  /** What would go with a round of the bureau that is open, whether or not its task package is here. */
  ledgerRemovalOutlook(roundId: string): Promise<Result<LedgerRemovalOutlook>>;
  /**
   * Removes a round from the open bureau's seat for good, its rolling backups too. Refuses `reason-missing`, and `conflict`
   * where its number was not typed, a conflict awaits decision, or something came meanwhile.
   */
  removeLedgerRound(roundId: string, request: LedgerRemovalRequest): Promise<Result<RemovalView>>;
  /** The notes of what was removed at the open seat, the newest first. */
  removalNotes(): Promise<Result<readonly RemovalNoteView[]>>;
}
