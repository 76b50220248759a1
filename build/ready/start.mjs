// `npm start [-- FILE]`: makes everything ready and opens the desk; without a display it runs the demonstration.
import { runDemo } from "./demo-run.mjs";
import { hasDisplay } from "./display.mjs";
import { ensureModules } from "./modules.mjs";
import { prepareProgram, sandboxArgs } from "./program.mjs";
import { run } from "./run.mjs";
import { ensureSample } from "./sample.mjs";
import { runMain, say } from "./say.mjs";
import { ensureSystemLibraries } from "./system-libraries.mjs";

await runMain(async () => {
  if (!hasDisplay()) {
    say("There is no display here, so the demonstration runs under a virtual one instead of the window.");
    return runDemo();
  }
  await ensureSystemLibraries(["window", "fonts"]);
  await ensureModules();
  const { executable, args } = await prepareProgram();
  await ensureSample();
  say("Opening the window …");
  // npm moves into the package's folder; a file is named from where the user stands.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  return run(executable, [...args, ...sandboxArgs(), ...process.argv.slice(2)], { cwd });
});
