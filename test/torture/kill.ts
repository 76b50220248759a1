import { once } from "node:events";
import type { ElectronApplication } from "@playwright/test";
import { family } from "../e2e/process-memory";

/** What a kill reaches: the main process, whose children then end by themselves, or all of them at one blow. */
export type Reach = "main" | "tree";

/** Kills the program (SIGKILL) and waits until its main process is gone; its children may live a moment longer. */
export async function killProgram(app: ElectronApplication, reach: Reach): Promise<void> {
  const child = app.process();
  if (child.exitCode !== null || child.signalCode !== null)
    throw new Error("the program had ended by itself");
  const gone = once(child, "exit");
  const ids = reach === "tree" && child.pid !== undefined ? await family(child.pid) : [];
  child.kill("SIGKILL");
  for (const id of ids) end(id);
  await gone;
}

function end(id: number): void {
  try {
    process.kill(id, "SIGKILL");
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== "ESRCH") throw thrown; // it ended meanwhile
  }
}
