import { spawn } from "node:child_process";
import { once } from "node:events";

/** Milliseconds that a bash script takes, its arguments `$1`, `$2`, …; throws where it does not end with 0. */
export async function timeOfShell(script: string, args: readonly string[]): Promise<number> {
  return timeOf("bash", ["-c", `set -euo pipefail\n${script}`, "bash", ...args]);
}

/** Milliseconds that a program takes; throws as `runCommand` does, and where it says anything but what is expected. */
export async function timeOf(
  command: string,
  args: readonly string[],
  isExpected: (said: string) => boolean = () => true,
): Promise<number> {
  const begun = performance.now();
  const said = await runCommand(command, args);
  const took = performance.now() - begun;
  if (!isExpected(said)) throw new Error(`${command} says ${said.slice(0, 200)}`);
  return took;
}

/** Runs a program to its end and gives its standard output; throws with its standard error where it fails. */
export async function runCommand(command: string, args: readonly string[]): Promise<string> {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
  let [output, complaint] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaint += text;
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${command} ended with ${code}: ${complaint || output}`);
  return output;
}
