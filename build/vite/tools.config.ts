import { join } from "node:path";
import { defineConfig } from "vite";
import { root } from "./paths.ts";
import { pdfjsAlias } from "./pdfjs.ts";

/**
 * Programs of the development side, for plain Node: `out/build/<name>.mjs`. Their dependencies stay in node_modules.
 * Which ones to build is given by the caller as `build.rolldownOptions.input` (build/ready/bundle.mjs).
 */
export default defineConfig({
  root,
  publicDir: false,
  resolve: { alias: pdfjsAlias },
  build: {
    ssr: true,
    outDir: join(root, "out", "build"),
    emptyOutDir: false,
    target: "node20",
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      // The ready scripts find the checkout by where they lie: they stay where they are.
      external: /\/build\/ready\//,
      output: { format: "es", entryFileNames: "[name].mjs" },
    },
  },
});
