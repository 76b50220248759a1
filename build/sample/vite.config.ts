import { defineConfig } from "vite";

/** Bundles the sample's makers for Node 20. Packages, native ones above all, stay outside. */
export default defineConfig({
  build: {
    ssr: true,
    target: "node20",
    outDir: "out/build",
    emptyOutDir: false,
    rollupOptions: {
      input: { sample: "build/sample/make.ts" },
      output: { entryFileNames: "[name].mjs", chunkFileNames: "sample-[name].mjs" },
    },
  },
});
