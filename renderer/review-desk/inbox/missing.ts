import { emptyDraft } from "../../../shared/domain/draft";
import { openHistory } from "../../../shared/domain/history";
import { blockingGaps, type Gap, gapsOf } from "../../../shared/rules/gaps";
import type { OpenRound, ReviewDeskPorts, ReviewState } from "../ports";
import type { InboxRow } from "./rows";

/** What one application still lacks before the export. `gaps` is `null` until its review was read. */
export interface Lacking {
  readonly row: InboxRow;
  readonly gaps: readonly Gap[] | null;
}

/** The numbers of the notice above the table. */
export interface MissingCounts {
  readonly undeclared: number;
  readonly unscored: number;
  /** Points or verdicts that want a reason. */
  readonly unexplained: number;
  /** Nothing missing any more, but not sealed. */
  readonly unsealed: number;
}

const unexplainedReasons: readonly Gap["reason"][] = [
  "outside-level",
  "low-unexplained",
  "unmet-unexplained",
  "precheck-overruled",
];

const unfinished: readonly ReviewState[] = ["undeclared", "untouched", "started"];

/**
 * What of `rows` is not ready to be exported, with the gaps as far as they are known by application id. A practice
 * dossier (校准练习) is never exported and lacks nothing.
 */
export function lackingOf(
  rows: readonly InboxRow[],
  gaps: Readonly<Record<string, readonly Gap[]>>,
): Lacking[] {
  return rows
    .filter(({ standing, application }) => unfinished.includes(standing.state) && !application.calibration)
    .map((row) => ({ row, gaps: gaps[row.application.id] ?? null }));
}

/** Counts what is lacking. A review counts as scored when every criterion has points, as sealable when no gap blocks. */
export function countMissing(lacking: readonly Lacking[], criteria: number): MissingCounts {
  const declared = lacking.filter(({ row }) => row.standing.state !== "undeclared");
  const unscored = declared.filter(({ row }) => row.standing.scored < criteria);
  const reasons = declared.flatMap(({ gaps }) => gaps ?? []).map((gap) => gap.reason);
  return {
    undeclared: lacking.length - declared.length,
    unscored: unscored.length,
    unexplained: reasons.filter((reason) => unexplainedReasons.includes(reason)).length,
    unsealed: declared.length - unscored.length,
  };
}

/** Reads the started reviews of a round one after another and gives their blocking gaps by application id. */
export async function readGaps(
  ports: Pick<ReviewDeskPorts, "openReview">,
  { summary, round, applications, standings }: OpenRound,
  signal: AbortSignal,
): Promise<Record<string, readonly Gap[]>> {
  const found: Record<string, readonly Gap[]> = {};
  for (const { applicationId } of standings.filter(({ state }) => state === "started")) {
    if (signal.aborted) break;
    const stored = await ports.openReview(summary.packageId, applicationId);
    if (!stored.ok) continue;
    const { draft } = openHistory(emptyDraft(round), stored.value.entries);
    const precheck = applications.find(({ id }) => id === applicationId)?.precheck ?? [];
    found[applicationId] = blockingGaps(gapsOf(round, draft, precheck));
  }
  return found;
}
