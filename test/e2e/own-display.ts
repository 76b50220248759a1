import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { virtualScreen } from "../../build/ready/display.mjs";

let opened: Promise<void> | undefined;

/**
 * Gives a worker of the end-to-end tests a virtual display of its own, once, by its environment: windows of one display
 * share the focus and the clipboard, and two tests at a time would take both from each other. Elsewhere than on Linux,
 * and outside such a worker (a benchmark), nothing changes.
 */
export function ownDisplay(): Promise<void> {
  if (process.platform !== "linux" || process.env.TEST_PARALLEL_INDEX === undefined) return Promise.resolve();
  opened ??= openDisplay();
  return opened;
}

/** The server chooses a number that is free and tells it when it is ready; it ends with this worker. */
async function openDisplay(): Promise<void> {
  const server = spawn("Xvfb", ["-displayfd", "3", ...virtualScreen], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const end = () => server.kill("SIGKILL");
  process.once("exit", end);
  const told = server.stdio[3] as Readable;
  const ended = once(server, "exit").then(([code]) => {
    throw new Error(`Xvfb ended by itself: ${code}`);
  });
  const [number] = (await Promise.race([once(told, "data"), ended])) as [Buffer];
  ended.catch(() => undefined);
  told.destroy();
  server.unref();
  process.env.DISPLAY = `:${String(number).trim()}`;
  delete process.env.WAYLAND_DISPLAY;
}
