import type { Ledger, LedgerBundle, LedgerLine, LedgerTask } from "../ports";

/** The ledger's part about one round. */
export interface LedgerRound {
  readonly roundId: string;
  /** As the newest task package at hand calls it; `null` where none is. */
  readonly title: string | null;
  /** By expert, in the order in which their first bundles came; of one expert the newest first. */
  readonly bundles: readonly LedgerBundle[];
  readonly lines: readonly LedgerLine[];
  /** The round's task packages at hand, the newest revision first. */
  readonly tasks: readonly LedgerTask[];
}

/** A conflict for a person to decide: the bundles to choose among, and what was decided before. */
export interface Conflict {
  readonly line: LedgerLine;
  readonly expertName: string;
  readonly roundTitle: string | null;
  readonly contenders: readonly LedgerBundle[];
}

/** The rounds of which a bundle or a task package is there, the one with the latest event first. */
export function roundsOf({ bundles, lines, tasks }: Ledger): readonly LedgerRound[] {
  const events = [
    ...bundles.map(({ roundId, at }) => ({ roundId, at })),
    ...tasks.map(({ roundId, importedAt }) => ({ roundId, at: importedAt })),
  ].sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
  const ids = [...new Set(events.map((each) => each.roundId))];
  return ids.map((roundId) => {
    const of = <T extends { readonly roundId: string }>(all: readonly T[]) =>
      all.filter((each) => each.roundId === roundId);
    const own = [...of(tasks)].sort((one, other) => other.revision - one.revision);
    const order = of(lines).map((each) => each.expertKid);
    const byExpert = (one: LedgerBundle, other: LedgerBundle) =>
      order.indexOf(one.expert.kid) - order.indexOf(other.expert.kid);
    return {
      ...{ roundId, title: own[0]?.title ?? null, lines: of(lines), tasks: own },
      bundles: [...of(bundles)].sort(byExpert),
    };
  });
}

/** How many experts' bundles count, and how many experts the newest task package is for (`null` where none is at hand). */
export function deliveredOf({ bundles, tasks }: LedgerRound): {
  readonly delivered: number;
  readonly expected: number | null;
} {
  return {
    delivered: bundles.filter((each) => each.counts).length,
    expected: tasks[0]?.experts.length ?? null,
  };
}

/** What is to be decided about one expert's bundles, or may be decided anew. */
export function conflictOf({ bundles, title }: LedgerRound, line: LedgerLine): Conflict {
  const own = bundles.filter((each) => each.expert.kid === line.expertKid);
  return {
    line,
    expertName: own[0]?.expert.name ?? "",
    roundTitle: title,
    contenders: own.filter((each) => line.contenders.includes(each.digest)),
  };
}

/** The conflicts that wait for a decision. */
export function openConflicts(rounds: readonly LedgerRound[]): readonly Conflict[] {
  return rounds.flatMap((round) =>
    round.lines.filter((line) => line.open).map((line) => conflictOf(round, line)),
  );
}
