import type { ReviewClaims } from "../../shared/domain/claims";
import type { TaskAtHand } from "../../shared/package/task-at-hand";
import type { StoredPackage } from "../storage/package";
import type { BundleTaskView, LedgerTaskView } from "./ledger-contract";
import type { Session } from "./session";

/** Of a bundle's claims, what names the task package that it answers. */
export type AnsweredTask = Pick<ReviewClaims, "task" | "round" | "bureau">;

/**
 * The task package that a bundle must be checked against: the one that it names, else the one of the same revision of
 * its round, which then refuses it. `null` where the bureau has neither on this computer: another revision says nothing.
 */
export async function packageFor(session: Session, claims: AnsweredTask): Promise<StoredPackage | null> {
  const packages = await session.rounds.packages();
  const named = packages.find((each) => isNamed(each, claims));
  return named ?? packages.find((each) => isOfRevision(each, claims)) ?? null;
}

/** Whether a package is one that a bundle of these claims must be checked against. */
export const isAnsweredBy = (stored: StoredPackage, claims: AnsweredTask): boolean =>
  isNamed(stored, claims) || isOfRevision(stored, claims);

const isNamed = (stored: StoredPackage, { task }: AnsweredTask) => stored.packageId === task.packageId;

const isOfRevision = (stored: StoredPackage, { bureau, round }: AnsweredTask) =>
  stored.bureauKid === bureau.kid && stored.roundId === round.id && stored.roundRevision === round.revision;

/** A package of the bureau as the verifier wants it, with the older ones of its round that are at hand. */
export async function taskAtHand(session: Session, stored: StoredPackage): Promise<TaskAtHand> {
  const { packageId, digest, claims, round, bureauKid, roundId } = stored;
  const [packages, applications] = await Promise.all([
    session.rounds.packages(),
    session.rounds.applications(packageId),
  ]);
  const ancestors = packages.filter(
    (each) => each.bureauKid === bureauKid && each.roundId === roundId && each.packageId !== packageId,
  );
  return { packageId, digest, claims, contents: { round, applications }, ancestors };
}

/** What the window shows of the task beside a bundle's reviews. */
export async function bundleTaskView(session: Session, stored: StoredPackage): Promise<BundleTaskView> {
  const { packageId, round } = stored;
  const applications = await session.rounds.applications(packageId);
  return {
    packageId,
    title: round.title,
    criteria: round.rubric.criteria.map(({ id, title, max }) => ({ id, title, max })),
    gates: round.gates.map(({ id, title }) => ({ id, title })),
    applications: applications.map(({ id, number, studio }) => ({ id, number, studio: studio.name })),
  };
}

/** The bureau's own task packages, the one imported last first. */
export async function ledgerTasks(session: Session): Promise<LedgerTaskView[]> {
  const packages = await session.rounds.packages();
  return Promise.all(
    packages.map(async (stored) => ({
      ...(await bundleTaskView(session, stored)),
      ...{ roundId: stored.roundId, revision: stored.roundRevision, importedAt: stored.importedAt },
      ...{ deadline: stored.round.deadline, experts: stored.claims.experts },
    })),
  );
}
