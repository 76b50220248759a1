import { Worker } from "node:worker_threads";
import { isCommand } from "./cli/arguments";
import type { Supervision } from "./cli/supervisor";

/**
 * The command and its arguments in what the program was started with; `null` where it was started for its window.
 * Switches before the command are Chromium's (`--no-sandbox`, without which it does not start as root).
 * @param argv as the process has them, the executable first
 */
export function commandIn(argv: readonly string[]): readonly string[] | null {
  const words = argv.slice(1);
  const first = words.findIndex((word) => isCommand(word) || !word.startsWith("-"));
  return first >= 0 && isCommand(words[first] ?? "") ? words.slice(first) : null;
}

/**
 * Runs a command to its end while the main thread waits, and gives its exit code. Chromium starts when this thread's
 * script has run, and where no window can open its start is the process's end: so nothing here returns to it before.
 * @param file the command line's bundle
 */
export function runBlocking(file: string, args: readonly string[]): number {
  const ended = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
  const supervision: Supervision = { ended, args };
  new Worker(file, { workerData: { supervision } });
  Atomics.wait(ended, 0, 0);
  return Atomics.load(ended, 1);
}
