import { Refused } from "../../shared/package/refused";
import type { VerifiedTask } from "../../shared/package/verify-task";
import { placeInLine } from "../../shared/rules/round-line";
import { readCards } from "../storage/card";
import { WorkWentOn } from "../storage/carried";
import type { StoredPackage } from "../storage/package";
import { discardStage } from "../storage/stage";
import { commitImport, packageStanding, refillPackage, type VerifiedImport } from "../storage/task-import";
import { carryWork } from "./carry-work";
import { askChoice, decisionOf, keepPresent, type Rivals, takeBack } from "./choose-task";
import type { ImportJob, ImportView } from "./contract";
import type { ServiceParts } from "./parts";
import { lineName } from "./round-cache";
import { roundView } from "./round-view";
import type { Session } from "./session";

/** A package that verified, and the import that it came with. */
export interface Arrival {
  readonly storeId: string;
  readonly task: VerifiedTask;
  /** The file's name. */
  readonly file: string;
  readonly job: ImportJob;
}

/**
 * Makes a verified package visible, with what goes on in it; the same package again changes nothing, and its stage is
 * given up. Where it contradicts the package that an expert works in, a person is asked which one counts, before
 * anything is visible. Throws a refusal `conflict` where nobody can be asked, `cancelled` where the question was given
 * up, `superseded` where a newer revision is here.
 */
export async function settleTask(
  parts: ServiceParts,
  session: Session,
  arrival: Arrival,
): Promise<ImportView> {
  const { task } = arrival;
  const verified = await importOf(parts, session, arrival);
  const { stored } = verified;
  if (session.seat.role === "bureau") return settleOwn(parts, session, arrival, verified);
  const known = (await session.rounds.inRound(stored)).map((each) => ({ ...lineName(each), stored: each }));
  const { revision } = task.claims.round;
  const arriving = { packageId: task.packageId, digest: task.digest, revision };
  const found = placeInLine({ ...arriving, supersedes: task.claims.supersedes }, known);
  switch (found.place) {
    case "already":
      return alreadyHere(parts, session, verified, found.by.stored);
    case "superseded":
      throw new Refused("superseded", arrival.file, `revision ${found.by.revision} is here`);
    case "next": {
      const before = found.from && { from: found.from.stored, skipped: found.skipped };
      return imported(session, await commit(parts, session, verified, before), { already: false });
    }
    case "left": {
      const here = known.find((each) => each.digest === task.digest);
      if (!here) throw new Refused("internal", arrival.file, "the package went away");
      const rivals = { present: found.by.stored, given: { ...verified, stored: here.stored } };
      return choose(parts, session, arrival, { ...rivals, why: "left" });
    }
    case "conflict": {
      const { why, by } = found;
      if (why === "same-id") throw new Refused("conflict", arrival.file, "another package of the same id");
      return choose(parts, session, arrival, { present: by.stored, given: verified, why });
    }
  }
}

/** A bureau keeps its packages side by side, and takes none that contradicts another. */
async function settleOwn(
  parts: ServiceParts,
  session: Session,
  { task, file }: Arrival,
  verified: VerifiedImport,
): Promise<ImportView> {
  const standing = await packageStanding(parts.database, session.seat.id, verified.stored);
  if (standing === "conflict") throw new Refused("conflict", file);
  if (standing === "new")
    return imported(session, await commit(parts, session, verified, null), { already: false });
  const known = (await session.rounds.packages()).find((each) => each.digest === task.digest);
  if (!known) throw new Refused("internal", file, "the package went away");
  return alreadyHere(parts, session, verified, known);
}

/** The same package again: nothing changes, unless its scans were missing here. */
async function alreadyHere(
  { database }: ServiceParts,
  session: Session,
  verified: VerifiedImport,
  { packageId }: StoredPackage,
): Promise<ImportView> {
  const refilled = await refillPackage(database, { seatId: session.seat.id, packageId }, verified);
  if (refilled) session.rounds.forget(packageId);
  else await discardStage(database, verified.stored.storeId);
  return imported(session, await session.rounds.package(packageId), { already: true, refilled });
}

