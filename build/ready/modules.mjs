import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./places.mjs";
import { npmCommand, run } from "./run.mjs";
import { CannotGoOn, say } from "./say.mjs";

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }} LockedPackage */
/** @typedef {{ packages?: Record<string, LockedPackage> }} Lock */

/**
 * Makes node_modules what package-lock.json says, by `npm ci`, and only when it is not.
 * @throws {CannotGoOn} when npm fails
 */
export async function ensureModules() {
  const wanted = await readLock(join(root, "package-lock.json"));
  const present = await readLock(join(root, "node_modules", ".package-lock.json"));
  if (wanted && present && modulesAgree(wanted, present)) return;
  say("Installing the modules that package-lock.json names (npm ci) …");
  const [command, args] = npmCommand(["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]);
  // The electron package may try to fetch its binary on install; finding a runtime is electron-runtime.mjs's work.
  const code = await run(command, args, {
    env: { ELECTRON_SKIP_BINARY_DOWNLOAD: "1" },
    output: "show-on-stderr",
  });
  if (code !== 0)
    throw new CannotGoOn(`npm ci failed (exit ${code}). Check the registry: npm config get registry`);
}

/**
 * Whether what npm recorded of its last install is what the lock asks for. npm writes that record last, so an
 * interrupted install has none. Packages of other platforms are in the lock and not in the record.
 * @param {Lock} wanted package-lock.json
 * @param {Lock} present node_modules/.package-lock.json
 */
export function modulesAgree(wanted, present) {
  const installed = present.packages ?? {};
  const locked = wanted.packages ?? {};
  const nothingElse = Object.keys(installed).every((name) => name in locked);
  return (
    nothingElse && Object.entries(locked).every(([name, entry]) => isSatisfied(name, entry, installed[name]))
  );
}

/**
 * @param {string} name
 * @param {LockedPackage} entry
 * @param {LockedPackage | undefined} found
 */
function isSatisfied(name, entry, found) {
  if (name === "") return true;
  if (!found) return Boolean(entry.optional || entry.devOptional || entry.peer);
  return found.version === entry.version && found.integrity === entry.integrity;
}

/**
 * @param {string} path
 * @returns {Promise<Lock | null>} null where there is no such file or half of one
 */
async function readLock(path) {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch {
    return null;
  }
}
