import { writeSync } from "node:fs";

const standardOutput = 1;
const standardError = 2;

/** Writes all of a text, waiting where a pipe is full: in a worker `process.stdout` would wait for a blocked main thread. */
function write(descriptor: number, text: string): void {
  let rest = Buffer.from(text, "utf8");
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(descriptor, rest));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
    }
  }
}

/** Writes one line to standard output. */
export const printLine = (line: string): void => write(standardOutput, `${line}\n`);

/** Writes one line to standard error. */
export const printError = (line: string): void => write(standardError, `${line}\n`);
