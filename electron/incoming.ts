import { extname, resolve } from "node:path";
import type { OpenedFile } from "../shared/ipc";
import type { OpenedFiles } from "./opened-files";

/** The endings of what the program opens from outside: the three files of the package format, and backups. */
const packageEndings = [".jptask", ".jpreview", ".jpcard", ".jpbackup"];

/** How many files one start may bring; a selection of hundreds is a slip of the hand. */
const maxAtOnce = 20;

/**
 * The files named on a command line, as whole paths: what is no switch and ends like a package or card. Whether they
 * exist is seen when they are taken in.
 */
export function packageArguments(argv: readonly string[], folder: string): string[] {
  return argv
    .filter((word) => !word.startsWith("-") && isPackageName(word))
    .map((word) => resolve(folder, word));
}

/** Reads the paths that a second start handed over; anything else than the expected shape gives none. */
export function handedFiles(data: unknown): string[] {
  const files = typeof data === "object" && data !== null && "files" in data ? data.files : [];
  if (!Array.isArray(files)) return [];
  return files.filter((file): file is string => typeof file === "string" && isPackageName(file));
}

function isPackageName(name: string): boolean {
  return packageEndings.includes(extname(name).toLowerCase());
}

/**
 * Files that come from outside: start arguments, double clicks, a second start. Until the window has asked for what is
 * pending they wait; afterwards each is announced.
 */
export class IncomingFiles {
  readonly #opened: OpenedFiles;
  readonly #announce: (file: OpenedFile) => void;
  readonly #refused: (thrown: unknown) => void;
  #waiting: Promise<OpenedFile | undefined>[] = [];
  #listening = false;

  /** `announce` tells the window of one file; `refused` hears of each that could not be taken in. */
  constructor(opened: OpenedFiles, announce: (file: OpenedFile) => void, refused: (thrown: unknown) => void) {
    this.#opened = opened;
    this.#announce = announce;
    this.#refused = refused;
  }

  /** Takes files in by their whole paths, in order. */
  async offer(paths: readonly string[]): Promise<void> {
    const taken = paths.slice(0, maxAtOnce).map((path) => this.#take(path));
    if (!this.#listening) {
      this.#waiting.push(...taken);
      return;
    }
    for (const file of await Promise.all(taken)) if (file) this.#announce(file);
  }

  /** Gives what waits, once. From here on files are announced. */
  async fetchPending(): Promise<OpenedFile[]> {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#listening = true;
    const files = await Promise.all(waiting);
    return files.filter((file) => file !== undefined);
  }

  /** Says that the window was loaded anew and has not asked yet. */
  windowLoads(): void {
    this.#listening = false;
  }

  #take(path: string): Promise<OpenedFile | undefined> {
    return this.#opened.add(path).catch((thrown) => {
      this.#refused(thrown);
      return undefined;
    });
  }
}
