import { until } from "../../shared/package/abort";
import type { ByteSource } from "../../shared/package/byte-source";
import { containerOf } from "../../shared/package/container";
import { Refused, unwrap } from "../../shared/package/refused";
import { type VerifiedTask, verifyTask } from "../../shared/package/verify-task";
import { readCards } from "../storage/card";
import type { StoredPackage } from "../storage/package";
import { beginStage, discardStage } from "../storage/stage";
import { commitImport, type PackageName, packageStanding, type VerifiedImport } from "../storage/task-import";
import type { ImportJob, ImportView, RoundView, WorkSource } from "./contract";
import type { ServiceParts } from "./parts";
import { PieceWriter } from "./piece-writer";
import { isRecorded } from "./recorded";
import { trustedCards } from "./register";
import { demandReader } from "./roles";
import type { Session } from "./session";
import { sourceOf } from "./source";
import { Witness } from "./witness";

/**
 * Verifies a task package and stores it on the way. Nothing of it can be seen unless all of it verified; whatever
 * stops the import, what was stored by then is removed again, at the latest at the next start. A card or a review is
 * told from its first bytes and left alone.
 */
export async function importTask(
  parts: ServiceParts,
  session: Session,
  given: WorkSource,
  job: ImportJob,
): Promise<ImportView> {
  const source = sourceOf(given);
  const container = await containerOf(source);
  if (container === "jws") return { kind: "card" };
  if (container === "age") return { kind: "review" };
  await demandSpace(parts, source, given.name);
  const storeId = parts.newId();
  await beginStage(parts.database, storeId, parts.now());
  try {
    const verified = await verifyInto(parts, session, source, { storeId, job });
    demandReader(session, verified.claims);
    job.signal.throwIfAborted();
    return await settle(parts, session, storeId, verified, given.name);
  } catch (error) {
    await discardStage(parts.database, storeId);
    throw error;
  }
}

/** Room for the package itself and for what the database writes about it. */
async function demandSpace(parts: ServiceParts, source: ByteSource, file: string): Promise<void> {
  const free = await parts.freeBytes();
  if (free !== null && free < source.size * 1.05)
    throw new Refused("no-space", file, `${free} bytes are free`);
}

interface Staging {
  readonly storeId: string;
  readonly job: ImportJob;
}

/** Asks as long as the import runs: whoever stops it, or locks the seat, has answered. */
const askingWithin = ({ askPassphrase, signal }: ImportJob) =>
  askPassphrase && ((wrong: boolean) => until(askPassphrase(wrong), signal));

async function verifyInto(
  parts: ServiceParts,
  session: Session,
  source: ByteSource,
  { storeId, job }: Staging,
): Promise<VerifiedTask> {
  const cards = await trustedCards(parts, session);
  const writer = new PieceWriter(parts.database, storeId);
  const witness = new Witness();
  const { size } = source;
  const read: ByteSource["read"] = (...range) => witness.watch(() => source.read(...range));
  try {
    const result = await verifyTask({
      source: { size, read },
      cards,
      isInLedger: (digest) => witness.watch(() => isRecorded(parts, session, digest)),
      identity: session.keys.identity,
      readerKid: session.keys.kid,
      askPassphrase: askingWithin(job),
      depth: "documents",
      onPayload: (piece) => witness.watch(() => writer.write(piece)),
      onProgress: (done, total) => job.onProgress({ done, total, stage: "verifying" }),
      signal: job.signal,
    });
    if (!result.ok) witness.rethrow();
    const verified = unwrap(result);
    await writer.flush();
    return verified;
  } finally {
    // What is still being written must not come after the stage was given up.
    await writer.quiet();
  }
}

async function settle(
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
    return { kind: "task", summary: roundView(known), already: true };
  }
  const verified = await importOf(parts, session, storeId, task);
  await commitImport(parts.database, session.box, verified);
  return { kind: "task", summary: roundView(verified.stored), already: false };
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
  };
  const order = claims.applications.map((each) => each.id);
  const payload = files.filter(({ path }) => path.startsWith("data/"));
  return {
    stored,
    files: payload.map(({ path, bytes, sha256 }) => ({ path, size: bytes, sha256 })),
    envelope: tags,
    applications: [...contents.applications].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id)),
  };
}

/** What the list of rounds shows of a package. */
export function roundView({ packageId, round, bureauName, importedAt }: StoredPackage): RoundView {
  const { id, title, revision, deadline } = round;
  return { packageId, roundId: id, title, revision, deadline, bureauName, importedAt };
}
