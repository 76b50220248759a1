/** The Electron that ships, put in by the build from the lock file. */
declare const __RELEASE_ELECTRON__: string;

/**
 * Whether an Electron is the one that ships with this version of the program. Any other, such as the old one that is used
 * where the official one cannot be fetched, is for development and tests, and the window says so.
 * @param running as in `process.versions.electron`
 */
export function isRelease(running: string): boolean {
  return running === __RELEASE_ELECTRON__;
}
