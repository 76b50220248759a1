import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { type FileHandle, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { moveToFreeName } from "./free-name";

/**
 * Writes a file so that at every moment, power cut included, its name leads to the old content or the new, never to a
 * part: a new file beside it, flushed, then renamed, then the folder flushed. `mode` are the rights of a Unix file.
 * Throws file errors as they are (ENOSPC when the disk is full) and leaves no new file behind.
 */
export async function writeAtomically(path: string, bytes: Uint8Array, mode = 0o644): Promise<void> {
  const file = await GrowingFile.begin(path, mode);
  await file.append(bytes);
  await file.finish();
}

/** A file that is written piece by piece as `writeAtomically` writes one: under its name only once it is whole. */
export class GrowingFile {
  readonly path: string;
  readonly #temporary: string;
  readonly #handle: FileHandle;

  private constructor(path: string, temporary: string, handle: FileHandle) {
    this.path = path;
    this.#temporary = temporary;
    this.#handle = handle;
  }

  /** Begins the new file beside `path`, where it also removes what a killed program left. Throws file errors as they are. */
  static async begin(path: string, mode = 0o644): Promise<GrowingFile> {
    await removeLeftovers(dirname(path));
    const temporary = join(dirname(path), `.jiangping-${randomBytes(8).toString("hex")}.tmp`);
    return new GrowingFile(path, temporary, await open(temporary, "wx", mode));
  }

  /** Adds bytes at the end. Throws file errors as they are; nothing is left behind then. */
  async append(bytes: Uint8Array): Promise<void> {
    await this.#orDrop(() => this.#handle.writeFile(bytes));
  }

  /** Gives the whole file its name. Throws file errors as they are; nothing is left behind then. */
  async finish(): Promise<void> {
    await this.#orDrop(async () => {
      await this.#handle.sync();
      await this.#handle.close();
      await rename(this.#temporary, this.path);
    });
    await flushFolder(dirname(this.path));
  }

  /** As `finish`, but in nobody's place: under the next name that is free (`moveToFreeName`). Returns the path. */
  async finishBeside(): Promise<string> {
    let path = this.path;
    await this.#orDrop(async () => {
      await this.#handle.sync();
      await this.#handle.close();
      path = await moveToFreeName(this.#temporary, this.path);
    });
    await flushFolder(dirname(path));
    return path;
  }

  /** Gives the file up. What lay under its name stays. */
  async drop(): Promise<void> {
    await this.#handle.close().catch(() => {}); // closed already
    await rm(this.#temporary, { force: true });
  }

  /** As `drop`, without waiting: for the program's end. */
  dropNow(): void {
    void this.#handle.close().catch(() => {}); // closed already
    rmSync(this.#temporary, { force: true });
  }

  async #orDrop(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      await this.drop();
      throw thrown;
    }
  }
}

/** The names of new files that are not whole yet: nobody else gives such names. */
const unfinished = /^\.jiangping-[0-9a-f]{16}\.tmp$/;
/** A file not written to for so long is nobody's any more, on this machine or on another that shares the folder. In milliseconds. */
const abandonedAfter = 10 * 60_000;

/** Removes unfinished files that were given up without a chance to clean up. What cannot be looked at or removed stays. */
async function removeLeftovers(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []); // the file itself will tell what is wrong with the folder
  for (const name of names.filter((each) => unfinished.test(each))) {
    const path = join(folder, name);
    const written = await stat(path).catch(() => null); // gone meanwhile
    if (!written?.isFile() || Date.now() - written.mtimeMs < abandonedAfter) continue;
    await rm(path, { force: true }).catch(() => {}); // another's right to it; it harms nothing
  }
}

/** Makes the rename itself durable. Windows and some network disks cannot open a folder; there the rename is journalled. */
async function flushFolder(folder: string): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(folder, "r");
    await handle.sync();
  } catch (thrown) {
    if (!cannotFlush(thrown)) throw thrown;
  } finally {
    await handle?.close();
  }
}

function cannotFlush(thrown: unknown): boolean {
  const { code } = thrown as NodeJS.ErrnoException;
  return code !== undefined && ["EISDIR", "EPERM", "EACCES", "EINVAL", "ENOTSUP"].includes(code);
}
