import { join } from "node:path";
import { defineConfig, mergeConfig } from "vitest/config";
import { root } from "./vite/paths.ts";
import hostile from "./vitest.hostile.config.ts";

const { include: _hostile, outputFile: _hostileReport, ...test } = hostile.test ?? {};

/** Every flip of the small packages, where `npm test` takes a random part of them: some twenty minutes. */
export default mergeConfig(
  defineConfig({ ...hostile, test }),
  defineConfig({
    test: {
      include: ["test/hostile/flips/**/*.test.ts"],
      env: { FLIPS: "all" },
      outputFile: { json: join(root, "out", "test", "flips.json") },
    },
  }),
);
