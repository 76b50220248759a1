// `npm run build`: the program and the sample round, each made only when stale.
import { ensureBuilt } from "./bundle.mjs";
import { ensureModules } from "./modules.mjs";
import { ensureSample } from "./sample.mjs";
import { runMain } from "./say.mjs";
import { appStep } from "./steps.mjs";

await runMain(async () => {
  await ensureModules();
  await ensureBuilt(appStep);
  await ensureSample();
  return 0;
});
