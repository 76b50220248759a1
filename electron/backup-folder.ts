import { mkdir, readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { GrowingFiles } from "./growing-files";
import { type BackupName, backupFileName, backupNamed, outlived } from "./kept-backups";
import { damagedFolderName } from "./mend-database";

/** The folder's name in the profile, beside the window's database. */
export const backupFolderName = "backups";

/** How many backups are shown at most. */
const mostShown = 40;

/**
 * Rolling backups of the seats: files beside the window's database, which the engine may delete as a whole. They are
 * encrypted when they come here.
 */
export class BackupFolder {
  readonly #folder: string;
  readonly #growing: GrowingFiles;
  readonly #now: () => Date;

  constructor(profile: string, growing: GrowingFiles, now: () => Date) {
    this.#folder = join(profile, backupFolderName);
    this.#growing = growing;
    this.#now = now;
  }

  /** Begins a backup of a seat; returns the token that bytes are added under. Throws file errors as they are. */
  async begin(seatId: string): Promise<string> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    return this.#growing.begin(join(this.#folder, backupFileName(seatId, this.#now())), 0o600);
  }

  /** Gives a backup that is whole its name, and removes those of its seat that it outlives. Throws file errors as they are. */
  async finish(token: string): Promise<void> {
    await this.#growing.finish(token);
    const bySeat = new Map<string, BackupName[]>();
    for (const each of await this.#all()) bySeat.set(each.seatId, [...(bySeat.get(each.seatId) ?? []), each]);
    for (const { fileName } of [...bySeat.values()].flatMap(outlived))
      await rm(join(this.#folder, fileName), { force: true });
  }

  /**
   * Removes all backups of a seat but the newest, and the damaged logs that were set aside: they hold what was removed
   * since. Throws file errors as they are.
   */
  async dropOlder(seatId: string): Promise<void> {
    const [, ...older] = (await this.#all())
      .filter((each) => each.seatId === seatId)
      .sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
    for (const { fileName } of older) await rm(join(this.#folder, fileName), { force: true });
    await rm(join(dirname(this.#folder), damagedFolderName), { recursive: true, force: true });
  }

  /** The backups that are there with their paths, the newest first. Throws file errors as they are. */
  async list(): Promise<(BackupName & { readonly path: string })[]> {
    const all = await this.#all();
    return all
      .sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1))
      .slice(0, mostShown)
      .map((each) => ({ ...each, path: join(this.#folder, each.fileName) }));
  }

  async #all(): Promise<BackupName[]> {
    const names = await readdir(this.#folder).catch((thrown: NodeJS.ErrnoException) => {
      if (thrown.code === "ENOENT") return []; // nothing was backed up yet
      throw thrown;
    });
    return names.map(backupNamed).filter((each) => each !== null);
  }
}
