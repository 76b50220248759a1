import { randomBytes } from "node:crypto";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * Writes a file so that at every moment, power cut included, its name leads to the old content or the new, never to a
 * part: a new file beside it, flushed, then renamed, then the folder flushed. `mode` are the rights of a Unix file.
 * Throws file errors as they are (ENOSPC when the disk is full) and leaves no new file behind.
 */
export async function writeAtomically(path: string, bytes: Uint8Array, mode = 0o644): Promise<void> {
  const temporary = join(dirname(path), `.${randomBytes(8).toString("hex")}.tmp`);
  try {
    await writeFlushed(temporary, bytes, mode);
    await rename(temporary, path);
  } catch (thrown) {
    await rm(temporary, { force: true });
    throw thrown;
  }
  await flushFolder(dirname(path));
}

async function writeFlushed(path: string, bytes: Uint8Array, mode: number): Promise<void> {
  const handle = await open(path, "wx", mode);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
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
