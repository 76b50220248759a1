import { type ByteSource, piecesOf } from "../../shared/package/byte-source";
import { containerOf } from "../../shared/package/container";
import { fixityMeter, fixityOf } from "../../shared/package/fixity";
import { mostRetainedBytes } from "../../shared/package/limits";
import { Refused } from "../../shared/package/refused";
import { packageRefusalCodes, type RefusalCode } from "../../shared/refusal";
import { rule } from "../../shared/rules/ledger";
import { reasonFor } from "../../shared/rules/ledger-words";
import { bundlePath, readLedger, recordBundle, recordRefusal, type StoredRefusal } from "../storage/ledger";
import { pieceBytes } from "../storage/payload";
import { PieceReader } from "../storage/piece-reader";
import { readRemovals } from "../storage/removal";
import { beginStage, discardStage } from "../storage/stage";
import { type CheckedBundle, checkBundle } from "./bundle-check";
import type { Job, WorkSource } from "./contract";
import { FormKeeper } from "./form-keeper";
import { ledgerBundle, ledgerIn } from "./ledger-book";
import type { BundleStandingView } from "./ledger-contract";
import type { ServiceParts } from "./parts";
import { PieceWriter } from "./piece-writer";
import type { Session } from "./session";
import { sourceOf } from "./source";
import { demandSpace } from "./space";

/** A bundle that was taken in, with what the ledger says to it. */
export interface TakenIn {
  readonly checked: CheckedBundle;
  readonly forms: FormKeeper;
  readonly standing: BundleStandingView;
}

/** No bundle that verifies comes near this: what its files may come to, twice. A larger one is not even stored for a while. */
const mostBundleBytes = 2 * mostRetainedBytes;

/** What a file comes to. */
interface FileFixity {
  readonly size: number;
  readonly sha256: string;
}

/**
 * Takes a file into the ledger: stores its bytes where nobody sees them, verifies what was stored, decides what becomes
 * of it and records that, all at once. A bundle that is refused is recorded without its bytes; whatever else stops the
 * work (cancelled, a full disk) leaves everything as it was. Throws the refusals of package-format.md.
 */
export async function takeIn(
  parts: ServiceParts,
  session: Session,
  given: WorkSource,
  job: Job,
): Promise<TakenIn> {
  job.signal.throwIfAborted();
  const source = sourceOf(given);
  const isAge = (await containerOf(source)) === "age";
  const code = isAge ? source.size > mostBundleBytes && "archive-limit" : "not-a-package";
  if (code) return refuseUnread(parts, session, given, { source, job, code });
  await demandSpace(parts, source, given.name);
  const storeId = parts.newId();
  await beginStage(parts.database, storeId, parts.now());
  let fixity: FileFixity | null = null;
  try {
    fixity = await stage(parts, source, storeId, job);
    return await enter(parts, session, { fileName: given.name, storeId, fixity, job });
  } catch (error) {
    await discardStage(parts.database, storeId);
    if (fixity) await recordIfRefused(parts, session, error, { fileName: given.name, fixity });
    throw error;
  }
}

async function refuseUnread(
  parts: ServiceParts,
  session: Session,
  given: WorkSource,
  { source, job, code }: { readonly source: ByteSource; readonly job: Job; readonly code: RefusalCode },
): Promise<never> {
  const fixity = await fixityOf(piecesOf(source, pieceBytes, job.signal));
  const refused = new Refused(code, given.name);
  await recordIfRefused(parts, session, refused, { fileName: given.name, fixity });
  throw refused;
}

/** Stores the file's bytes under a stage and hashes them on the way. Progress is the first half of the work. */
async function stage(
  parts: ServiceParts,
  source: ByteSource,
  storeId: string,
  job: Job,
): Promise<FileFixity> {
  const { size } = source;
  const writer = new PieceWriter(parts.database, storeId);
  const meter = await fixityMeter();
  let offset = 0;
  try {
    for await (const bytes of piecesOf(source, pieceBytes, job.signal)) {
      meter.update(bytes);
      await writer.write({ path: bundlePath, size, offset, bytes });
      offset += bytes.length;
      job.onProgress({ done: offset, total: 2 * size, stage: "verifying" });
    }
    await writer.flush();
  } finally {
    // What is still being written must not come after the stage was given up.
    await writer.quiet();
  }
  return { size, sha256: meter.finish().sha256 };
}

