import { availableParallelism } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { root } from "./vite/paths.ts";
import { pdfjsAlias } from "./vite/pdfjs.ts";

/**
 * Unit tests and everything else that needs no window. `test/hostile` runs by a configuration of its own
 * (vitest.hostile.config.ts): whoever changes a line wants the rest within a minute.
 */
export default defineConfig({
  root,
  resolve: { alias: pdfjsAlias },
  test: {
    environment: "node",
    include: ["unit", "contract", "lint"].map((folder) => `test/${folder}/**/*.test.{ts,tsx}`),
    exclude: ["test/lint/fixtures/**"],
    reporters: ["default", "json"],
    outputFile: { json: join(root, "out", "test", "unit.json") },
    // Before anything loads Dexie, which looks for the engine once.
    setupFiles: ["fake-indexeddb/auto"],
    // One set of modules for all files of a worker: no test here leaves a trace, and loading them anew took a third of the time.
    pool: "threads",
    isolate: false,
    // Left alone, Vitest keeps one processor for itself: on two of them the tests would take twice as long.
    maxWorkers: availableParallelism(),
    // Whole packages are sealed and pages drawn here, perhaps on two slow and busy cores.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