/** Has a person choose, and does what was chosen. */
async function choose(
  parts: ServiceParts,
  session: Session,
  { storeId, file, job }: Arrival,
  rivals: Rivals,
): Promise<ImportView> {
  const { present, given } = rivals;
  const answer = await askChoice(parts, session, rivals, { file, job });
  job.signal.throwIfAborted();
  if (answer === "keep") {
    await keepPresent(parts, session, rivals);
    await discardStage(parts.database, storeId);
    const { packageId } = present;
    const line = await session.rounds.line(packageId);
    return { kind: "kept", summary: roundView(await session.rounds.package(packageId), line) };
  }
  if (rivals.why === "left") {
    const back = await takeBack(parts, session, rivals);
    await discardStage(parts.database, storeId);
    return imported(session, back, { already: true, decided: true });
  }
  const decisions = [decisionOf(parts, session, { chosen: given.stored, left: present })];
  const decided = { ...given, stored: { ...given.stored, decisions }, over: present.digest };
  const stored = await commit(parts, session, decided, { from: present, skipped: false });
  return imported(session, stored, { already: false, decided: true });
}

async function imported(
  session: Session,
  stored: StoredPackage,
  told: { readonly already: boolean; readonly decided?: boolean; readonly refilled?: boolean },
): Promise<ImportView> {
  const { already, decided = false, refilled = false } = told;
  const summary = roundView(stored, await session.rounds.line(stored.packageId));
  const carrying = already ? null : stored.carrying;
  return { kind: "task", summary, already, decided, refilled, carrying };
}

/** The package whose work goes on, and whether revisions in between never arrived. */
interface Before {
  readonly from: StoredPackage;
  readonly skipped: boolean;
}

/** How often work that went on meanwhile is read again before the import gives up. */
const attempts = 5;

/** Makes the package visible, with what goes on in it. */
async function commit(
  parts: ServiceParts,
  session: Session,
  verified: VerifiedImport,
  before: Before | null,
): Promise<StoredPackage> {
  for (let attempt = 1; ; attempt += 1) {
    const whole = before ? await withWork(parts, session, verified, before) : verified;
    try {
      await commitImport(parts.database, session.box, whole);
      return whole.stored;
    } catch (error) {
      if (!(error instanceof WorkWentOn) || attempt === attempts) throw error;
    }
  }
}

/** The package with the work that goes on in it. */
async function withWork(
  parts: ServiceParts,
  session: Session,
  verified: VerifiedImport,
  { from, skipped }: Before,
): Promise<VerifiedImport> {
  const { rows, carrying } = await carryWork(parts, session, { from, skipped }, verified);
  return { ...verified, stored: { ...verified.stored, carrying }, carried: rows };
}

async function importOf(
  parts: ServiceParts,
  session: Session,
  { storeId, task }: Arrival,
): Promise<VerifiedImport> {
  const { packageId, digest, claims, contents, files, tags } = task;
  if (!contents) throw new Error("the package was verified without its contents");
  const { bureau: issuer, round } = claims;
  const bureau = (await readCards(parts.database, session.box)).find((card) => card.kid === issuer.kid);
  const stored: StoredPackage = {
    ...{ packageId, digest, bureauKid: issuer.kid, roundId: round.id, roundRevision: round.revision },
    ...{ storeId, importedAt: parts.now(), claims, round: contents.round },
    bureauName: bureau ? bureau.organisation || bureau.name : "",
    identity: contents.packageIdentity,
    returns: contents.returns,
    ...{ carrying: null, decisions: [], chosen: 0 },
  };
  const order = claims.applications.map((each) => each.id);
  const payload = files.filter(({ path }) => path.startsWith("data/"));
  return {
    stored,
    files: payload.map(({ path, bytes, sha256 }) => ({ path, size: bytes, sha256 })),
    envelope: tags,
    applications: [...contents.applications].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id)),
    carried: null,
    over: null,
  };
}
