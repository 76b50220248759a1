import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { readDatabaseLog } from "./database-log";

/** The folder in the profile where a database is kept as it was found when it could not be opened any more. */
export const asideFolderName = "damaged-databases";

/**
 * Why LevelDB cannot open a database, as far as its list of tables says; `null` where it can. Chromium answers each of
 * these by deleting the database, scans and all, without a word (electron/electron#41877). A list whose middle is damaged
 * is not mended: each of its records changes what the ones before said. What one of them said cannot be told from the
 * files, where tables that were merged into others may lie beside those, and a wrong guess brings back what was deleted.
 */
export function faultOfDatabase(folder: string): string | null {
  const names = readdirSync(folder);
  if (!names.includes("CURRENT")) return names.some((name) => holdsRows(folder, name)) ? "CURRENT" : null;
  const manifest = /^(MANIFEST-\d+)\n$/.exec(readFileSync(join(folder, "CURRENT"), "latin1"))?.[1];
  if (!manifest) return "CURRENT";
  if (!names.includes(manifest)) return manifest;
  const { wholeBytes, salvaged } = readDatabaseLog(readFileSync(join(folder, manifest)));
  return salvaged !== null || wholeBytes === 0 ? manifest : null;
}

/** A database that was begun and never got its list holds nothing yet. */
function holdsRows(folder: string, name: string): boolean {
  return name.endsWith(".ldb") || (name.endsWith(".log") && statSync(join(folder, name)).size > 0);
}

/**
 * Puts a database out of Chromium's reach, with the large values that lie beside it, in place of one that was put there
 * before. Only names change: that needs no room, and nothing of it is half done. Throws file errors as they are.
 */
export function setAside(profile: string, name: string): void {
  const aside = join(profile, asideFolderName);
  mkdirSync(aside, { recursive: true, mode: 0o700 });
  for (const each of [name, name.replace(/\.leveldb$/, ".blob")]) {
    const from = join(profile, "IndexedDB", each);
    if (!existsSync(from)) continue;
    rmSync(join(aside, each), { recursive: true, force: true });
    renameSync(from, join(aside, each));
  }
}

/** Whether a database lies aside. */
export const isSetAside = (profile: string): boolean => existsSync(join(profile, asideFolderName));
