import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout's top folder. Vite inlines this file into its bundled configuration but keeps `import.meta.url` true. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** The application's folder, as a runtime loads it. */
export const appFolder = join(root, "out", "app");

/** The oldest engine that the window must run in: Chromium of the development runtime. */
export const windowTarget = "chrome114";

/** Node of the oldest main process (Electron 25). */
export const mainTarget = "node18";
