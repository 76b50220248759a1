import { readdir, readFile } from "node:fs/promises";
import type { Program } from "./program";

/** A window's process as the system sees it. */
export interface WindowProcess {
  readonly switches: readonly string[];
  /** The fields of /proc/PID/status. */
  readonly status: ReadonlyMap<string, string>;
}

/** The processes that run the windows of a program. Linux only. */
export async function windowProcesses({ app, profile }: Program): Promise<readonly WindowProcess[]> {
  const ids = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.webContents.getOSProcessId()),
  );
  // Inside its own name space a window has another number than outside: it is known by the profile that it is told of.
  const found: WindowProcess[] = [];
  for (const id of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    const process = await readProcess(id).catch(() => undefined); // it may have ended meanwhile
    if (
      process?.switches.includes("--type=renderer") &&
      process.switches.includes(`--user-data-dir=${profile}`)
    )
      found.push(process);
  }
  if (found.length < ids.length) throw new Error(`found ${found.length} of ${ids.length} processes`);
  return found;
}

async function readProcess(id: string): Promise<WindowProcess> {
  const switches = (await readFile(`/proc/${id}/cmdline`, "utf8")).split(/[\0 ]/);
  const status = (await readFile(`/proc/${id}/status`, "utf8"))
    .split("\n")
    .map((line) => line.split(":\t", 2))
    .filter((pair): pair is [string, string] => pair.length === 2);
  return { switches, status: new Map(status.map(([name, value]) => [name, value.trim()])) };
}
