// `npm run -s torture -- [--kills N] [--minutes M] [--keep DIR] [--json]`: kills the built program at random moments under
// a virtual display. With --json stdout is the JSON alone.
import { join } from "node:path";
import { ensureBuilt } from "./bundle.mjs";
import { underVirtualDisplay } from "./display.mjs";
import { ensureModules } from "./modules.mjs";
import { out } from "./places.mjs";
import { prepareProgram } from "./program.mjs";
import { run } from "./run.mjs";
import { runMain } from "./say.mjs";
import { tortureStep } from "./steps.mjs";
import { ensureSystemLibraries } from "./system-libraries.mjs";

await runMain(async () => {
  await ensureSystemLibraries(["window", "fonts", "display"]);
  await ensureModules();
  await prepareProgram();
  await ensureBuilt(tortureStep);
  const torture = [join(out, "build", "torture.mjs"), ...process.argv.slice(2)];
  return run(...underVirtualDisplay(process.execPath, torture));
});
