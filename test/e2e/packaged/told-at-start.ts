import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { sandboxArgs } from "../../../build/ready/program.mjs";
import { emptyProfile, removeFolders } from "../launch";
import { ownDisplay } from "../own-display";

/** Starts a packaged program with these switches until its window is on the way, and gives what it told its terminal. */
export async function toldAtStart(executable: string, switches: readonly string[]): Promise<string> {
  await ownDisplay();
  const profile = await emptyProfile();
  const program = spawn(executable, [...sandboxArgs(), ...switches], {
    env: { ...process.env, JIANGPING_PROFILE: profile },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let told = "";
  program.stderr.setEncoding("utf8").on("data", (text) => {
    told += text;
  });
  const log = () => readFile(join(profile, "logs", "jiangping.log"), "utf8").catch(() => "");
  await expect.poll(log, { timeout: 30_000 }).toContain(" start");
  const ended = once(program, "exit");
  program.kill("SIGKILL");
  await ended;
  await removeFolders(profile);
  return told;
}
