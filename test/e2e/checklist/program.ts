import { chmod, copyFile, link, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { _electron, type ElectronApplication, type Page } from "@playwright/test";
import { launchOf } from "../../../build/ready/app-link.mjs";
import { findRuntime } from "../../../build/ready/electron-runtime.mjs";
import { appFolder } from "../../../build/ready/places.mjs";
import { killApp, removeFolders } from "../launch";
import { ownDisplay } from "../own-display";

/** One place of the built program that is made another one. */
export interface Change {
  /** In the application's folder; the main process unless given. */
  readonly file?: "main.cjs" | "preload.cjs";
  /** The text as it was built; it has to be there exactly once. */
  readonly text: string;
  readonly becomes: string;
}

/** A running program that is looked at: the built one itself, or a copy with some of its settings reversed. */
export interface Program {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** The application's folder that it runs from. */
  readonly built: string;
  /** The profile's folder. */
  readonly profile: string;
}

/** A running program and how it is ended. */
export interface Opened {
  readonly program: Program;
  /** Ends it and removes what it was started from. */
  readonly close: () => Promise<void>;
}

/**
 * Starts a copy of the built program with these changes. It runs as an ordinary user even where the tests are root:
 * Chromium's sandbox is on, and no switch takes it down.
 */
export async function openProgram(changes: readonly Change[]): Promise<Opened> {
  const folder = await mkdtemp(join(tmpdir(), "jiangping-checklist-"));
  try {
    await chmod(folder, 0o755);
    const built = join(folder, "app");
    await linkTree(appFolder, built);
    for (const change of changes) await applyChange(built, change);
    const program = await start(folder, built);
    const close = async () => {
      await killApp(program.app);
      await removeFolders(folder);
    };
    return { program, close };
  } catch (thrown) {
    await removeFolders(folder);
    throw thrown;
  }
}

/** Replaces one text of the copy; throws where it is not there exactly once, for then the test would test nothing. */
async function applyChange(built: string, { file = "main.cjs", text, becomes }: Change): Promise<void> {
  const path = join(built, file);
  const code = await readFile(path, "utf8");
  const times = code.split(text).length - 1;
  if (times !== 1) throw new Error(`${file} has this ${times} times and not once: ${text}`);
  // The copy shares its files with the build: a changed one becomes a file of its own.
  await rm(path);
  await writeFile(
    path,
    code.replace(text, () => becomes),
  );
}

async function start(folder: string, built: string): Promise<Program> {
  const { executable, args } = await launchOf(await findRuntime(), built, join(folder, "runtime"));
  const [profile, home] = [join(folder, "profile"), join(folder, "home")];
  for (const place of [profile, home]) {
    await mkdir(place);
    await chmod(place, 0o777);
  }
  await ownDisplay();
  const { NODE_OPTIONS: _none, ...env } = process.env;
  const app = await _electron.launch({
    executablePath: process.getuid?.() === 0 ? await asNobody(folder, executable) : executable,
    args: [...args],
    chromiumSandbox: true,
    env: { ...(env as Record<string, string>), HOME: home, JIANGPING_PROFILE: profile },
  });
  const page = await app.firstWindow();
  await page.waitForLoadState("domcontentloaded");
  return { app, page, built, profile };
}

/** A program that starts another one as the user nobody. */
async function asNobody(folder: string, executable: string): Promise<string> {
  const path = join(folder, "as-nobody");
  const user = "--reuid=65534 --regid=65534 --clear-groups";
  await writeFile(path, `#!/bin/sh\nexec setpriv ${user} "${executable}" "$@"\n`);
  await chmod(path, 0o755);
  return path;
}

/** A copy of a folder that shares its files with it. */
export async function linkTree(from: string, to: string): Promise<void> {
  await mkdir(to);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await linkTree(source, target);
    else await link(source, target).catch(() => copyFile(source, target));
  }
}
