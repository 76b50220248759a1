import { join } from "node:path";
import { defineConfig, mergeConfig } from "vitest/config";
import { root } from "./vite/paths.ts";
import unit from "./vitest.config.ts";

const { include: _unit, outputFile: _unitReport, ...test } = unit.test ?? {};

/** Every flip of the small packages, where `npm test` takes a random part of them. Some ten minutes. */
export default mergeConfig(
  defineConfig({ ...unit, test }),
  defineConfig({
    test: {
      include: ["test/hostile/flips/**/*.test.ts"],
      env: { FLIPS: "all" },
      outputFile: { json: join(root, "out", "test", "flips.json") },
    },
  }),
);
