import { Worker, workerData } from "node:worker_threads";
import { printError } from "./print";

/** The exit code for a fault of the program itself. */
export const faultCode = 70;

/** What the blocked main thread and the supervisor share: whether the command line has ended, and its exit code. */
export interface Supervision {
  /** Two cells: 1 once it has ended, then the exit code. */
  readonly ended: Int32Array;
  readonly args: readonly string[];
}

const supervision = (): Supervision | null =>
  (workerData as { supervision?: Supervision } | null)?.supervision ?? null;

/** Whether this thread is the supervisor's. */
export const isSupervised = (): boolean => supervision() !== null;

/**
 * Runs the command line in a worker of its own and tells the waiting main thread its end, whatever the end is: a worker
 * that runs out of memory can say nothing itself, and the main thread would wait for ever.
 * @param file the command line's bundle
 */
export function superviseCli(file: string): void {
  const given = supervision();
  if (!given) throw new Error("this thread supervises nothing");
  const worker = new Worker(file, { argv: [...given.args] });
  let died = false;
  worker.on("error", (error) => {
    died = true;
    printError(`程序出错：${error.stack ?? error.message}`);
  });
  worker.on("exit", (code) => {
    // A dead worker's own code is 1, which would say that a file was refused.
    Atomics.store(given.ended, 1, died ? faultCode : code);
    Atomics.store(given.ended, 0, 1);
    Atomics.notify(given.ended, 0);
  });
}
