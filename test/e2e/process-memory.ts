import { readdir, readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";

/** How often the memory of a program at work is looked at, in milliseconds. */
const interval = 100;

/**
 * The memory of a process and everything that it started, in bytes. What several of them share counts once (the
 * proportional set size of Linux). One that ends meanwhile counts nothing.
 */
export async function memoryOf(root: number): Promise<number> {
  const sizes = await Promise.all((await family(root)).map(sizeOf));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** The most memory of a process and everything that it started while `work` runs, in bytes, and what `work` gives. */
export async function peakMemory<T>(
  root: number,
  work: () => Promise<T>,
): Promise<{ peak: number; value: T }> {
  let [peak, isDone] = [await memoryOf(root), false];
  const working = work().finally(() => {
    isDone = true;
  });
  // Whoever awaits the work below hears of its failure.
  working.catch(() => undefined);
  while (!isDone) {
    peak = Math.max(peak, await memoryOf(root));
    await pause(interval);
  }
  return { peak, value: await working };
}

/** A process and everything that it started, by their ids. */
export async function family(root: number): Promise<number[]> {
  const processes = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = new Map(await Promise.all(processes.map(async (id) => [id, await parentOf(id)] as const)));
  const isOfFamily = (id: number): boolean => {
    const parent = parents.get(id) ?? null;
    return id === root || (parent !== null && isOfFamily(parent));
  };
  return processes.filter(isOfFamily);
}

async function parentOf(id: number): Promise<number | null> {
  // The name in brackets may hold anything; the state and the parent follow the last bracket.
  const status = await read(`/proc/${id}/stat`);
  return status === null ? null : Number(status.slice(status.lastIndexOf(")") + 2).split(" ")[1]);
}

async function sizeOf(id: number): Promise<number> {
  const rollup = await read(`/proc/${id}/smaps_rollup`);
  const kibibytes = rollup === null ? null : /^Pss: +(\d+) kB$/m.exec(rollup);
  return Number(kibibytes?.[1] ?? 0) * 1024;
}

/** The text of a file of /proc, `null` where its process has ended. */
async function read(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT" && code !== "ESRCH") throw error;
    return null;
  }
}
