import { writeSync } from "node:fs";

const standardOutput = 1;
const standardError = 2;
const pauseMs = 5;
const never = new Int32Array(new SharedArrayBuffer(4));

/** Where the output could not be written: the answer did not arrive. */
export class OutputError extends Error {
  override readonly name = "OutputError";
}

/**
 * Writes what can be written now: 0 bytes into a pipe that is full. Into one that nobody reads any more goes nothing,
 * which is no fault: the exit code still answers.
 */
function writeSome(descriptor: number, bytes: Buffer): number {
  try {
    return writeSync(descriptor, bytes);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EAGAIN") return 0;
    if (code === "EPIPE") return bytes.length;
    throw new OutputError(code ?? String(error));
  }
}

/** Writes all of a text at once: in a worker `process.stdout` would wait for a blocked main thread. */
function write(descriptor: number, text: string): void {
  let rest = Buffer.from(text, "utf8");
  while (rest.length > 0) {
    const written = writeSome(descriptor, rest);
    rest = rest.subarray(written);
    if (written === 0) Atomics.wait(never, 0, 0, pauseMs);
  }
}

/** Writes one line to standard output. Throws an `OutputError`. */
export const printLine = (line: string): void => write(standardOutput, `${line}\n`);

/** Writes one line to standard error. Throws an `OutputError`. */
export const printError = (line: string): void => write(standardError, `${line}\n`);
