import { join } from "node:path";
import { defineConfig, mergeConfig } from "vitest/config";
import { root } from "./vite/paths.ts";
import { pdfjsAlias } from "./vite/pdfjs.ts";
import unit from "./vitest.config.ts";

const { include: _unit, outputFile: _unitReport, ...test } = unit.test ?? {};

/** Scrypt at its full cost, since others open what is sealed here; the same derivation is made once. */
const rememberedScrypt = join(root, "test", "fixtures", "remembered-scrypt.ts");
const resolve = { alias: [...pdfjsAlias, { find: /^hash-wasm$/, replacement: rememberedScrypt }] };

/**
 * What holds between this project and others: packages, public tools, processes; what pictures of many made pages show;
 * and the lint rules, each broken once.
 */
export default mergeConfig(
  defineConfig({ ...unit, resolve, test }),
  defineConfig({
    test: {
      include: ["test/contract/**/*.test.ts", "test/pictures/*.test.ts", "test/lint/*.test.ts"],
      outputFile: { json: join(root, "out", "test", "contract.json") },
    },
  }),
);