interface Staged {
  readonly fileName: string;
  readonly storeId: string;
  readonly fixity: FileFixity;
  readonly job: Job;
}

/** Verifies the staged bytes, decides, records. */
async function enter(parts: ServiceParts, session: Session, staged: Staged): Promise<TakenIn> {
  const { storeId, fixity, job } = staged;
  const forms = new FormKeeper();
  const { size } = fixity;
  const file = { version: 1, storeId, path: bundlePath, ...fixity } as const;
  const checked = await checkBundle(parts, session, new PieceReader(parts.database, file), {
    onPayload: async (piece) => forms.take(piece),
    onProgress: (done, total) =>
      job.onProgress({
        done: size + (size * done) / Math.max(1, total),
        total: 2 * size,
        stage: "verifying",
      }),
    signal: job.signal,
  });
  job.signal.throwIfAborted();
  return { checked, forms, standing: await settleIn(parts, session, staged, checked) };
}

async function settleIn(
  parts: ServiceParts,
  session: Session,
  { fileName, storeId, fixity }: Staged,
  { verified, signer, task }: CheckedBundle,
): Promise<BundleStandingView> {
  const { database } = parts;
  const stored = await readLedger(database, session.box);
  const bundle = ledgerBundle(verified);
  const ruling = rule(ledgerIn(stored), bundle);
  const { disposition, after } = ruling;
  const verdict = {
    disposition,
    reason: `${await removedBefore(parts, session, bundle.digest)}${reasonFor(bundle, ruling)}`,
    counts: after.counting === bundle.digest,
  };
  if (disposition === "duplicate") {
    await discardStage(database, storeId);
    const known = stored.bundles.find((each) => each.digest === bundle.digest);
    if (!known) throw new Refused("internal", undefined, "the recorded bundle went away");
    return { id: known.id, at: known.at, ...verdict };
  }
  const [id, at] = [parts.newId(), parts.now()];
  const { faulty: _faulty, ...clear } = bundle;
  const { claims } = verified;
  const { organisation, fingerprint } = signer;
  await recordBundle(
    database,
    session.box,
    {
      ...clear,
      ...{ id, at, storeId, fileName, claims, organisation, fingerprint, ...fixity },
      ...{ disposition, reason: verdict.reason, crossChecked: task !== null },
    },
    stored.rows,
  );
  return { id, at, ...verdict };
}

/** Says of a bundle that was recorded once and removed with its round since; nothing of any other. */
async function removedBefore({ database }: ServiceParts, session: Session, digest: string): Promise<string> {
  const notes = await readRemovals(database, session.box);
  const known = notes.find(({ removal }) => removal.bundles.some((each) => each.digest === digest));
  if (!known) return "";
  const [year, month, day] = known.at.slice(0, 10).split("-").map(Number);
  return `这份评审包曾经登记，${year}年${month}月${day}日随批次清除，现在重新登记。`;
}

type Recordable = (typeof packageRefusalCodes)[number];
const isRecordable = (code: string): code is Recordable =>
  (packageRefusalCodes as readonly string[]).includes(code);

/** Records what the format refuses. That the user thought better of it, or the disk is full, is nobody's bundle. */
async function recordIfRefused(
  parts: ServiceParts,
  session: Session,
  error: unknown,
  { fileName, fixity }: { readonly fileName: string; readonly fixity: FileFixity },
): Promise<void> {
  if (!(error instanceof Refused) || !isRecordable(error.refusal.code)) return;
  const { code, file } = error.refusal;
  const inside = file === undefined || file === fileName ? null : file;
  const refusal: Omit<StoredRefusal, "number"> = {
    ...{ id: parts.newId(), at: parts.now(), code, fileName, inside },
    ...{ size: fixity.size, sha256: fixity.sha256 },
  };
  await recordRefusal(parts.database, session.box, refusal);
}
