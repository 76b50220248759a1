import { appendFile, mkdir, rename, stat } from "node:fs/promises";
import { dirname, join } from "node:path";

/** How grave a line is. */
export type LogLevel = "info" | "warn" | "error";

/** A file of the log is turned over before it is longer than this, in bytes. */
export const mostLogBytes = 512 * 1024;
/** The log's files in their folder, the newest first. */
export const logFiles = ["jiangping.log", "jiangping.log.1", "jiangping.log.2"] as const;
const keptFiles = logFiles.length;

/**
 * One line of the log without personal data, whatever was passed in: Chinese text (names, firms), long runs of digits
 * (identity and telephone numbers) and paths are struck out, line breaks too. `time` is ISO 8601.
 */
export function logLine(time: string, level: LogLevel, code: string, detail: string): string {
  const clean = detail
    .replace(/(?:file:\/\/|[A-Za-z]:\\|~?\/)[^\s'"]*/g, "[path]")
    .replace(/[\p{Script=Han}·]+/gu, "[text]")
    .replace(/\d{6,}[Xx]?/g, "[digits]")
    .replace(/[^\x20-\x7e]+/g, " ");
  return `${time} ${level} ${code.replace(/[^\w.:-]/g, "_")} ${clean}\n`;
}

/** The program's log: appended line by line, in order, turned over at 512 KiB, three files kept. */
export class Log {
  /** Where its files lie. */
  readonly folder: string;
  readonly #path: string;
  readonly #now: () => Date;
  #queue: Promise<void> = Promise.resolve();

  constructor(folder: string, now: () => Date) {
    this.folder = join(folder, "logs");
    this.#path = join(this.folder, logFiles[0]);
    this.#now = now;
  }

  /** Adds a line; resolves when it is written. A log that cannot be written goes to stderr and stops nobody. */
  write(level: LogLevel, code: string, detail = ""): Promise<void> {
    const line = logLine(this.#now().toISOString(), level, code, detail);
    this.#queue = this.#queue.then(() => this.#append(line)).catch(() => void process.stderr.write(line));
    return this.#queue;
  }

  /** Resolves once every line so far is written. */
  written(): Promise<void> {
    return this.#queue;
  }

  async #append(line: string): Promise<void> {
    await mkdir(dirname(this.#path), { recursive: true, mode: 0o700 });
    const size = await stat(this.#path).then(
      (info) => info.size,
      () => 0, // no log yet
    );
    if (size + line.length > mostLogBytes) await this.#turnOver();
    await appendFile(this.#path, line, { mode: 0o600 });
  }

  async #turnOver(): Promise<void> {
    for (let age = keptFiles - 1; age >= 1; age -= 1) {
      const older = age === 1 ? this.#path : `${this.#path}.${age - 1}`;
      await rename(older, `${this.#path}.${age}`).catch(ignoreMissing);
    }
  }
}

function ignoreMissing(thrown: NodeJS.ErrnoException): void {
  if (thrown.code !== "ENOENT") throw thrown;
}
