// Fetches the checksum list of the electron package's release, from wherever that package is set up to fetch from.
// A process of its own, so that official-runtime.mjs can end it by the clock. Exit 0: reachable.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./places.mjs";

const manifest = join(root, "node_modules", "electron", "package.json");
const getter = createRequire(manifest).resolve("@electron/get");
const { downloadArtifact, ElectronDownloadCacheMode } = await import(pathToFileURL(getter).href);
const { version } = JSON.parse(await readFile(manifest, "utf8"));
const tempDirectory = await mkdtemp(join(tmpdir(), "jiangping-probe-"));
try {
  await downloadArtifact({
    version,
    artifactName: "SHASUMS256.txt",
    isGeneric: true,
    cacheMode: ElectronDownloadCacheMode.Bypass,
    tempDirectory,
  });
} catch {
  process.exitCode = 1;
} finally {
  await rm(tempDirectory, { recursive: true, force: true });
}
