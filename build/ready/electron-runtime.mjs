import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fetchOfficial, findOfficial } from "./official-runtime.mjs";
import { cache } from "./places.mjs";
import { findRegistryRuntime, unpackRegistryRuntime } from "./registry-runtime.mjs";
import { CannotGoOn, say } from "./say.mjs";

/**
 * @typedef {object} Runtime
 * @property {"override" | "official" | "registry"} source
 * @property {string} folder the folder that holds the executable
 * @property {string} executable
 * @property {string} version as in the folder's `version` file, or "unknown"
 */

/**
 * What the resolver looks at, so that its order can be tried against made-up machines.
 * @typedef {object} World
 * @property {string | undefined} override the value of ELECTRON_OVERRIDE_DIST_PATH
 * @property {NodeJS.Platform} platform
 * @property {string} arch
 * @property {() => string | null} findOfficial the electron package's own binary folder, if it is there already
 * @property {(haveOther: boolean) => Promise<string | null>} fetchOfficial fetches it; null where it cannot be had
 * @property {() => string | null} findRegistry the registry runtime's folder, if it was unpacked before
 * @property {() => Promise<string>} unpackRegistry
 */

/**
 * Finds an Electron runtime: the override, then the official binary, then on Linux x64 the one of the registry.
 * Says in one line which it took.
 * @param {World} [world] this machine unless given
 * @returns {Promise<Runtime>}
 * @throws {CannotGoOn} where none can be had
 */
export async function findRuntime(world = thisMachine()) {
  const runtime = await choose(world);
  say(`Electron ${runtime.version}: ${WHERE_FROM[runtime.source]} (${runtime.folder})`);
  return runtime;
}

const WHERE_FROM = {
  override: "named by ELECTRON_OVERRIDE_DIST_PATH",
  official: "the official binary",
  registry: "from the package registry, for development and tests only",
};

/** @param {World} world */
async function choose(world) {
  if (world.override) return runtimeAt("override", world.override, world.platform);
  const haveOther = world.findRegistry() !== null;
  const official = world.findOfficial() ?? (await world.fetchOfficial(haveOther));
  if (official) return runtimeAt("official", official, world.platform);
  if (world.platform !== "linux" || world.arch !== "x64") {
    throw new CannotGoOn(
      "The official Electron binary cannot be fetched from here, and there is no other one for this platform. " +
        "Connect this machine once, or point ELECTRON_OVERRIDE_DIST_PATH at an unpacked Electron.",
    );
  }
  return runtimeAt("registry", world.findRegistry() ?? (await world.unpackRegistry()), world.platform);
}

/**
 * @param {Runtime["source"]} source
 * @param {string} folder
 * @param {NodeJS.Platform} platform
 * @returns {Runtime}
 */
function runtimeAt(source, folder, platform) {
  const executable = join(folder, executableName(platform));
  if (!existsSync(executable)) throw new CannotGoOn(`There is no Electron executable at ${executable}`);
  const versionFile = join(folder, "version");
  const version = existsSync(versionFile)
    ? readFileSync(versionFile, "utf8").trim().replace(/^v/, "")
    : "unknown";
  return { source, folder, executable, version };
}

/**
 * @param {NodeJS.Platform} platform
 * @returns {string} the executable's path inside a runtime's folder
 */
export function executableName(platform) {
  if (platform === "darwin") return join("Electron.app", "Contents", "MacOS", "Electron");
  return platform === "win32" ? "electron.exe" : "electron";
}

/** @returns {World} */
function thisMachine() {
  const runtimes = join(cache, "jiangping-electron");
  return {
    override: process.env.ELECTRON_OVERRIDE_DIST_PATH,
    platform: process.platform,
    arch: process.arch,
    findOfficial,
    fetchOfficial: (haveOther) => fetchOfficial(runtimes, haveOther),
    findRegistry: () => findRegistryRuntime(runtimes),
    unpackRegistry: () => unpackRegistryRuntime(runtimes),
  };
}
