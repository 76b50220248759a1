import { type Page, test } from "@playwright/test";
import { launchBrowser } from "./browser";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";

/** The program's window in the engine that the test's project names. */
export interface OpenedWindow {
  readonly page: Page;
  /** Closes it and removes its profile. */
  readonly close: () => Promise<void>;
}

/**
 * Opens the window on an empty profile: the program itself in Electron, or, in the project `chromium`, the window's code
 * in Debian's newer engine. For tests of what the window does by itself.
 */
export async function openWindow(): Promise<OpenedWindow> {
  const profile = await emptyProfile();
  if (test.info().project.name === "chromium") {
    const { page, close } = await launchBrowser({ profile });
    return {
      page,
      close: async () => {
        await close();
        await removeFolders(profile);
      },
    };
  }
  const { app, page } = await launchApp({ profile });
  return {
    page,
    close: async () => {
      await killApp(app);
      await removeFolders(profile);
    },
  };
}
