import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";

/** Program and Chromium version, dotted numbers. */
export interface Versions {
  readonly program: string;
  readonly engine: string;
}

/** The marker's name in the profile. */
export const markerName = "opened-by.json";

/** Where the profile lies: what decides it. `named` is JIANGPING_PROFILE, `base` the system's place for programs' data. */
export interface ProfilePlace {
  readonly named: string | undefined;
  readonly base: string;
  readonly packaged: boolean;
  readonly engine: string;
}

/**
 * The profile's folder. A named one is taken as it is. The packaged program has one profile that each newer version takes
 * over: with one per engine an update would show an empty desk. In development, where engines go back and forth and an
 * older Chromium wipes what a newer one wrote, each major version has its own.
 */
export function profileFolder(place: ProfilePlace): string {
  if (place.named) return place.named;
  const own = join(place.base, "jiangping");
  return place.packaged ? join(own, "profile") : join(own, `engine-${majorOf(place.engine)}`);
}

/**
 * May these versions open the profile that `marker` (the marker's text, or undefined where there is none) describes?
 * No when a newer program or a newer major version of Chromium opened it before, or when the marker cannot be read.
 */
export function mayOpen(marker: string | undefined, running: Versions): boolean {
  if (marker === undefined) return true;
  const last = readMarker(marker);
  if (!last) return false;
  return (
    majorOf(running.engine) >= majorOf(last.engine) && compareVersions(running.program, last.program) >= 0
  );
}

function readMarker(text: string): Versions | undefined {
  try {
    const { program, engine } = JSON.parse(text) as Partial<Versions>;
    return typeof program === "string" && typeof engine === "string" ? { program, engine } : undefined;
  } catch {
    return undefined; // a damaged marker: the caller refuses rather than guesses
  }
}

function majorOf(version: string): number {
  return Number.parseInt(version, 10);
}

/** Below, at or above zero as `a` is older than, the same as or newer than `b`; compares dotted numbers. */
function compareVersions(a: string, b: string): number {
  const right = b.split(".");
  const left = a.split(".");
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const difference = Number.parseInt(left[i] ?? "0", 10) - Number.parseInt(right[i] ?? "0", 10);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Reads the marker before anything else touches the profile; undefined where there is none. Throws other file errors. */
export function markerText(folder: string): string | undefined {
  try {
    return readFileSync(join(folder, markerName), "utf8");
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw thrown;
  }
}

/** Notes the running versions in the profile, whole or not at all; nothing is written when they are noted already. */
export function markProfile(folder: string, running: Versions): void {
  const text = `${JSON.stringify(running)}\n`;
  if (markerText(folder) === text) return;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const temporary = join(folder, `${markerName}.tmp`);
  const file = openSync(temporary, "w", 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, join(folder, markerName));
}
