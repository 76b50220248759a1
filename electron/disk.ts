import { statfs } from "node:fs/promises";

/** The bytes that this user may still write where `folder` lies. Throws file errors as they are. */
export async function freeBytesAt(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
