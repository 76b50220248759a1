import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";

const runOne = (args: readonly string[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit"] });
    child.on("error", reject);
    child.on("exit", (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`${args.join(" ")} ended with ${code ?? signal}`));
    });
  });

/**
 * Runs Node with each of some argument lists, as many at once as there are processors, in the order given.
 * @throws Error when one ends with anything but 0; the others are waited for first.
 */
export const runSideBySide = async (runs: ReadonlyArray<readonly string[]>): Promise<void> => {
  const waiting = [...runs];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await runOne(next);
  };
  const lanes = Array.from({ length: Math.min(availableParallelism(), runs.length) }, lane);
  const failed = (await Promise.allSettled(lanes)).find((result) => result.status === "rejected");
  if (failed) throw failed.reason;
};
