import { writeSync } from "node:fs";

const standardOutput = 1;
const standardError = 2;

/** Writes what can be written now: 0 bytes into a pipe that is full, all of them into one that nobody reads any more. */
function writeSome(descriptor: number, bytes: Buffer): number {
  try {
    return writeSync(descriptor, bytes);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EAGAIN") return 0;
    if (code === "EPIPE") return bytes.length;
    throw error;
  }
}

/** Writes all of a text at once: in a worker `process.stdout` would wait for a blocked main thread. */
function write(descriptor: number, text: string): void {
  let rest = Buffer.from(text, "utf8");
  while (rest.length > 0) rest = rest.subarray(writeSome(descriptor, rest));
}

/** Writes one line to standard output. */
export const printLine = (line: string): void => write(standardOutput, `${line}\n`);

/** Writes one line to standard error. */
export const printError = (line: string): void => write(standardError, `${line}\n`);
