import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, copyFile, link, mkdir, mkdtemp, readdir, rename, rm, stat, symlink } from "node:fs/promises";
import { join } from "node:path";
import { cache } from "./places.mjs";

/** @typedef {import("./electron-runtime.mjs").Runtime} Runtime */
/** @typedef {{ executable: string, args: string[] }} Launch */

/**
 * How to start an application's folder in a runtime. An official runtime takes the folder as its first argument. A
 * packaged one ignores it and loads `resources/app` only; for it a twin of the runtime is made whose `resources/app`
 * links to the folder. Twins are made of hard links, one for each application folder, so that two programs (the
 * desk and a benchmark's bare window), or two clones with one ELECTRON_OVERRIDE_DIST_PATH, never fight over a link.
 * @param {Runtime} runtime
 * @param {string} appFolder absolute
 * @param {string} [twins] where twins are kept
 * @returns {Promise<Launch>}
 */
export async function launchOf(runtime, appFolder, twins = join(cache, "jiangping-electron", "twins")) {
  if (process.platform !== "linux" || existsSync(join(runtime.folder, "resources", "default_app.asar"))) {
    return { executable: runtime.executable, args: [appFolder] };
  }
  const { size, mtimeMs } = await stat(runtime.executable);
  const key = [runtime.folder, size, mtimeMs, appFolder].join("\n");
  const twin = join(twins, createHash("sha256").update(key).digest("hex").slice(0, 16));
  if (!existsSync(twin)) await makeTwin(runtime.folder, twin, appFolder, twins);
  return { executable: join(twin, "electron"), args: [] };
}

/**
 * @param {string} original
 * @param {string} twin
 * @param {string} appFolder
 * @param {string} twins
 */
async function makeTwin(original, twin, appFolder, twins) {
  await mkdir(twins, { recursive: true });
  const work = await mkdtemp(join(twins, "making-"));
  try {
    await chmod(work, 0o755); // mkdtemp's folders are their owner's alone; a test may run the program as someone else.
    await linkTree(original, work, "");
    await symlink(appFolder, join(work, "resources", "app"));
    await rename(work, twin);
  } catch (error) {
    await rm(work, { recursive: true, force: true });
    // Another process made the same twin in the meantime.
    if (!existsSync(twin)) throw error;
  }
}

/**
 * @param {string} from
 * @param {string} to an existing folder
 * @param {string} inside the path below the runtime, "" at its top
 */
async function linkTree(from, to, inside) {
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (inside === "resources" && entry.name.startsWith("app")) continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) {
      await mkdir(target);
      await linkTree(source, target, join(inside, entry.name));
    } else {
      // Another file system, or a file of another user, cannot be linked.
      await link(source, target).catch(() => copyFile(source, target));
    }
  }
}
