import { execFile } from "node:child_process";
import { join } from "node:path";
import { appFolder } from "../../build/ready/places.mjs";

/** What a command left: its exit code and what it printed. */
export interface Ran {
  readonly code: number;
  readonly out: string;
}

/** How a command is run. */
export interface Manner {
  readonly cwd?: string;
  /** The whole environment; this process's unless given. */
  readonly env?: Record<string, string>;
  /** What comes on standard input. */
  readonly input?: Uint8Array;
}

/** Runs a command without a window and waits for it. */
export function ran(command: string, args: readonly string[], manner: Manner = {}): Promise<Ran> {
  const { input, ...options } = manner;
  return new Promise((resolve) => {
    const child = execFile(command, [...args], { ...options, maxBuffer: 64 * 1024 * 1024 }, (error, stdout) =>
      resolve({ code: typeof error?.code === "number" ? error.code : error ? 1 : 0, out: stdout }),
    );
    if (input) child.stdin?.end(input);
  });
}

/** `jiangping …` as a bureau's own system would call it. */
export const jiangping = (...args: string[]) => ran(process.execPath, [join(appFolder, "cli.cjs"), ...args]);
