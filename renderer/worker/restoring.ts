import { uuidSchema } from "../../shared/domain/ids";
import { z } from "../../shared/domain/schema";
import { fromBase64url } from "../../shared/package/base64url";
import type { ByteSource } from "../../shared/package/byte-source";
import { type OwnerKeys, openKeys } from "../../shared/package/keys";
import { readRecoveryCode } from "../../shared/package/recovery-code";
import { Refused, unwrap } from "../../shared/package/refused";
import type { Result } from "../../shared/refusal";
import { type BackupHeader, BackupReader, sealedKeysOf } from "../storage/backup/backup-file";
import { decodeRows, type TableRows } from "../storage/backup/row-bytes";
import { demandOwnRows, putSeatRows } from "../storage/backup/seat-rows";
import { storedBytes } from "../storage/box";
import { migrations } from "../storage/database";
import { StorageRefusal } from "../storage/failure";
import { joinedHandovers } from "../storage/handover";
import { hasFiles, pieceBytes } from "../storage/payload";
import { boxSeat, readSeat, type Seat, seatDocumentSchema } from "../storage/seat";
import { beginStage, discardStage, sweepStages } from "../storage/stage";
import type { BackedUpSeat } from "./backing-up";
import type { BackupView, Job, SeatView, WorkSource } from "./contract";
import { type GuessGuard, guessedAs } from "./guess-guard";
import type { ServiceParts } from "./parts";
import { PieceWriter } from "./piece-writer";
import { boxOf, seatView } from "./session";
import { sourceOf } from "./source";
import { demandSpace } from "./space";

/** What a backup says of itself before its passphrase. Throws a refusal for files that are no backup, or of a newer program. */
export async function viewBackup(parts: ServiceParts, given: WorkSource): Promise<BackupView> {
  const { header } = await BackupReader.open(sourceOf(given));
  const { seatId, createdAt, kind, databaseVersion } = header;
  if (databaseVersion > migrations.length)
    throw new Refused("format-unsupported", given.name, `of database version ${databaseVersion}`);
  const isHere = (await readSeat(parts.database, seatId)) !== null;
  return { seatId, createdAt, kind, isHere, guessedAs: await guessedAs(sealedKeysOf(header)) };
}

/** What a backup holds, read to its end and proven by its keys. */
interface Contents {
  readonly seat: Seat;
  readonly tables: readonly TableRows[];
}

/** A backup that is to take the place of what is here. */
export interface Returning {
  readonly given: WorkSource;
  readonly job: Job;
  /** Backs up what is replaced. */
  readonly saveFirst: (seat: BackedUpSeat) => Promise<void>;
}

/** How a backup opens, and what becomes of its seat. */
export interface Opening {
  /** Counted as a guess where it throws a refusal `wrong-passphrase`. */
  readonly keysOf: (header: BackupHeader) => Promise<OwnerKeys>;
  /** The seat as it lies here from now on. */
  readonly seatOf: (read: Seat, here: Seat | null, keys: OwnerKeys) => Promise<Seat>;
}

/**
 * Restores a backup with the passphrase of its time or the recovery code that held then, as `bringBack` does. Throws a
 * refusal `internal` for a handover, which needs a passphrase of its new owner.
 */
export function restoreBackup(
  parts: ServiceParts,
  guesses: GuessGuard,
  passphrase: string,
  returning: Returning,
): Promise<SeatView> {
  return bringBack(parts, guesses, returning, {
    keysOf: async (header) => {
      if (header.kind === "handover") throw new Refused("internal", undefined, "a handover is taken over");
      return unwrap(await openKeysOf(header, passphrase));
    },
    seatOf: async (read, here) => {
      // Work of an earlier time comes back; keys that were replaced since do not.
      const isReplaced = here?.former.some(({ kid }) => kid === read.kid) ?? false;
      const after = here && isReplaced ? here : read;
      return here ? { ...after, handovers: joinedHandovers(here, read) } : after;
    },
  });
}

/**
 * Puts what a backup holds in place of what this computer has of its seat; other seats stay as they are. Nothing is
 * visible before all of it was read and proven. Throws a refusal `wrong-passphrase`, `too-soon`, `not-a-backup`,
 * `backup-damaged`, `format-unsupported` or `no-space`; what was there stays then.
 */
