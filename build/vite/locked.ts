import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.ts";

/** One package of the lock file, as far as it is asked here. */
export interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
}

/** The lock file's packages by their place, such as `node_modules/zod`; the checkout itself is at "". */
export function lockedPackages(): Readonly<Record<string, LockedPackage>> {
  return JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
}

/** The version that the lock file names for a package; throws where it names none. */
export function lockedVersion(name: string): string {
  const { version } = lockedPackages()[`node_modules/${name}`] ?? {};
  if (version === undefined) throw new Error(`package-lock.json has no ${name}`);
  return version;
}
