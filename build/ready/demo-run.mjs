import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { ensureBuilt } from "./bundle.mjs";
import { underVirtualDisplay } from "./display.mjs";
import { ensureModules } from "./modules.mjs";
import { out } from "./places.mjs";
import { prepareProgram } from "./program.mjs";
import { run } from "./run.mjs";
import { ensureSample } from "./sample.mjs";
import { say } from "./say.mjs";
import { demoStep } from "./steps.mjs";
import { ensureSystemLibraries } from "./system-libraries.mjs";

/**
 * Runs the whole journey in real Electron under a virtual display.
 * @returns {Promise<number>} the exit code
 * @throws {import("./say.mjs").CannotGoOn} when something that it needs cannot be made ready
 */
export async function runDemo() {
  await ensureSystemLibraries(["window", "fonts", "display"]);
  await ensureModules();
  await prepareProgram();
  await ensureSample();
  await ensureBuilt(demoStep);
  const results = join(out, "demo");
  await rm(results, { recursive: true, force: true });
  await mkdir(results, { recursive: true });
  const journey = [join(out, "build", "demo.mjs"), "--out", results];
  const code = await run(...underVirtualDisplay(process.execPath, journey));
  say(code === 0 ? `The results lie in ${results}` : `The demonstration failed (exit ${code}).`);
  return code;
}
