import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout's top folder. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Where everything that is built or left by a run goes; never committed. */
export const out = join(root, "out");

/** The application's folder as a runtime loads it (`package.json` with `main`). */
export const appFolder = join(out, "app");

/** What is expensive to fetch and cheap to lose. It lies in the checkout, so two clones never share a link. */
export const cache = join(root, "node_modules", ".cache");
