import type { Carrying } from "../../shared/domain/carrying";
import type { TaskDecision } from "../../shared/domain/task-decision";
import type { ConflictCause } from "../../shared/rules/round-line";
import type { WithdrawalView } from "./contract";

/** One of two packages that contradict one another. */
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
  /** Of the bureau's card in the register; empty where it is not there. */
  readonly bureauFingerprint: string;
  readonly applications: number;
}

/** A bundle that was exported, or may have been: `saved` is false while nobody knows whether its file was written. */
export interface ExportedView {
  readonly revision: number;
  readonly digest: string;
  readonly createdAt: string;
  readonly saved: boolean;
}

/**
 * Two packages of a round of which a person has to choose one. `left`: the one that was handed over is here, and was
 * decided against before.
 */
export interface TaskChoiceView {
  readonly why: Exclude<ConflictCause, "same-id"> | "left";
  readonly present: ChoosableTask;
  readonly given: ChoosableTask;
  /** How the given one differs, and what would become of the work. */
  readonly carrying: Carrying;
  /** What was decided about the given one before, the oldest first. */
  readonly earlier: readonly TaskDecision[];
  /** The bundles that answer the present one, the oldest first. */
  readonly exported: readonly ExportedView[];
}

/** Lets a person choose between two packages: the present one stays, or the given one takes its place. `null` gives up. */
export type AskChoice = (choice: TaskChoiceView) => Promise<"keep" | "take" | null>;

/** What an expert is to know before a bundle is exported. */
export interface ExportOutlook {
  /** That the register's card of the bureau was withdrawn: whoever has its key opens the bundle. `null` while it counts. */
  readonly withdrawal: WithdrawalView | null;
  /** The round's last bundles where they answer a package that was left for another one, the oldest first. */
  readonly forLeft: readonly ExportedView[];
  /** The number that the bundle will have in its round; it supersedes the one before. */
  readonly next: number;
  /** The last bundle that answers this very package; `null` before the first. */
  readonly latest: ExportedView | null;
}
