import { capture, run } from "./run.mjs";
import { CannotGoOn, say } from "./say.mjs";

/** Debian's packages, by what they are for. */
const PACKAGES = {
  /** Shared libraries that Electron loads. */
  window: ["libgtk-3-0", "libnss3", "libasound2", "libgbm1", "libxss1", "libatk-bridge2.0-0", "libdrm2"],
  /** Without them Chinese text is boxes, on screen and on paper. */
  fonts: ["fonts-noto-cjk"],
  /** A display where there is none. */
  display: ["xvfb", "xauth"],
  /** Other people's programs that the tests compare this one with, and the newer engine that runs the window too. */
  tests: ["chromium", "age", "unzip", "zip", "python3", "openssl", "poppler-utils", "zbar-tools", "strace"],
};

/** @typedef {keyof typeof PACKAGES} Need */

/**
 * Makes sure that the system has what a command needs. On Debian and its kin missing packages are installed when
 * this runs as root; otherwise the one command to run is printed. Elsewhere nothing can be said and nothing is done.
 * @param {Need[]} needs
 * @throws {CannotGoOn} when something is missing and cannot be installed here; fonts alone only warn
 */
export async function ensureSystemLibraries(needs) {
  const missing = await missingPackages(needs.flatMap((need) => PACKAGES[need]));
  if (missing.length === 0) return;
  if (process.getuid?.() === 0) return install(missing);
  const advice = `sudo apt-get update && sudo apt-get install -y ${missing.join(" ")}`;
  const message = `This system lacks ${missing.join(", ")}. Run once:\n  ${advice}`;
  if (missing.some((name) => !PACKAGES.fonts.includes(name))) throw new CannotGoOn(message);
  say(message);
}

/**
 * @param {string[]} wanted
 * @returns {Promise<string[]>} those that dpkg does not know as installed; empty where there is no dpkg
 */
async function missingPackages(wanted) {
  if (process.platform !== "linux") return [];
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholders are dpkg-query's own.
  const format = "${Package}\\t${db:Status-Status}\\t${Provides}\\n";
  const { code, stdout } = await capture("dpkg-query", ["-W", "-f", format]);
  if (code !== 0) return [];
  const present = installedNames(stdout);
  return wanted.filter((name) => !present.has(name));
}

/**
 * @param {string} listing lines of `package TAB status TAB provides`, as dpkg-query prints them
 * @returns {Set<string>} the installed packages and the names that they provide (Debian 13's libgtk-3-0t64 provides
 *   libgtk-3-0)
 */
export function installedNames(listing) {
  const names = listing.split("\n").flatMap((line) => {
    const [name = "", status, provides = ""] = line.split("\t");
    if (status !== "installed") return [];
    return [name, ...provides.split(",").map((entry) => entry.trim().split(/[ :]/)[0] ?? "")];
  });
  return new Set(names.filter((name) => name !== ""));
}

/** @param {string[]} missing */
async function install(missing) {
  say(`Installing ${missing.join(", ")} (apt-get) …`);
  /** @param {string[]} args */
  const apt = (args) =>
    run("apt-get", args, { env: { DEBIAN_FRONTEND: "noninteractive" }, output: "show-on-stderr" });
  const updated = await apt(["update", "-q"]);
  const code = await apt(["install", "-y", "-q", "--no-install-recommends", ...missing]);
  if (code === 0) return;
  throw new CannotGoOn(
    `apt-get could not install ${missing.join(" ")} (exit ${code}${updated === 0 ? "" : ", and apt-get update failed too"}).`,
  );
}
