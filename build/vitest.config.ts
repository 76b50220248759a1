import { availableParallelism } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { root } from "./vite/paths.ts";
import { pdfjsAlias } from "./vite/pdfjs.ts";

/** Scrypt at little cost where nobody else opens what it seals: at the format's cost it takes most of a second. */
const quickScrypt = join(root, "test", "fixtures", "quick-scrypt.ts");

/**
 * Unit tests. What needs no window either but takes its time, whole packages, other programs and processes, runs by
 * configurations of its own (vitest.contract.config.ts, vitest.hostile.config.ts): whoever changes a line wants these
 * within a minute.
 */
export default defineConfig({
  root,
  resolve: { alias: [...pdfjsAlias, { find: /^hash-wasm$/, replacement: quickScrypt }] },
  test: {
    environment: "node",
    include: ["test/unit/**/*.test.{ts,tsx}"],
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
