import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { formFonts } from "./form-fonts.ts";
import { licences, onlyLicensed } from "./licences.ts";
import { appFolder, root, windowTarget } from "./paths.ts";
import { pdfjsAlias, pdfjsFiles } from "./pdfjs.ts";

/** The window: `out/app/renderer/`, served by the program itself under `app://jiangping/`. */
export default defineConfig({
  root: join(root, "renderer"),
  base: "/",
  publicDir: false,
  resolve: { alias: pdfjsAlias },
  plugins: [react(), formFonts(), pdfjsFiles(), licences(), onlyLicensed()],
  worker: { format: "es", plugins: () => [onlyLicensed()] },
  build: {
    outDir: join(appFolder, "renderer"),
    emptyOutDir: true,
    target: windowTarget,
    // The content policy knows no inline script and no data: address for scripts, fonts and workers.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // Read from the disk beside it, so a large chunk costs parsing only; each desk is a chunk of its own anyway.
    chunkSizeWarningLimit: 2_000,
  },
});
