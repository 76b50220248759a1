import type { Plugin } from "vite";

/**
 * Leaves the WOFF twins of the fonts out: every engine that this program runs in reads WOFF2, and the twins would make
 * half of the packaged program.
 */
export function woff2Only(): Plugin {
  return {
    name: "jiangping:woff2-only",
    enforce: "pre",
    transform: {
      filter: { id: /@fontsource.*\.css/ },
      handler: (code) => code.replace(/,\s*url\([^)]*\.woff\)\s*format\(['"]woff['"]\)/g, ""),
    },
  };
}
