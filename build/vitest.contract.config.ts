import { join } from "node:path";
import { defineConfig, mergeConfig } from "vitest/config";
import { root } from "./vite/paths.ts";
import unit from "./vitest.config.ts";

const { include: _unit, outputFile: _unitReport, ...test } = unit.test ?? {};

/**
 * What holds between this project and others: packages, public tools, processes; what pictures of many made pages show;
 * and the lint rules, each broken once.
 */
export default mergeConfig(
  defineConfig({ ...unit, test }),
  defineConfig({
    test: {
      include: ["test/contract/**/*.test.ts", "test/pictures/*.test.ts", "test/lint/*.test.ts"],
      outputFile: { json: join(root, "out", "test", "contract.json") },
    },
  }),
);
