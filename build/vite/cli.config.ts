import { defineConfig } from "vite";
import { nodeBundle } from "./node-bundle.ts";

/** The command line: `out/app/cli.cjs`, run by plain Node here and inside the packaged program. */
export default defineConfig(nodeBundle("electron/cli.ts", "cli.cjs"));
