import {
  closeSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { faultOfDatabase, setAside } from "./damaged-database";
import { readDatabaseLog, writeDatabaseLog } from "./database-log";

/**
 * What was found in one of the database's logs: `cut` bytes of a torn record at its end; `rewritten`, where whole records
 * lay behind a damaged place; or a file without which the database does not open: that was put aside whole.
 */
export interface LogMending {
  /** The file's name alone. */
  readonly file: string;
  readonly bytes: number;
  readonly cut: number | "rewritten" | "set-aside";
}

/** The folder in the profile where a log is kept as it was found before it was written anew. */
export const damagedFolderName = "damaged-logs";

/**
 * Mends the logs of the window's databases. A killed program leaves a torn record, of something that was never
 * acknowledged, and so does a write that found the disk full. LevelDB passes over such an end at the next opening; but
 * Chromium has it write on in the same log, right behind the torn record, at once where the disk was full and after a
 * start otherwise. The opening after that takes both for corruption, and Chromium answers corruption by deleting the
 * database (google/leveldb#1287, electron/electron#41877). So this comes before every opening: while nobody else has the
 * profile, and before Chromium is ready. Returns what it found besides whole logs. Throws file errors as they are, and a
 * `DamagedDatabase` where the program must not go on.
 */
export function mendDatabase(profile: string): LogMending[] {
  const databases = join(profile, "IndexedDB");
  return namesIn(databases)
    .filter((name) => name.endsWith(".indexeddb.leveldb"))
    .flatMap((name) => {
      const fault = faultOfDatabase(join(databases, name));
      if (fault === null) return mendFolder(join(databases, name), join(profile, damagedFolderName));
      putAside(profile, name);
      return [{ file: fault, bytes: 0, cut: "set-aside" as const }];
    });
}

/** A damaged database could not be put aside: it must not be opened, for it would be deleted. */
export class DamagedDatabase extends Error {
  constructor(cause: unknown) {
    super("a damaged database cannot be put aside", { cause });
    this.name = "DamagedDatabase";
  }
}

function putAside(profile: string, name: string): void {
  try {
    setAside(profile, name);
  } catch (thrown) {
    throw new DamagedDatabase(thrown);
  }
}

function mendFolder(folder: string, aside: string): LogMending[] {
  return namesIn(folder)
    .filter((name) => /^(\d+\.log|MANIFEST-\d+)$/.test(name))
    .map((file) => mendLog(folder, file, aside))
    .filter(({ cut }) => cut !== 0);
}

function mendLog(folder: string, file: string, aside: string): LogMending {
  const path = join(folder, file);
  const log = readFileSync(path);
  const { wholeBytes, salvaged } = readDatabaseLog(log);
  const found = { file, bytes: log.length };
  if (salvaged === null) {
    if (wholeBytes < log.length) truncate(path, wholeBytes);
    return { ...found, cut: log.length - wholeBytes };
  }
  // Only a list that is not in use any more can be damaged here: LevelDB removes it.
  if (file.startsWith("MANIFEST")) return { ...found, cut: 0 };
  mkdirSync(aside, { recursive: true, mode: 0o700 });
  writeFileSync(join(aside, file), log, { mode: 0o600 });
  replace(path, writeDatabaseLog(salvaged));
  return { ...found, cut: "rewritten" };
}

function truncate(path: string, length: number): void {
  flushed(path, "r+", (handle) => ftruncateSync(handle, length));
}

/** Puts other bytes in a file's place, whole or not at all. */
function replace(path: string, bytes: Uint8Array): void {
  const temporary = `${path}.tmp`;
  flushed(temporary, "w", (handle) => writeFileSync(handle, bytes));
  renameSync(temporary, path);
}

function flushed(path: string, flags: "r+" | "w", change: (handle: number) => void): void {
  const handle = openSync(path, flags, 0o600);
  try {
    change(handle);
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
