import type { Removal, RemovalNote } from "../../shared/domain/removal";
import { Refused } from "../../shared/package/refused";
import { signRemoval } from "../../shared/package/removal-note";
import { type ExportRow, readExportRows } from "../storage/exported";
import type { StoredPackage } from "../storage/package";
import { boxRemoval, readRemovals, type StoredRemoval } from "../storage/removal";
import { removeRound } from "../storage/removed-round";
import { readSealFacts, type SealFacts } from "../storage/sealed";
import type { ServiceParts } from "./parts";
import type { RemovalNoteView, RemovalOutlook, RemovalRequest } from "./removal-contract";
import type { Session } from "./session";

/** What would go with the round that a package belongs to, for the person who is asked. */
export async function removalOutlook(
  parts: ServiceParts,
  session: Session,
  packageId: string,
): Promise<RemovalOutlook> {
  const counted = await countRound(parts, session, packageId);
  const { round, packages, applications, seals, bundles, unexported } = counted;
  return {
    ...{ roundId: round.id, title: round.title, packages: packages.length, unexported },
    ...{ applications: applications.length, seals: seals.length, bundles: bundles.length },
  };
}

/**
 * Removes a round from the open seat for good and gives the signed note of it. Throws a refusal `reason-missing` without a
 * reason, `conflict` where sealed work was not exported and the round's number was not typed, or work went on meanwhile.
 */
export async function removeRoundOf(
  parts: ServiceParts,
  session: Session,
  packageId: string,
  { reason, typed }: RemovalRequest,
): Promise<RemovalNoteView> {
  if (reason.trim() === "") throw new Refused("reason-missing");
  const counted = await countRound(parts, session, packageId);
  if (counted.unexported > 0 && typed.trim() !== counted.round.id)
    throw new Refused("conflict", undefined, `${counted.unexported} sealed reviews were not exported`);
  const by = { kid: session.keys.kid, name: session.seat.name };
  const removal: Removal = { ...counted, removedAt: parts.now(), by, reason: reason.trim() };
  const note = await signNote(parts, session, removal);
  const { database } = parts;
  const before = await stateOf(parts, session, removal);
  await removeRound(database, {
    ...{ seatId: session.seat.id, bureauKid: removal.round.bureauKid, roundId: removal.round.id },
    ...{
      at: removal.removedAt,
      note: await boxRemoval(session.box, note),
      isAsCounted: async () => (await stateOf(parts, session, removal)) === before,
    },
  });
  for (const each of removal.packages) session.rounds.forget(each.packageId);
  return noteView(note);
}

/** Signs the account of a removal, to be kept as it is given to the person. */
export async function signNote(
  parts: Pick<ServiceParts, "newId">,
  session: Session,
  removal: RemovalNote,
): Promise<StoredRemoval> {
  const { bytes, digest } = await signRemoval(session.keys, removal);
  const compact = new TextDecoder().decode(bytes);
  return { id: parts.newId(), at: removal.removedAt, removal, compact, digest };
}

/** The notes that are kept at the seat, the newest first. */
export async function removalNotes(parts: ServiceParts, session: Session): Promise<RemovalNoteView[]> {
  return (await readRemovals(parts.database, session.box)).map(noteView);
}

/** A note as the window has it. */
export function noteView({ id, at, removal, compact, digest }: StoredRemoval): RemovalNoteView {
  const suggestedName = `清除记录-${removal.round.title}-${at.slice(0, 10)}`;
  return { id, removal, digest, suggestedName, bytes: new TextEncoder().encode(compact) };
}

type Counted = Omit<Removal, "removedAt" | "by" | "reason">;

async function countRound(parts: ServiceParts, session: Session, packageId: string): Promise<Counted> {
  const line = await session.rounds.line(packageId);
  const [newest] = line;
  if (!newest) throw new Refused("internal", undefined, "no such round");
  const rows = await readExportRows(parts.database, session.seat.id, packageId);
  const facts = (await Promise.all(line.map((each) => sealsOf(parts, session, each)))).flat();
  const applications = await session.rounds.applications(newest.packageId);
  const { id, title } = newest.round;
  return {
    format: 1,
    round: { id, title, bureauName: newest.bureauName, bureauKid: newest.bureauKid },
    packages: line.map((each) => ({
      ...{ packageId: each.packageId, revision: each.roundRevision },
      ...{ digest: each.digest, importedAt: each.importedAt },
    })),
    applications: applications.map(({ id: applicationId, number }) => ({ id: applicationId, number })),
    seals: facts.map(({ reviewSha256, sealedAt, number, reopened, ...name }) => ({
      ...{ packageId: name.packageId, applicationId: name.applicationId, number },
      ...{ sealedAt, reviewSha256, reopened: reopened !== null },
    })),
    bundles: rows.map(({ revision, digest, createdAt, state }) => ({
      ...{ revision, digest, createdAt, saved: state === "saved" },
    })),
    unexported: facts.filter((fact) => fact.reopened === null && !isExported(fact, newest, rows)).length,
  };
}

/** Seals of an older revision were carried over, or do not count any more: only those of the newest can be waiting. */
function isExported(fact: SealFacts, newest: StoredPackage, rows: readonly ExportRow[]): boolean {
  if (fact.packageId !== newest.packageId) return true;
  return rows.some(
    ({ packageId, state, seals }) =>
      state === "saved" &&
      packageId === fact.packageId &&
      seals.some((each) => each.applicationId === fact.applicationId && each.number === fact.number),
  );
}

async function sealsOf(
  parts: ServiceParts,
  session: Session,
  { packageId }: StoredPackage,
): Promise<SealFacts[]> {
  const applications = await session.rounds.applications(packageId);
  const facts = applications.map(({ id: applicationId }) =>
    readSealFacts(parts.database, session.box, { packageId, applicationId }),
  );
  return (await Promise.all(facts)).flat();
}

/** What work on the round there is, as one text: any more of it makes another. */
async function stateOf({ database }: ServiceParts, session: Session, { packages }: Counted): Promise<string> {
  const counts: number[] = [];
  for (const { packageId } of packages)
    for (const table of ["changes", "sealed", "exports"]) {
      const start = [session.seat.id, packageId];
      counts.push(
        await database
          .table(table)
          .where(":id")
          .between(start, [...start, []])
          .count(),
      );
    }
  return counts.join();
}
