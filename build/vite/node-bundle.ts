import { basename } from "node:path";
import type { InlineConfig, Plugin } from "vite";
import { onlyLicensed } from "./licences.ts";
import { lockedVersion } from "./locked.ts";
import { appFolder, mainTarget, root } from "./paths.ts";

/**
 * A program for the main process: CommonJS (Electron 25's main process takes nothing else) that carries its
 * dependencies with it, so that the packaged application needs no node_modules.
 * @param entry relative to the checkout
 * @param file name in the application's folder
 */
export function nodeBundle(entry: string, file: string, plugins: Plugin[] = []): InlineConfig {
  return {
    root,
    publicDir: false,
    plugins: [...plugins, onlyLicensed()],
    define: {
      "process.env.NODE_ENV": JSON.stringify("production"),
      __RELEASE_ELECTRON__: JSON.stringify(lockedVersion("electron")),
    },
    ssr: { noExternal: true, target: "node" },
    build: {
      ssr: true,
      outDir: appFolder,
      emptyOutDir: false,
      target: mainTarget,
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: entry,
        external: ["electron"],
        // What is imported late stays a file of its own, so that it is not read at the start.
        output: {
          format: "cjs",
          entryFileNames: file,
          chunkFileNames: `${basename(file, ".cjs")}/[name].cjs`,
        },
      },
    },
  };
}
