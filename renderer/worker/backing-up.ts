import { Refused } from "../../shared/package/refused";
import { type BackupHeader, BackupWriter } from "../storage/backup/backup-file";
import { encodeRows, type Row, type TableRows } from "../storage/backup/row-bytes";
import { readSeatRows, type SeatRows } from "../storage/backup/seat-rows";
import { migrations } from "../storage/database";
import { StorageRefusal } from "../storage/failure";
import { pieceBytes, readPieces } from "../storage/payload";
import type { Seat } from "../storage/seat";
import type { Bytes, Job } from "./contract";
import type { ServiceParts } from "./parts";

/** How many bytes of rows go into one frame, about: small ones are gathered, one that is larger has a frame to itself. */
const frameBytes = 1024 * 1024;

/** The open seat as far as a backup needs it: it may go on a moment after the seat was locked. */
export interface BackedUpSeat {
  readonly seat: Seat;
  readonly key: CryptoKey;
}

/** Takes a backup's bytes, in order; rejects where they cannot be kept, which ends the backup. */
export type BackupTaker = (bytes: Bytes) => Promise<void>;

/**
 * Writes a backup of everything that a seat has at this moment. `work` leaves the scans, which are the task package's to
 * bring back. Throws a refusal `internal` for the example, which has no passphrase to keep it under,
 * `materials-missing` where scans are asked for and are not here, and whatever `take` throws.
 */
export async function backUp(
  parts: ServiceParts,
  { seat, key }: BackedUpSeat,
  kind: BackupHeader["kind"],
  take: BackupTaker,
  { onProgress, signal }: Job,
): Promise<void> {
  if (!seat.sealedKeys) throw new Refused("internal", undefined, "the example is not backed up");
  const header = {
    ...{ backupId: parts.newId(), seatId: seat.id, createdAt: parts.now() },
    recovery: seat.recovery,
    ...({ databaseVersion: migrations.length, kind } as const),
  };
  const writer = new BackupWriter(key, header, seat.sealedKeys);
  const rows = await readSeatRows(parts.database, seat.id, kind !== "work");
  const total = rows.files.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  await take(writer.start());
  let waiting: Bytes | null = null;
  for await (const plain of plainFrames(parts, seat, rows)) {
    signal.throwIfAborted();
    if (waiting) await take(await writer.frame(waiting, { last: false }));
    waiting = plain;
    done += plain.length;
    onProgress({ done: Math.min(done, total), total, stage: "sealing" });
  }
  if (waiting) await take(await writer.frame(waiting, { last: true }));
}

async function* plainFrames(
  parts: ServiceParts,
  seat: Seat,
  { tables, files }: SeatRows,
): AsyncGenerator<Bytes> {
  yield new TextEncoder().encode(JSON.stringify(documentOf(seat)));
  for (const { table, rows } of tables)
    for (const run of runsOf(rows)) yield encodeRows({ table, rows: run });
  for (const file of files) yield* pieceFrames(parts, file);
}

/** What of a seat the header does not say. */
function documentOf(seat: Seat) {
  const {
    id: _id,
    example: _example,
    sealedKeys: _keys,
    openKeys: _open,
    recovery: _recovery,
    ...rest
  } = seat;
  return { format: 3, ...rest };
}

function* runsOf(rows: readonly Row[]): Generator<readonly Row[]> {
  let run: Row[] = [];
  let bytes = 0;
  for (const row of rows) {
    const size = sizeOf(row);
    if (run.length > 0 && bytes + size > frameBytes) {
      yield run;
      [run, bytes] = [[], 0];
    }
    run.push(row);
    bytes += size;
  }
  if (run.length > 0) yield run;
}

function sizeOf(value: unknown): number {
  if (value instanceof Uint8Array) return value.length;
  if (typeof value !== "object" || value === null) return 16;
  return Object.values(value).reduce<number>((sum, each) => sum + 16 + sizeOf(each), 0);
}

async function* pieceFrames(
  { database }: ServiceParts,
  file: SeatRows["files"][number],
): AsyncGenerator<Bytes> {
  const { storeId, path, size } = file;
  for (let index = 0; index * pieceBytes < size; index += 1) {
    const blob = (await readPieces(database, file, index, index)).get(index);
    if (!blob) throw new StorageRefusal("materials-missing", undefined, `piece ${index} is missing`);
    const bytes = new Uint8Array(await blob.arrayBuffer());
    yield encodeRows({ table: "pieces", rows: [{ storeId, path, index, bytes }] as TableRows["rows"] });
  }
}
