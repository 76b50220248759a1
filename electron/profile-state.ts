import { accessSync, constants, mkdirSync, readlinkSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

/** Why a profile cannot be opened at all, before anything in it was touched. */
export type ProfileFault =
  | { readonly kind: "no-folder" }
  | { readonly kind: "not-writable" }
  /** Another computer, by this name, holds it or held it when it stopped. */
  | { readonly kind: "elsewhere"; readonly host: string };

/** Chromium's own three files by which one start finds another. */
const lockNames = ["SingletonLock", "SingletonCookie", "SingletonSocket"] as const;

/**
 * Makes sure that the profile's folder is there and can be written, and that no other computer holds it; `null` where all
 * is well. A lock of this computer whose process is dead is none: Chromium takes it over by itself. One of another name
 * it leaves alone and says nothing, whether that computer still runs or this one was renamed.
 */
export function faultOfProfile(folder: string, hostName: string): ProfileFault | null {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!statSync(folder).isDirectory()) return { kind: "no-folder" };
  } catch {
    return { kind: "no-folder" };
  }
  for (const name of [".", "IndexedDB"]) if (!mayWrite(join(folder, name))) return { kind: "not-writable" };
  const host = hostOfLock(folder);
  return host === null || host === hostName ? null : { kind: "elsewhere", host };
}

/** Removes the lock of another computer, after a person said that none uses the profile. Throws file errors as they are. */
export function removeLock(folder: string): void {
  for (const name of lockNames) rmSync(join(folder, name), { force: true });
}

/** The name of the computer that a lock names; `null` where there is no lock, or none of that form (Windows has another). */
function hostOfLock(folder: string): string | null {
  try {
    const holder = readlinkSync(join(folder, lockNames[0]));
    return /^(.+)-\d+$/u.exec(holder)?.[1] ?? null;
  } catch {
    return null;
  }
}

/** Whether a folder can be written; one that is not there yet will be made by whoever may write its parent. */
function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return true;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === "ENOENT";
  }
}
