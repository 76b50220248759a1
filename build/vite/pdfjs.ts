import { cp } from "node:fs/promises";
import { join } from "node:path";
import type { Alias, Plugin } from "vite";
import { appFolder, root } from "./paths.ts";

const legacy = join(root, "node_modules/pdfjs-dist/legacy/build");

/**
 * The library and its worker must be of one build, and Chromium 114 lacks what the modern one uses. Whoever imports
 * `pdfjs-dist` (react-pdf does too) or its worker's address gets the legacy pair.
 */
export const pdfjsAlias: Alias[] = [
  { find: /^pdfjs-dist$/, replacement: join(legacy, "pdf.mjs") },
  { find: /^pdfjs-dist\/build\/pdf\.worker(?:\.min)?\.mjs/, replacement: join(legacy, "pdf.worker.min.mjs") },
];

/** What PDF.js fetches by address while it draws: character maps, base fonts, decoders, colour profiles. */
const fetched = ["cmaps", "standard_fonts", "wasm", "iccs"];

/** Lays PDF.js's data files under `/pdfjs/` of the window's site, names and licences as they come. */
export function pdfjsFiles(): Plugin {
  return {
    name: "jiangping:pdfjs-files",
    apply: "build",
    async writeBundle() {
      for (const folder of fetched) {
        await cp(join(root, "node_modules/pdfjs-dist", folder), join(appFolder, "renderer/pdfjs", folder), {
          recursive: true,
        });
      }
    },
  };
}
