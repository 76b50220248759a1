// Builds the bundles given as JSON in the first argument. A process of its own, because Vite sets NODE_ENV for the
// whole process, and what a command starts afterwards (tests, the program) must not inherit it.
import { join } from "node:path";
import { build } from "vite";
import { root } from "./places.mjs";

/** @type {import("./steps.mjs").Bundle[]} */
const bundles = JSON.parse(process.argv[2] ?? "[]");

/**
 * The tools share a folder, so each one's later parts go into a folder of its own.
 * @param {Record<string, string>} entries
 */
const toolOptions = (entries) => {
  const output = { chunkFileNames: `${Object.keys(entries)[0]}/[name].mjs` };
  return { build: { rolldownOptions: { input: entries, output } } };
};

for (const { config, entries } of bundles) {
  try {
    await build({
      configFile: join(root, config),
      logLevel: "error",
      ...(entries && toolOptions(entries)),
    });
  } catch (error) {
    process.stderr.write(`${config} does not build:\n${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  }
}
