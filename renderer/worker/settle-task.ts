import { Refused } from "../../shared/package/refused";
import type { VerifiedTask } from "../../shared/package/verify-task";
import { placeInLine } from "../../shared/rules/round-line";
import { readCards } from "../storage/card";
import { WorkWentOn } from "../storage/carried";
import type { StoredPackage } from "../storage/package";
import { discardStage } from "../storage/stage";
import { commitImport, type PackageName, packageStanding, type VerifiedImport } from "../storage/task-import";
import { carryWork } from "./carry-work";
import type { ImportView } from "./contract";
import type { ServiceParts } from "./parts";
import { roundView } from "./round-view";
import type { Session } from "./session";

/**
 * Makes a verified package visible, with what goes on in it; the same package again changes nothing, and its stage is
 * given up. Throws a refusal `conflict` where it contradicts a package that is here, `superseded` where a newer revision
 * is.
 */
export async function settleTask(
  parts: ServiceParts,
  session: Session,
  storeId: string,
  task: VerifiedTask,
  file: string,
): Promise<ImportView> {
  const standing = await packageStanding(parts.database, session.seat.id, nameOf(task));
  if (standing === "conflict") throw new Refused("conflict", file);
  if (standing === "already") {
    await discardStage(parts.database, storeId);
    const known = (await session.rounds.packages()).find((each) => each.digest === task.digest);
    if (!known) throw new Refused("internal", file, "the package went away");
    const line = await session.rounds.line(known.packageId);
    return { kind: "task", summary: roundView(known, line), already: true, carrying: null };
  }
  const stored = await commit(parts, session, await importOf(parts, session, storeId, task), file);
  const line = await session.rounds.line(task.packageId);
  return { kind: "task", summary: roundView(stored, line), already: false, carrying: stored.carrying };
}

/** How often work that went on meanwhile is read again before the import gives up. */
const attempts = 5;

/** Makes the package visible, with what goes on in it. */
async function commit(
  parts: ServiceParts,
  session: Session,
  verified: VerifiedImport,
  file: string,
): Promise<StoredPackage> {
  for (let attempt = 1; ; attempt += 1) {
    const whole = await withWork(parts, session, verified, file);
    try {
      await commitImport(parts.database, session.box, whole);
      return whole.stored;
    } catch (error) {
      if (!(error instanceof WorkWentOn) || attempt === attempts) throw error;
    }
  }
}

/** The package with the work that goes on in it. Throws a refusal where it does not follow the newest revision at hand. */
async function withWork(
  parts: ServiceParts,
  session: Session,
  verified: VerifiedImport,
  file: string,
): Promise<VerifiedImport> {
  if (session.seat.role === "bureau") return verified;
  const { stored, applications } = verified;
  const { packageId, digest, roundRevision: revision, round } = stored;
  const { supersedes } = stored.claims;
  const known = (await session.rounds.inRound(stored)).map((each) => ({
    ...each,
    revision: each.roundRevision,
  }));
  const found = placeInLine({ packageId, digest, revision, supersedes }, known);
  if (found.place !== "next") {
    const code = found.place === "superseded" ? "superseded" : "conflict";
    throw new Refused(code, file, `revision ${revision} and revision ${found.by.revision}`);
  }
  if (!found.from) return verified;
  const { rows, carrying } = await carryWork(
    parts,
    session,
    found.from,
    { packageId, round, applications },
    found.skipped,
  );
  return { ...verified, stored: { ...stored, carrying }, carried: rows };
}

function nameOf({ packageId, digest, claims }: VerifiedTask): PackageName {
  const { bureau, round } = claims;
  return { packageId, digest, bureauKid: bureau.kid, roundId: round.id, roundRevision: round.revision };
}

async function importOf(
  parts: ServiceParts,
  session: Session,
  storeId: string,
  task: VerifiedTask,
): Promise<VerifiedImport> {
  const { claims, contents, files, tags } = task;
  if (!contents) throw new Error("the package was verified without its contents");
  const bureau = (await readCards(parts.database, session.box)).find(
    (card) => card.kid === claims.bureau.kid,
  );
  const stored: StoredPackage = {
    ...nameOf(task),
    ...{ storeId, importedAt: parts.now(), claims, round: contents.round },
    bureauName: bureau ? bureau.organisation || bureau.name : "",
    identity: contents.packageIdentity,
    returns: contents.returns,
    carrying: null,
  };
  const order = claims.applications.map((each) => each.id);
  const payload = files.filter(({ path }) => path.startsWith("data/"));
  return {
    stored,
    files: payload.map(({ path, bytes, sha256 }) => ({ path, size: bytes, sha256 })),
    envelope: tags,
    applications: [...contents.applications].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id)),
    carried: null,
  };
}
