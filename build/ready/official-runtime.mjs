import { existsSync, readFileSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./places.mjs";
import { run } from "./run.mjs";
import { say } from "./say.mjs";

const PROBE_MS = 6_000;
const DOWNLOAD_MS = 15 * 60_000;
const ASK_AGAIN_MS = 24 * 3_600_000;

/**
 * The folder of the official binary, if the electron package has unpacked it and it is of the package's version.
 * @param {string} [electron] the electron package's folder
 * @returns {string | null}
 */
export function findOfficial(electron = join(root, "node_modules", "electron")) {
  const dist = join(electron, "dist");
  // path.txt is the last thing that the package's installer writes.
  if (!existsSync(join(electron, "path.txt")) || !existsSync(join(dist, "version"))) return null;
  const unpacked = readFileSync(join(dist, "version"), "utf8").trim().replace(/^v/, "");
  const { version } = JSON.parse(readFileSync(join(electron, "package.json"), "utf8"));
  return unpacked === version ? dist : null;
}

/**
 * Fetches the official binary through the electron package's own installer, after a short probe that asks for a tiny
 * file of the same release: a network that reaches only a package registry is known within seconds.
 * @param {string} notes a folder that remembers a failed probe
 * @param {boolean} haveOther whether another runtime is at hand; then a failed probe is believed for a day
 * @returns {Promise<string | null>} its folder, or null where it cannot be had
 */
export async function fetchOfficial(notes, haveOther) {
  const note = join(notes, "official-not-reachable");
  if (haveOther && (await failedLately(note))) return null;
  if (!(await probe())) {
    await mkdir(notes, { recursive: true });
    await writeFile(note, new Date().toISOString());
    return null;
  }
  await rm(note, { force: true });
  say("Fetching the official Electron binary …");
  const installer = join(root, "node_modules", "electron", "install.js");
  await run(process.execPath, [installer], { output: "show-on-stderr", timeoutMs: DOWNLOAD_MS });
  return findOfficial();
}

async function probe() {
  const script = join(root, "build", "ready", "official-probe.mjs");
  return (await run(process.execPath, [script], { output: "quiet", timeoutMs: PROBE_MS })) === 0;
}

/** @param {string} note */
async function failedLately(note) {
  const at = Date.parse(await readFile(note, "utf8").catch(() => ""));
  return Date.now() - at < ASK_AGAIN_MS;
}
