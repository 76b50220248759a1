// `npm run package [-- electron-builder's arguments]`: the packages of this platform, in out/package. With the
// development runtime it makes the unpacked folder; build/before-pack.cjs stops anything else. The official one is
// fetched by electron-builder itself for each system and processor it packs for.
import { join } from "node:path";
import { ensureBuilt } from "./bundle.mjs";
import { findRuntime } from "./electron-runtime.mjs";
import { ensureIcons } from "./icons.mjs";
import { ensureModules } from "./modules.mjs";
import { root } from "./places.mjs";
import { registryRuntimeVersion } from "./registry-runtime.mjs";
import { run } from "./run.mjs";
import { ensureSample } from "./sample.mjs";
import { CannotGoOn, runMain, say } from "./say.mjs";
import { appStep } from "./steps.mjs";

await runMain(async () => {
  await ensureModules();
  const runtime = await findRuntime();
  if (runtime.version === "unknown") throw new CannotGoOn(`${runtime.folder} does not say its version.`);
  await ensureBuilt(appStep);
  await ensureSample();
  await ensureIcons();
  const cli = join(root, "node_modules", "electron-builder", "cli.js");
  const fixed = ["--projectDir", root, "--config", "build/electron-builder.yml", "--publish", "never"];
  // A runtime at hand is of this system and processor alone; another one's package made of it would not start.
  const given = runtime.source === "official" ? [] : [`-c.electronDist=${runtime.folder}`];
  const version = `-c.electronVersion=${runtime.version}`;
  return run(process.execPath, [cli, ...fixed, ...given, version, ...argumentsFor(runtime.version)]);
});

/**
 * @param {string} version
 * @returns {string[]} what the user asked for; the unpacked folder where nothing else is allowed
 */
function argumentsFor(version) {
  const asked = process.argv.slice(2);
  if (version !== registryRuntimeVersion || asked.length > 0) return asked;
  say(`Electron ${version} is for development only: making the unpacked folder, no installer.`);
  return ["--dir"];
}
