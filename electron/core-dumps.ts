import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Keeps the memory of the program's processes out of the files that Linux writes of crashed ones (core dumps), wherever
 * the system puts them: such a file would hold opened work in clear. Processes that are started or forked later inherit it,
 * so it is to be called before the first window. `processes` is where the kernel shows them.
 * @returns how many processes were told
 */
export function keepMemoryOutOfCores(own: number, processes = "/proc"): number {
  return familyOf(own, processes).filter((id) => dumpNothing(join(processes, String(id), "coredump_filter")))
    .length;
}

/** This process and all that came of it: Chromium's own that fork the windows' are among them. */
function familyOf(own: number, processes: string): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync(processes)) {
    const parent = /^\d+$/u.test(name) ? parentOf(join(processes, name, "stat")) : null;
    if (parent !== null) parents.set(Number(name), parent);
  }
  const family = [own];
  for (const member of family) for (const [id, parent] of parents) if (parent === member) family.push(id);
  return family;
}

/** The name of a program may hold anything, brackets too: what counts stands behind the last one. */
function parentOf(file: string): number | null {
  try {
    const [, parent] = /\) \S (\d+) [^)]*$/u.exec(readFileSync(file, "utf8")) ?? [];
    return parent === undefined ? null : Number(parent);
  } catch {
    return null; // it ended meanwhile
  }
}

function dumpNothing(file: string): boolean {
  try {
    writeFileSync(file, "0", { flag: "r+" });
    return true;
  } catch {
    return false; // Chromium's sandbox took the right away: of such a process the kernel writes nothing anyway
  }
}
