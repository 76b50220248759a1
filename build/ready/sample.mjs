import { rm } from "node:fs/promises";
import { join } from "node:path";
import { ensureBuilt, ensureMade } from "./bundle.mjs";
import { out } from "./places.mjs";
import { run } from "./run.mjs";
import { CannotGoOn, say } from "./say.mjs";
import { sampleMakerStep, sampleStep } from "./steps.mjs";

/** Where the sample round lies. */
export const sampleFolder = join(out, "sample");

/**
 * Makes the sample round in `out/sample` unless it is there and up to date.
 * @throws {CannotGoOn} when its maker fails
 */
export async function ensureSample() {
  await ensureBuilt(sampleMakerStep);
  await ensureMade(sampleStep, async () => {
    say("Making the sample round …");
    await rm(sampleFolder, { recursive: true, force: true });
    const maker = join(out, "build", "sample.mjs");
    const code = await run(process.execPath, [maker, "--out", sampleFolder, "--all"], {
      output: "show-on-stderr",
    });
    if (code !== 0) throw new CannotGoOn(`The sample round could not be made (exit ${code}).`);
  });
}
