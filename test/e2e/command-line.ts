import { execFile } from "node:child_process";
import { join } from "node:path";
import { appFolder } from "../../build/ready/places.mjs";

/** What a command left: its exit code and what it printed. */
export interface Ran {
  readonly code: number;
  readonly out: string;
}

/** Runs a command without a window and waits for it. */
export function ran(command: string, args: readonly string[], options: { cwd?: string } = {}): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(command, [...args], { ...options, maxBuffer: 64 * 1024 * 1024 }, (error, stdout) => {
      resolve({ code: typeof error?.code === "number" ? error.code : error ? 1 : 0, out: stdout });
    });
  });
}

/** `jiangping …` as a bureau's own system would call it. */
export const jiangping = (...args: string[]) => ran(process.execPath, [join(appFolder, "cli.cjs"), ...args]);
