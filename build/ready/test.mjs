// `npm test`: makes everything ready, then types, lint, unit and end-to-end tests. The last line is the count.
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { ensureBuilt } from "./bundle.mjs";
import { ensureModules } from "./modules.mjs";
import { out } from "./places.mjs";
import { prepareProgram } from "./program.mjs";
import { npmCommand, run } from "./run.mjs";
import { ensureSample } from "./sample.mjs";
import { runMain, say } from "./say.mjs";
import { cliStep } from "./steps.mjs";
import { ensureSystemLibraries } from "./system-libraries.mjs";
import { addUp, ofCheck, ofPlaywright, ofVitest } from "./test-count.mjs";

const results = join(out, "test");

/** @param {string} script */
const npmRun = (script) => npmCommand(["run", "-s", script]);

/** @param {string} script */
async function check(script) {
  say(`\n— ${script}`);
  return ofCheck(await run(...npmRun(script)));
}

async function checks() {
  return [await check("typecheck"), await check("lint")];
}

/** @param {"unit" | "contract" | "hostile"} name */
async function vitest(name) {
  say(`\n— test:${name}`);
  const code = await run(...npmRun(`test:${name}`));
  return ofVitest(join(results, `${name}.json`), code);
}

async function endToEnd() {
  say("\n— end-to-end tests in Electron");
  const code = await run(...npmRun("test:e2e"));
  return ofPlaywright(join(results, "e2e.json"), code);
}

await runMain(async () => {
  await ensureSystemLibraries(["window", "fonts", "display", "tests"]);
  await ensureModules();
  await prepareProgram();
  await ensureBuilt(cliStep);
  // The checks need no sample round, and its maker keeps one processor busy for half a minute.
  const [checked] = await Promise.all([checks(), ensureSample()]);
  await rm(results, { recursive: true, force: true });
  await mkdir(results, { recursive: true });
  const total = addUp([
    ...checked,
    await vitest("unit"),
    await vitest("contract"),
    await vitest("hostile"),
    await endToEnd(),
  ]);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
});
