import { cp } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** What came of the tortures so far. `lost` counts what had been acknowledged and was not there, a whole database as one. */
export interface Outcome {
  kills: number;
  acknowledged: number;
  lost: number;
  halfImports: number;
  orphans: number;
  /** Files that had their name and were not whole. */
  halfFiles: number;
  /** Kills that left a torn record in the database's logs. */
  tornLogs: number;
  /** Profiles that were kept as evidence, one a loss. */
  readonly kept: string[];
}

/** Nothing yet. */
export const newOutcome = (): Outcome => ({
  ...{ kills: 0, acknowledged: 0, lost: 0, halfImports: 0, orphans: 0, halfFiles: 0, tornLogs: 0 },
  kept: [],
});

/** Whether nothing was lost and nothing is half. */
export const isSound = ({ lost, halfImports, orphans, halfFiles }: Outcome): boolean =>
  lost + halfImports + orphans + halfFiles === 0;

/** Resolves once so much was acknowledged. */
export async function acknowledged(outcome: Outcome, wanted: number): Promise<void> {
  while (outcome.acknowledged < wanted) await pause(20);
}

/** What every torture is given. */
export interface TortureOptions {
  readonly kills: number;
  /** Ends it early. In milliseconds since the epoch. */
  readonly until: number;
  /** Where profiles go that lost something. */
  readonly keepIn: string;
  /** 0 to below 1, as `Math.random`. */
  readonly random: () => number;
  readonly say: (line: string) => void;
}

/** Counts a loss, and keeps the profile that it happened in; nothing of the program may be writing there any more. */
export async function keepLoss(
  { keepIn }: Pick<TortureOptions, "keepIn">,
  outcome: Outcome,
  profile: string,
): Promise<void> {
  outcome.lost += 1;
  const kept = join(keepIn, `jiangping-lost-${process.pid}-${outcome.kept.length + 1}`);
  await cp(profile, kept, { recursive: true });
  outcome.kept.push(kept);
}
