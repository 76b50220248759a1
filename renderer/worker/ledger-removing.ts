import type { LedgerRemoval } from "../../shared/domain/removal";
import { Refused } from "../../shared/package/refused";
import { lineOf, standingOf } from "../../shared/rules/ledger";
import { readLedger, type StoredBundle, type StoredLedger } from "../storage/ledger";
import { boxRemoval } from "../storage/removal";
import { removeRound } from "../storage/removed-round";
import { countsIn, ledgerIn } from "./ledger-book";
import type { ServiceParts } from "./parts";
import type { LedgerRemovalOutlook, LedgerRemovalRequest, RemovalNoteView } from "./removal-contract";
import { noteView, signNote } from "./removing";
import type { Session } from "./session";

/** What would go with a round of the bureau's, for the person who is asked. */
export async function ledgerRemovalOutlook(
  parts: ServiceParts,
  session: Session,
  roundId: string,
): Promise<LedgerRemovalOutlook> {
  const { stored, packages, bundles, decisions } = await roundIn(parts, session, roundId);
  const others = new Set([
    ...stored.bundles.map((each) => each.roundId),
    ...(await session.rounds.packages()).map((each) => each.roundId),
  ]);
  others.delete(roundId);
  return {
    ...{ roundId, title: packages[0]?.round.title ?? null, packages: packages.length },
    ...{ bundles: bundles.length, decisions: decisions.length, open: openLines(stored, bundles) },
    ...{ refusals: stored.refusals.length, otherRounds: others.size },
  };
}

/**
 * Removes a round's task packages, received bundles and rows of the ledger for good, and gives the signed note of it. To
 * be called in the ledger's turn: nothing comes in meanwhile. Throws a refusal `reason-missing` without a reason,
 * `conflict` where the round's number was not typed or somebody has to decide first which bundle counts.
 */
export async function removeLedgerRound(
  parts: ServiceParts,
  session: Session,
  roundId: string,
  { reason, typed, refusals }: LedgerRemovalRequest,
): Promise<RemovalNoteView> {
  if (reason.trim() === "") throw new Refused("reason-missing");
  if (typed.trim() !== roundId) throw new Refused("conflict", undefined, "the round's number was not typed");
  const round = await roundIn(parts, session, roundId);
  const { stored, packages, bundles, decisions } = round;
  if (openLines(stored, bundles) > 0) throw new Refused("conflict", undefined, "a conflict awaits decision");
  if (packages.length + bundles.length === 0) throw new Refused("internal", undefined, "no such round");
  const refused = refusals ? stored.refusals : [];
  const at = parts.now();
  const removal: LedgerRemoval = {
    ...accountOf(session, roundId, round),
    ...{ refusals: refused.length, removedAt: at, reason: reason.trim() },
    by: { kid: session.keys.kid, name: session.seat.name },
  };
  const note = await signNote(parts, session, removal);
  const ledgerIds = [...bundles, ...decisions, ...refused].map(({ id }) => id);
  await removeRound(parts.database, {
    ...{ seatId: session.seat.id, bureauKid: session.keys.kid, roundId, at, ledgerIds },
    note: await boxRemoval(session.box, note),
    isAsCounted: async () => (await countRows(parts, session)) === stored.rows,
  });
  for (const each of packages) session.rounds.forget(each.packageId);
  return noteView(note);
}

type RoundOf = Awaited<ReturnType<typeof roundIn>>;

async function roundIn(parts: ServiceParts, session: Session, roundId: string) {
  const stored = await readLedger(parts.database, session.box);
  const packages = await session.rounds.inRound({ bureauKid: session.keys.kid, roundId });
  const isOfRound = (each: { readonly bureauKid: string; readonly roundId: string }) =>
    each.bureauKid === session.keys.kid && each.roundId === roundId;
  return {
    ...{ stored, packages },
    bundles: stored.bundles.filter(isOfRound),
    decisions: stored.decisions.filter(isOfRound),
  };
}

function accountOf(session: Session, roundId: string, { stored, packages, bundles, decisions }: RoundOf) {
  const ledger = ledgerIn(stored);
  return {
    format: 2 as const,
    round: {
      ...{ id: roundId, title: packages[0]?.round.title ?? roundId },
      ...{ bureauName: packages[0]?.bureauName ?? session.seat.organisation, bureauKid: session.keys.kid },
    },
    packages: packages.map(({ packageId, roundRevision: revision, digest, importedAt }) => ({
      ...{ packageId, revision, digest, importedAt },
    })),
    bundles: bundles.map((each) => ({
      ...{ digest: each.digest, expertKid: each.expertKid, revision: each.revision },
      ...{ receivedAt: each.at, counted: countsIn(ledger, each) },
    })),
    decisions: decisions.length,
  };
}

/** How many of the experts' lines wait for a decision. */
function openLines(stored: StoredLedger, bundles: readonly StoredBundle[]): number {
  const ledger = ledgerIn(stored);
  const experts = new Map(bundles.map((each) => [each.expertKid, each]));
  return [...experts.values()].filter((each) => standingOf(lineOf(ledger, each)).open).length;
}

function countRows({ database }: ServiceParts, { seat }: Session): Promise<number> {
  return database.table("ledger").where({ seatId: seat.id }).count();
}
