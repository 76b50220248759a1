import { until } from "../../shared/package/abort";
import type { ByteSource } from "../../shared/package/byte-source";
import { containerOf } from "../../shared/package/container";
import { unwrap } from "../../shared/package/refused";
import { type VerifiedTask, verifyTask } from "../../shared/package/verify-task";
import { PieceReader } from "../storage/piece-reader";
import { beginStage, discardStage } from "../storage/stage";
import type { ImportJob, ImportView, WorkSource } from "./contract";
import type { ServiceParts } from "./parts";
import { PieceWriter } from "./piece-writer";
import { isRecorded } from "./recorded";
import { trustedCards } from "./register";
import { demandReader } from "./roles";
import type { Session } from "./session";
import { settleTask } from "./settle-task";
import { sourceOf } from "./source";
import { demandSpace } from "./space";
import { Witness } from "./witness";

/**
 * Verifies a task package and stores it on the way. Nothing of it can be seen unless all of it verified; whatever
 * stops the import, what was stored by then is removed again, at the latest at the next start. A card or a review is
 * told from its first bytes and left alone. An expert's work on the revision before goes on in the newer one, which
 * becomes visible together with it; a bureau keeps its packages side by side, in whatever order they come.
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
    return await settleTask(parts, session, { storeId, task: verified, file: given.name, job });
  } catch (error) {
    await discardStage(parts.database, storeId);
    throw error;
  }
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
  const { database } = parts;
  try {
    const result = await verifyTask({
      source: witness.source(source),
      cards,
      isInLedger: (digest) => witness.watch(() => isRecorded(parts, session, digest)),
      identity: session.keys.identity,
      readerKid: session.keys.kid,
      former: session.keys.former,
      askPassphrase: askingWithin(job),
      depth: "documents",
      onPayload: (piece) => witness.watch(() => writer.write(piece)),
      kept: async (path, size) => {
        await witness.watch(() => writer.flush());
        return witness.source(new PieceReader(database, { storeId, path, size }));
      },
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
