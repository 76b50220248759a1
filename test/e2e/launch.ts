import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { _electron, type ElectronApplication, type Page } from "@playwright/test";
import { launchOf } from "../../build/ready/app-link.mjs";
import { findRuntime } from "../../build/ready/electron-runtime.mjs";
import { appFolder } from "../../build/ready/places.mjs";
import { sandboxArgs } from "../../build/ready/program.mjs";
import { ownDisplay } from "./own-display";

export interface LaunchOptions {
  /** The profile's folder; the same one again is the same machine started again. */
  profile: string;
  /** What follows the program's name, such as the path of a package that was double-clicked. */
  args?: string[];
  /** Added to the environment; `undefined` removes a variable. */
  env?: Record<string, string | undefined>;
  /** What is started instead of the built program, such as a packaged one. */
  launch?: { readonly executable: string; readonly args: readonly string[] };
}

export interface Launched {
  app: ElectronApplication;
  /** The program's first window, its document loaded. */
  page: Page;
}

/** Far more than a start takes, far less than a runner would wait by itself. */
const START_MS = 60_000;

let prepared: ReturnType<typeof launchOf> | undefined;

/**
 * Starts the built program (`npm run build`) in the runtime that the resolver finds, in the end-to-end tests on a
 * virtual display.
 */
export async function launchApp({
  profile,
  args = [],
  env = {},
  ...given
}: LaunchOptions): Promise<Launched> {
  const launch = given.launch ?? (await builtProgram());
  await ownDisplay();
  const app = await _electron.launch({
    executablePath: launch.executable,
    args: [...launch.args, ...sandboxArgs(), ...args],
    env: definedOf({ ...process.env, NODE_OPTIONS: undefined, ...env, JIANGPING_PROFILE: profile }),
    timeout: START_MS,
  });
  // A test that fails half-way must not leave a window behind that keeps the runner waiting.
  const child = app.process();
  const end = () => child.kill("SIGKILL");
  process.once("exit", end);
  child.once("exit", () => process.off("exit", end));
  try {
    const page = await app.firstWindow({ timeout: START_MS });
    await page.waitForLoadState("domcontentloaded", { timeout: START_MS });
    return { app, page };
  } catch (error) {
    await killApp(app);
    throw error;
  }
}

function builtProgram(): ReturnType<typeof launchOf> {
  prepared ??= findRuntime().then((runtime) => launchOf(runtime, appFolder));
  return prepared;
}

/** An empty profile's folder, outside the checkout. */
export async function emptyProfile(): Promise<string> {
  return mkdtemp(join(tmpdir(), "jiangping-profile-"));
}

/**
 * Removes folders, profiles among them. The main process's end does not wait for its children, which may still be
 * writing into the profile for a moment: a folder that fills again is tried again.
 */
export async function removeFolders(...folders: string[]): Promise<void> {
  for (const folder of folders)
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

/** Kills the program as a power cut would (SIGKILL to the main process) and waits until it is gone. */
export async function killApp(app: ElectronApplication): Promise<void> {
  const child = app.process();
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

function definedOf(env: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
