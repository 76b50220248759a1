import { closeSync, fsyncSync, ftruncateSync, openSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { wholeRecordBytes } from "./torn-log";

/** What was found at the end of one of the database's logs: `cut` bytes of a torn record, or damage that was left as it is. */
export interface LogMending {
  /** The file's name alone. */
  readonly file: string;
  readonly bytes: number;
  readonly cut: number | "damaged";
}

/**
 * Cuts torn records off the logs of the window's databases. A killed program leaves such a record, of something that was
 * never acknowledged, and LevelDB passes over it at the next opening; but Chromium has it write on in the same log, right
 * behind the torn record. The opening after that takes both for corruption, and Chromium answers corruption by deleting
 * the database (google/leveldb#1287). So this comes before every opening: while nobody else has the profile, and before
 * Chromium is ready. Returns what it found besides whole logs. Throws file errors as they are.
 */
export function mendDatabase(profile: string): LogMending[] {
  const databases = join(profile, "IndexedDB");
  return namesIn(databases)
    .filter((name) => name.endsWith(".indexeddb.leveldb"))
    .flatMap((name) => mendFolder(join(databases, name)));
}

function mendFolder(folder: string): LogMending[] {
  return namesIn(folder)
    .filter((name) => /^(\d+\.log|MANIFEST-\d+)$/.test(name))
    .map((file) => mendLog(folder, file))
    .filter(({ cut }) => cut !== 0);
}

function mendLog(folder: string, file: string): LogMending {
  const path = join(folder, file);
  const log = readFileSync(path);
  const whole = wholeRecordBytes(log);
  if (whole !== null && whole < log.length) truncate(path, whole);
  return { file, bytes: log.length, cut: whole === null ? "damaged" : log.length - whole };
}

function truncate(path: string, length: number): void {
  const handle = openSync(path, "r+");
  try {
    ftruncateSync(handle, length);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === "ENOENT") return []; // a new profile
    throw thrown;
  }
}