export async function bringBack(
  parts: ServiceParts,
  guesses: GuessGuard,
  { given, job, saveFirst }: Returning,
  opening: Opening,
): Promise<SeatView> {
  const source = sourceOf(given);
  await demandSpace(parts, source, given.name);
  const reader = await BackupReader.open(source);
  if (reader.header.databaseVersion > migrations.length) throw new Refused("format-unsupported", given.name);
  demandSameRows(reader.header.databaseVersion);
  const { header } = reader;
  const keys = await guesses.guarded(await guessedAs(sealedKeysOf(header)), async () =>
    opening.keysOf(header),
  );
  const staging = new Staging(parts);
  try {
    const { key } = await boxOf({ id: reader.header.seatId }, keys);
    const { seat, tables } = await readContents(reader, key, staging, source, job);
    if (seat.kid !== keys.kid) throw new StorageRefusal("backup-damaged", undefined, "keys of another seat");
    demandOwnRows(parts.database, seat.id, tables);
    const here = await readSeat(parts.database, seat.id);
    const returning = await opening.seatOf(seat, here, keys);
    if (here) await saveFirst({ seat: here, key });
    job.signal.throwIfAborted();
    await putSeatRows(parts.database, {
      ...{ seatId: seat.id, seat: await boxSeat(parts.database, returning), tables },
      ...{ staged: await staging.finish(), at: parts.now() },
    });
    await sweepStages(parts.database);
    return seatView(returning);
  } catch (error) {
    await staging.discard();
    throw error;
  }
}

/** The keys of a backup, by the passphrase of its time or the code of the recovery sheet that held then. */
function openKeysOf(header: BackupHeader, typed: string): Promise<Result<OwnerKeys>> {
  const reading = readRecoveryCode(typed);
  const sealed = reading.ok && header.recovery && fromBase64url(header.recovery.sealedKeys);
  return sealed ? openKeys(sealed, reading.code) : openKeys(sealedKeysOf(header), typed);
}

/**
 * Rows lie in a backup as they lay in the database. No migration has changed any yet; the first that does has to change
 * those of older backups too.
 */
function demandSameRows(databaseVersion: number): void {
  if (migrations.slice(databaseVersion).some(({ upgrade }) => upgrade))
    throw new Refused("format-unsupported", undefined, `rows of database version ${databaseVersion}`);
}

async function readContents(
  reader: BackupReader,
  key: CryptoKey,
  staging: Staging,
  source: ByteSource,
  { onProgress, signal }: Job,
): Promise<Contents> {
  let seat: Seat | null = null;
  let done = 0;
  const tables: TableRows[] = [];
  for await (const plain of reader.frames(key, signal)) {
    done += plain.length;
    onProgress({ done: Math.min(done, source.size), total: source.size, stage: "verifying" });
    if (!seat) {
      seat = seatIn(plain, reader.header);
      continue;
    }
    const rows = decodeRows(plain);
    if (rows.table === "pieces") await staging.take(rows);
    else tables.push(rows);
  }
  if (!seat) throw new StorageRefusal("backup-damaged", undefined, "an empty backup");
  return { seat, tables };
}

function seatIn(plain: Uint8Array<ArrayBuffer>, header: BackupHeader): Seat {
  const read = seatDocumentSchema.safeParse(JSON.parse(new TextDecoder().decode(plain)));
  if (!read.success) throw new StorageRefusal("backup-damaged", undefined, "the seat is malformed");
  const { format: _format, ...seat } = read.data;
  const { seatId: id, recovery } = header;
  return { ...seat, id, example: false, sealedKeys: sealedKeysOf(header), recovery, openKeys: null };
}

const pieceSchema = z.strictObject({
  storeId: uuidSchema,
  path: z.string().min(1).max(200),
  index: z.int().min(0),
  bytes: storedBytes,
});

/** Stores pieces as they come, each store in a stage of its own, unless its pieces are here already. */
class Staging {
  readonly #parts: ServiceParts;
  readonly #writers = new Map<string, PieceWriter | null>();

  constructor(parts: ServiceParts) {
    this.#parts = parts;
  }

  async take({ rows }: TableRows): Promise<void> {
    for (const row of rows) {
      const piece = pieceSchema.safeParse(row);
      if (!piece.success) throw new StorageRefusal("backup-damaged", undefined, "a piece is malformed");
      const { storeId, path, index, bytes } = piece.data;
      const writer = await this.#writer(storeId);
      await writer?.write({ path, size: bytes.length, offset: index * pieceBytes, bytes });
    }
  }

  /** Waits until everything is stored; gives the stores. */
  async finish(): Promise<string[]> {
    for (const writer of this.#writers.values()) await writer?.flush();
    return [...this.#writers].filter(([, writer]) => writer).map(([storeId]) => storeId);
  }

  async discard(): Promise<void> {
    for (const [storeId, writer] of this.#writers) {
      await writer?.quiet();
      if (writer) await discardStage(this.#parts.database, storeId);
    }
  }

  async #writer(storeId: string): Promise<PieceWriter | null> {
    const known = this.#writers.get(storeId);
    if (known !== undefined) return known;
    const isHere = await hasFiles(this.#parts.database, storeId);
    if (!isHere) await beginStage(this.#parts.database, storeId, this.#parts.now());
    const writer = isHere ? null : new PieceWriter(this.#parts.database, storeId);
    this.#writers.set(storeId, writer);
    return writer;
  }
}
