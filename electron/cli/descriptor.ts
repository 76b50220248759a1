import { read } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";

const mebibyte = 1024 * 1024;
const pauseMs = 5;
const readInto = promisify(read);

/** Exactly `length` bytes of an open file from `offset`. Throws what the file system throws, and where the file ends before. */
export async function readRange(descriptor: number, offset: number, length: number) {
  const bytes = new Uint8Array(length);
  for (let filled = 0; filled < length; ) {
    const { bytesRead } = await readInto(descriptor, bytes, filled, length - filled, offset + filled);
    if (bytesRead === 0) throw new Error("the file became shorter while it was read");
    filled += bytesRead;
  }
  return bytes;
}

/** What comes out of a pipe, socket or terminal to its end, in pieces of at most 1 MiB that are valid until the next one. */
export async function* piecesOfDescriptor(descriptor: number): AsyncGenerator<Uint8Array> {
  const buffer = new Uint8Array(mebibyte);
  for (;;) {
    const bytesRead = await readSome(descriptor, buffer);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

/** `process.stdin` is no help: in a worker it waits for the main thread, which is blocked in the packaged program. */
async function readSome(descriptor: number, buffer: Uint8Array): Promise<number> {
  for (;;) {
    try {
      return (await readInto(descriptor, buffer, 0, buffer.length, null)).bytesRead;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Windows says the end of a pipe so.
      if (code === "EOF") return 0;
      if (code !== "EAGAIN") throw error;
      await setTimeout(pauseMs);
    }
  }
}
