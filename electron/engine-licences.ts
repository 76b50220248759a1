import { access } from "node:fs/promises";
import { join } from "node:path";
import type { Site } from "./site";

/** Where the window reads them. Plain text by name: nobody shows their markup. */
const addresses = { electron: "/licences/electron.txt", chromium: "/licences/chromium.txt" } as const;

/** Where Electron's own licences lie: beside the executable, or in the resources where a bundle has no such place. */
export interface EnginePlaces {
  readonly beside: string;
  readonly resources: string;
}

/**
 * Adds Electron's and Chromium's licence files to what the window may read; those that are not there are left out.
 */
export async function addEngineLicences(site: Site, { beside, resources }: EnginePlaces): Promise<Site> {
  const shipped = join(resources, "licences");
  const electron = await firstOf([
    join(beside, "LICENSE.electron.txt"),
    join(beside, "LICENSE"),
    join(shipped, "LICENSE.electron.txt"),
  ]);
  const chromium = await firstOf([
    join(beside, "LICENSES.chromium.html"),
    join(shipped, "LICENSES.chromium.html"),
  ]);
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
