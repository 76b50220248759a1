import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/**
 * Does some work while no other process of this checkout does work under the same lock file: two commands started at
 * the same time would otherwise build into, or unpack into, one folder.
 * @template T
 * @param {string} path the lock file; it holds the owner's process id, and a dead owner's lock is taken over
 * @param {() => Promise<T>} work
 * @returns {Promise<T>} what the work returned
 */
export async function underLock(path, work) {
  await mkdir(dirname(path), { recursive: true });
  while (!(await take(path))) await pause(200);
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

/**
 * Written beside and linked into place, so that the lock never exists without its owner's id.
 * @param {string} path
 */
async function take(path) {
  const mine = `${path}.${process.pid}`;
  await writeFile(mine, String(process.pid));
  try {
    await link(mine, path);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
  } finally {
    await rm(mine, { force: true });
  }
  if (!(await ownerLives(path))) await rm(path, { force: true });
  return false;
}

/** @param {string} path */
async function ownerLives(path) {
  const owner = Number(await readFile(path, "utf8").catch(() => "0"));
  if (owner === 0) return false; // Gone between two looks.
  try {
    process.kill(owner, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}
