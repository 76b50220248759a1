// `npm run -s jiangping -- verify | inspect …`: the command line in plain Node. Writes nothing of its own to stdout.
import { join } from "node:path";
import { ensureBuilt } from "./bundle.mjs";
import { ensureModules } from "./modules.mjs";
import { appFolder } from "./places.mjs";
import { run } from "./run.mjs";
import { runMain } from "./say.mjs";
import { cliStep } from "./steps.mjs";

await runMain(async () => {
  await ensureModules();
  await ensureBuilt(cliStep);
  // npm moves into the package's folder; the files are named from where the user stands.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  return run(process.execPath, [join(appFolder, "cli.cjs"), ...process.argv.slice(2)], { cwd });
});
