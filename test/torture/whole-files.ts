import { open, readdir } from "node:fs/promises";
import { join } from "node:path";

/** How many backups among these folders' files have their name and are not whole. */
export async function halfBackups(...folders: readonly string[]): Promise<number> {
  let half = 0;
  for (const folder of folders)
    for (const name of await namesIn(folder))
      if (name.endsWith(".jpbackup") && !(await isWholeBackup(join(folder, name)))) half += 1;
  return half;
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code === "ENOENT") return [];
    throw thrown;
  });
}

/**
 * Walks a backup's frames by their lengths, as renderer/storage/backup describes them: whole where the last one ends with
 * the file. Whether they open is for whoever has the key.
 */
async function isWholeBackup(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const lengthAt = async (at: number) => (await file.read(Buffer.alloc(4), 0, 4, at)).buffer.readUInt32LE();
    if (size < 12) return false;
    let at = 12 + (await lengthAt(8));
    let frames = 0;
    for (; at + 4 <= size; frames += 1) at += 4 + (await lengthAt(at));
    return at === size && frames > 0;
  } finally {
    await file.close();
  }
}
