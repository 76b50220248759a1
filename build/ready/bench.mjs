// `npm run -s bench -- NAME … [--json]`: measures under a virtual display. With --json stdout is the JSON alone.
import { join } from "node:path";
import { ensureBuilt } from "./bundle.mjs";
import { underVirtualDisplay } from "./display.mjs";
import { ensureModules } from "./modules.mjs";
import { out } from "./places.mjs";
import { prepareProgram } from "./program.mjs";
import { run } from "./run.mjs";
import { runMain } from "./say.mjs";
import { benchStep } from "./steps.mjs";
import { ensureSystemLibraries } from "./system-libraries.mjs";

await runMain(async () => {
  await ensureSystemLibraries(["window", "fonts", "display"]);
  await ensureModules();
  await prepareProgram();
  await ensureBuilt(benchStep);
  const bench = [join(out, "build", "bench.mjs"), ...process.argv.slice(2)];
  return run(...underVirtualDisplay(process.execPath, bench));
});
