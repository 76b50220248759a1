import type { Refusal } from "../../shared/refusal";
import type { OpenRound, ReviewDeskPorts, RoundSummary } from "./ports";

/** What of the rounds is on screen. */
export interface DeskView {
  /** `null` until they were read. */
  readonly rounds: readonly RoundSummary[] | null;
  readonly open: OpenRound | null;
  /** Why the round that was asked for is not the one that is open. */
  readonly refusal: Refusal | null;
}

/** Which package is asked for. */
export interface Wanted {
  /** The package chosen to be worked on; one that is not the newest of its round any more stands for no choice. */
  readonly chosen: string | null;
  /** An older revision that is looked at instead. */
  readonly lookedAt: string | null;
}

/**
 * Reads the list of rounds and opens the one asked for, otherwise the one imported last. Where it cannot be opened, what
 * was open before stays: a review may be on screen with work that is not stored yet.
 */
export async function readDesk(
  ports: Pick<ReviewDeskPorts, "rounds" | "openRound">,
  { chosen, lookedAt }: Wanted,
  before: OpenRound | null,
): Promise<DeskView> {
  const rounds = await ports.rounds();
  const summary = rounds.find((each) => each.packageId === chosen) ?? newest(rounds);
  const packageId = lookedAt ?? summary?.packageId;
  if (packageId === undefined) return { rounds, open: null, refusal: null };
  const result = await ports.openRound(packageId);
  return result.ok
    ? { rounds, open: result.value, refusal: null }
    : { rounds, open: before, refusal: result.refusal };
}

function newest(rounds: readonly RoundSummary[]): RoundSummary | undefined {
  return [...rounds].sort((a, b) => Date.parse(b.importedAt) - Date.parse(a.importedAt))[0];
}
