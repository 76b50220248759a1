import { readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig, type Plugin } from "vite";
import { nodeBundle } from "./node-bundle.ts";
import { root } from "./paths.ts";

/** Writes the package.json by which a runtime takes `out/app` for an application. */
function appManifest(): Plugin {
  return {
    name: "jiangping:app-manifest",
    generateBundle() {
      const { name, version, description, author, license } = JSON.parse(
        readFileSync(join(root, "package.json"), "utf8"),
      );
      const manifest = { name, version, description, author, license, main: "main.cjs" };
      this.emitFile({
        type: "asset",
        fileName: "package.json",
        source: `${JSON.stringify(manifest, null, 2)}\n`,
      });
    },
  };
}

/** The main process: `out/app/main.cjs` and the application's package.json. */
export default defineConfig(nodeBundle("electron/main.ts", "main.cjs", [appManifest()]));
