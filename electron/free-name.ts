import { type FileHandle, link, open, rename, rm } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";

/**
 * Gives a file that is whole the name that is wanted, or the next of `名（2）.pdf`, `名（3）.pdf` … that no other file in
 * the folder has: nothing is ever replaced. Both must lie on one disk. Returns the path; throws file errors as they are.
 */
export async function moveToFreeName(from: string, wanted: string): Promise<string> {
  for (let count = 1; ; count += 1) {
    const path = numbered(wanted, count);
    if (await moveWhereFree(from, path)) return path;
  }
}

function numbered(path: string, count: number): string {
  if (count === 1) return path;
  const ending = extname(path);
  return join(dirname(path), `${basename(path, ending)}（${count}）${ending}`);
}

async function moveWhereFree(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    if (code === "EEXIST") return false;
    if (!hasNoLinks(code)) throw thrown;
    return reserveAndMove(from, to);
  }
  // A second name that stays is taken for an abandoned file by the next save in that folder.
  await rm(from, { force: true }).catch(() => {});
  return true;
}

/** What disks without links answer, a USB stick's above all. */
function hasNoLinks(code: string | undefined): boolean {
  return (
    code !== undefined && ["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EINVAL", "EMLINK"].includes(code)
  );
}

/** Takes the name with an empty file, which only one can, and replaces that one. Exported for disks that have links. */
export async function reserveAndMove(from: string, to: string): Promise<boolean> {
  let reserved: FileHandle;
  try {
    reserved = await open(to, "wx");
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw thrown;
  }
  await reserved.close();
  try {
    await rename(from, to);
  } catch (thrown) {
    await rm(to, { force: true });
    throw thrown;
  }
  return true;
}
