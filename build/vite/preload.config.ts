import { defineConfig } from "vite";
import { appFolder, root, windowTarget } from "./paths.ts";

/** The preload script: one CommonJS file, because a sandboxed preload can require `electron` and nothing else. */
export default defineConfig({
  root,
  publicDir: false,
  define: { "process.env.NODE_ENV": JSON.stringify("production") },
  build: {
    outDir: appFolder,
    emptyOutDir: false,
    copyPublicDir: false,
    target: windowTarget,
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: "electron/preload.ts",
      external: ["electron"],
      output: { format: "cjs", entryFileNames: "preload.cjs", codeSplitting: false },
    },
  },
});
