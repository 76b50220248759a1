import { type ElectronApplication, type Page, test } from "@playwright/test";
import { launchBrowser } from "./browser";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";

/** The program's window in the engine that the test's project names. */
export interface OpenedWindow {
  readonly page: Page;
  /** What a picture of the window is taken of. */
  readonly subject: ElectronApplication | Page;
  /** Closes it and removes its profile. */
  readonly close: () => Promise<void>;
  /** Ends it, the program as a power cut would, and opens it on the same profile. */
  readonly restart: () => Promise<OpenedWindow>;
}

/**
 * Opens the window on an empty profile: the program itself in Electron, or, in the project `chromium`, the window's code
 * in Debian's newer engine. For tests of what the window does by itself.
 */
export async function openWindow(): Promise<OpenedWindow> {
  const profile = await emptyProfile();
  return test.info().project.name === "chromium" ? browserOn(profile) : programOn(profile);
}

async function programOn(profile: string): Promise<OpenedWindow> {
  const { app, page } = await launchApp({ profile });
  return {
    page,
    subject: app,
    close: async () => {
      await killApp(app);
      await removeFolders(profile);
    },
    restart: async () => {
      await killApp(app);
      return programOn(profile);
    },
  };
}

async function browserOn(profile: string, port?: number): Promise<OpenedWindow> {
  const { page, close, port: bound } = await launchBrowser({ profile, ...(port && { port }) });
  return {
    page,
    subject: page,
    close: async () => {
      await close();
      await removeFolders(profile);
    },
    // What the window stored belongs to its address.
    restart: async () => {
      await close();
      return browserOn(profile, bound);
    },
  };
}
