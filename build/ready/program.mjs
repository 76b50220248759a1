import { launchOf } from "./app-link.mjs";
import { ensureBuilt } from "./bundle.mjs";
import { findRuntime } from "./electron-runtime.mjs";
import { appFolder } from "./places.mjs";
import { appStep } from "./steps.mjs";

/**
 * Makes the program ready to be started: built, and a runtime found for it.
 * @returns {Promise<{ executable: string, args: string[] }>} args without those that depend on the user
 */
export async function prepareProgram() {
  const runtime = await findRuntime();
  await ensureBuilt(appStep);
  return launchOf(runtime, appFolder);
}

/**
 * What Chromium needs to be told about the user that it runs as: as root it refuses to start inside its own sandbox.
 * As anyone else the sandbox stays on.
 * @returns {string[]}
 */
export function sandboxArgs() {
  return process.getuid?.() === 0 ? ["--no-sandbox"] : [];
}
