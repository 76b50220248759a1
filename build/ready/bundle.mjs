import { join } from "node:path";
import { digestOfInputs, forget, isFresh, remember } from "./freshness.mjs";
import { underLock } from "./lock.mjs";
import { out, root } from "./places.mjs";
import { run } from "./run.mjs";
import { CannotGoOn, say } from "./say.mjs";

/** @typedef {import("./freshness.mjs").Step} Step */
/** @typedef {import("./steps.mjs").BundleStep} BundleStep */

/**
 * Makes what is stale, in the order given, one command of this checkout at a time.
 * @param {Step} step
 * @param {() => Promise<void>} make
 * @returns {Promise<boolean>} whether anything had to be made
 */
export async function ensureMade(step, make) {
  if (await isFresh(root, step, await digestOfInputs(root, step))) return false;
  return underLock(join(out, ".made", "making.lock"), async () => {
    const digest = await digestOfInputs(root, step);
    if (await isFresh(root, step, digest)) return false;
    await forget(root, step);
    await make();
    await remember(root, step, digest);
    return true;
  });
}

/**
 * Builds a step's bundles with Vite unless they are fresh.
 * @param {BundleStep} step
 * @throws {CannotGoOn} when a source does not build
 */
export async function ensureBuilt(step) {
  await ensureMade(step, async () => {
    const begun = Date.now();
    say(`Building ${step.name} …`);
    const builder = join(root, "build", "ready", "vite-build.mjs");
    const code = await run(process.execPath, [builder, JSON.stringify(step.bundles)], {
      output: "show-on-stderr",
    });
    if (code !== 0) throw new CannotGoOn(`The build of ${step.name} failed; the reason stands above.`);
    say(`Built ${step.name} in ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  });
}
