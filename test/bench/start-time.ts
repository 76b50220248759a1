import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { sandboxArgs } from "../../build/ready/program.mjs";
import { DebuggingPipe } from "./debugging-pipe";

/** How a program is started; see build/ready/app-link.mjs. */
export interface Program {
  readonly executable: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const LIMIT_MS = 60_000;

/**
 * The time from starting the process until an element is on screen: in the document, its window shown (a hidden one
 * gets no frames) and a frame drawn with it. In milliseconds. The program is killed afterwards and its end awaited.
 * Throws when nothing shows within a minute.
 */
export async function timeToShow(program: Program, selector: string): Promise<number> {
  const begun = performance.now();
  const child = spawn(program.executable, [...program.args, ...sandboxArgs(), "--remote-debugging-pipe"], {
    env: { ...process.env, ...program.env },
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
  });
  const gone = once(child, "exit");
  try {
    const shown = new DebuggingPipe(child).untilTrue(shownExpression(selector)).then(() => performance.now());
    const late = pause(LIMIT_MS, null, { ref: false });
    const ended = await Promise.race([shown, late, gone.then(() => null)]);
    if (ended === null) throw new Error(`${selector} did not show: ${program.executable}`);
    return ended - begun;
  } finally {
    child.kill("SIGKILL");
    await gone;
  }
}

/** True two frames after the element is there: the first may have been begun before it, the second has drawn it. */
function shownExpression(selector: string): string {
  return `new Promise((shown) => {
    const look = () => requestAnimationFrame(() =>
      document.querySelector(${JSON.stringify(selector)}) ? requestAnimationFrame(() => shown(true)) : look());
    look();
  })`;
}
