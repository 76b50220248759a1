import { readFileSync } from "node:fs";
import { join } from "node:path";
import { writeAtomically } from "./atomic-write";

/** What the main process keeps between starts. */
export interface Settings {
  /** The window's text size as a factor, 1 to 1.6. */
  readonly textScale: number;
}

const defaults: Settings = { textScale: 1 };

/** The settings of one profile, in a small JSON file. */
export class SettingsFile {
  readonly #path: string;
  #settings: Settings;
  #writing: Promise<void> | undefined;
  #waiting: Promise<void> | undefined;

  /** Reads the file at once, since the window's first paint needs it; missing or damaged gives the defaults. */
  constructor(folder: string) {
    this.#path = join(folder, "settings.json");
    this.#settings = readSettings(this.#path);
  }

  get current(): Settings {
    return this.#settings;
  }

  /**
   * Keeps new settings; resolves once they, or newer ones, are on disk. However often it is called, one write is under
   * way and one waits, with what is newest by then. Throws file errors as they are.
   */
  keep(settings: Settings): Promise<void> {
    this.#settings = settings;
    if (this.#waiting) return this.#waiting;
    if (!this.#writing) return this.#write();
    const next = () => {
      this.#waiting = undefined;
      return this.#write();
    };
    this.#waiting = this.#writing.then(next, next);
    return this.#waiting;
  }

  #write(): Promise<void> {
    const written = writeAtomically(this.#path, Buffer.from(`${JSON.stringify(this.#settings)}\n`)).finally(
      () => {
        if (this.#writing === written) this.#writing = undefined;
      },
    );
    this.#writing = written;
    return written;
  }
}

function readSettings(path: string): Settings {
  try {
    const { textScale } = JSON.parse(readFileSync(path, "utf8")) as Partial<Settings>;
    const sound = typeof textScale === "number" && textScale >= 1 && textScale <= 1.6;
    return sound ? { textScale } : defaults;
  } catch {
    return defaults; // losing the text size must never keep the program from starting
  }
}
