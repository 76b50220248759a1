import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
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

/** Above what people and `xvfb-run` use. */
const numbers = Array.from({ length: 100 }, (_, index) => 200 + index);

async function openDisplay(): Promise<void> {
  for (const number of numbers)
    if (await serve(number)) {
      process.env.DISPLAY = `:${number}`;
      delete process.env.WAYLAND_DISPLAY;
      return;
    }
  throw new Error("no virtual display could be opened");
}

/**
 * Starts a display that ends with this worker. By a number it takes that number's lock, as `xvfb-run` does, which a
 * server that may choose leaves out.
 * @returns whether it is ready: the number may be another server's
 */
async function serve(number: number): Promise<boolean> {
  const server = spawn("Xvfb", [`:${number}`, "-displayfd", "3", ...virtualScreen], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const started = once(server, "spawn");
  // It tells its number and then closes; a reader that left after the first byte would end it.
  const told = await text(server.stdio[3] as Readable);
  await started;
  if (told === "") return false;
  process.once("exit", () => server.kill());
  server.unref();
  return true;
}
