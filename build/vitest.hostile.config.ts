import { join } from "node:path";
import { defineConfig, mergeConfig } from "vitest/config";
import { root } from "./vite/paths.ts";
import unit from "./vitest.config.ts";

const { include: _unit, outputFile: _unitReport, ...test } = unit.test ?? {};

/** What an attacker, a careless program or a broken disk might hand over. */
export default mergeConfig(
  defineConfig({ ...unit, test }),
  defineConfig({
    test: {
      include: ["test/hostile/**/*.test.ts"],
      setupFiles: ["test/hostile/setup.ts"],
      // One start for all files: honest packages, people and their desks are made once a worker, and no case changes them.
      isolate: false,
      // The memory that a case takes is measured: a process of its own has no other's in it.
      pool: "forks",
      outputFile: { json: join(root, "out", "test", "hostile.json") },
    },
  }),
);
