import { execFile, spawn } from "node:child_process";
import { join } from "node:path";
import { ensureBuilt } from "../../../../build/ready/bundle.mjs";
import { appFolder } from "../../../../build/ready/places.mjs";
import { cliStep } from "../../../../build/ready/steps.mjs";
import { runCli } from "../../../../electron/cli/run";

/** Runs a command in this process. */
export async function run(...args: string[]) {
  const printed: string[] = [];
  const complained: string[] = [];
  const code = await runCli(args, {
    print: (line) => void printed.push(line),
    complain: (line) => void complained.push(line),
  });
  return { code, printed, complained };
}

const bundle = join(appFolder, "cli.cjs");

/** Makes the bundle that a process runs. */
export const ensureBundle = (): Promise<void> => ensureBuilt(cliStep);

/** Starts the command line as a process of its own; `nodeArgs` stand before the bundle. */
export const start = (args: readonly string[], nodeArgs: readonly string[] = []) =>
  spawn(process.execPath, [...nodeArgs, bundle, ...args], { stdio: ["pipe", "pipe", "pipe"] });

/** What a shell command left in which `$JP` is the command line. */
export function shell(command: string, files: readonly string[] = []) {
  const JP = `${process.execPath} ${bundle}`;
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(
      ...(["bash", ["-c", command, "bash", ...files], { env: { ...process.env, JP } }] as const),
      (error, out, err) => resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err }),
    );
  });
}
