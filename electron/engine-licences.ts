import { access } from "node:fs/promises";
import { join } from "node:path";
import type { Site } from "./site";

/** Where the window reads them. Plain text by name: nobody shows their markup. */
const addresses = { electron: "/licences/electron.txt", chromium: "/licences/chromium.txt" } as const;

/**
 * Adds Electron's and Chromium's licence files to what the window may read; those that are not there are left out.
 * @param folders where a runtime may have them: beside its executable, on macOS among its resources
 */
export async function addEngineLicences(site: Site, folders: readonly string[]): Promise<Site> {
  const files = (name: string) => folders.map((folder) => join(folder, name));
  const electron = await firstOf([...files("LICENSE.electron.txt"), ...files("LICENSE")]);
  const chromium = await firstOf(files("LICENSES.chromium.html"));
  const found = new Map(site);
  if (electron !== undefined) found.set(addresses.electron, electron);
  if (chromium !== undefined) found.set(addresses.chromium, chromium);
  return found;
}

async function firstOf(files: readonly string[]): Promise<string | undefined> {
  for (const file of files) if (await isThere(file)) return file;
  return undefined;
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
