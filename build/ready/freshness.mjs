import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * Something that is made from files, and made again only when one of them changed.
 * @typedef {object} Step
 * @property {string} name unique; names the stamp
 * @property {string[]} inputs files and folders, relative to the root
 * @property {string[]} [except] files and folders under them that do not matter
 * @property {string[]} outputs what has to be there afterwards, relative to the root
 */

/**
 * A digest of a step's inputs: of every file's path and content, whatever its time.
 * @param {string} root
 * @param {Pick<Step, "inputs" | "except">} step
 * @returns {Promise<string>} lower-case hex
 */
export async function digestOfInputs(root, { inputs, except = [] }) {
  const hash = createHash("sha256");
  const files = (await Promise.all(inputs.map((input) => filesUnder(root, input, except)))).flat();
  for (const file of [...new Set(files)].sort()) {
    const content = await readFile(join(root, file));
    hash.update(`${file}\n${content.length}\n`).update(content);
  }
  return hash.digest("hex");
}

/**
 * @param {string} root
 * @param {Step} step
 * @param {string} digest of its inputs now
 * @returns {Promise<boolean>} whether it was made from these very inputs and all that it made is still there
 */
export async function isFresh(root, step, digest) {
  const stamp = await readFile(stampPath(root, step), "utf8").catch(() => "");
  return stamp === digest && step.outputs.every((output) => existsSync(join(root, output)));
}

/**
 * Forgets that a step was ever done; called before it is begun, so that an interrupted one counts as not done.
 * @param {string} root
 * @param {Step} step
 */
export async function forget(root, step) {
  await rm(stampPath(root, step), { force: true });
}

/**
 * Remembers that a step was done.
 * @param {string} root
 * @param {Step} step
 * @param {string} digest of its inputs when it was begun
 */
export async function remember(root, step, digest) {
  const path = stampPath(root, step);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, digest);
}

/**
 * @param {string} root
 * @param {Step} step
 */
function stampPath(root, step) {
  return join(root, "out", ".made", `${step.name}.sha256`);
}

/**
 * @param {string} root
 * @param {string} path relative to the root, with forward slashes
 * @param {string[]} except
 * @returns {Promise<string[]>} relative paths; none where the path does not exist
 */
async function filesUnder(root, path, except) {
  if (except.includes(path)) return [];
  const entries = await readdir(join(root, path), { withFileTypes: true }).catch((error) => {
    if (error.code === "ENOTDIR") return null;
    if (error.code === "ENOENT") return [];
    throw error;
  });
  if (entries === null) return [path];
  return (
    await Promise.all(entries.map((entry) => filesUnder(root, `${path}/${entry.name}`, except)))
  ).flat();
}
