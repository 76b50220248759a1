import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ElectronApplication } from "@playwright/test";
import { windowPicture } from "../e2e/picture";

interface RecordedStep {
  readonly step: string;
  readonly startedAt: string;
  readonly milliseconds: number;
}

/** Writes down what a journey did: its steps with times in `journey.json`, its screens as numbered pictures. */
export class Recorder {
  readonly #out: string;
  readonly #steps: RecordedStep[] = [];
  #screens = 0;

  constructor(out: string) {
    this.#out = out;
  }

  /** Does a step and writes down how long it took. Rejects as the step does. */
  async step<T>(name: string, work: () => Promise<T>): Promise<T> {
    const started = Date.now();
    const done = await work();
    const milliseconds = Date.now() - started;
    this.#steps.push({ step: name, startedAt: new Date(started).toISOString(), milliseconds });
    return done;
  }

  /** Takes the window, as it is on screen at any size of text, as `screens/NN-name.png`. */
  async screen(app: ElectronApplication, name: string): Promise<void> {
    this.#screens += 1;
    const folder = join(this.#out, "screens");
    await mkdir(folder, { recursive: true });
    const file = `${String(this.#screens).padStart(2, "0")}-${name}.png`;
    await writeFile(join(folder, file), await windowPicture(app));
  }

  /** Writes `journey.json`. */
  async write(facts: Readonly<Record<string, unknown>>): Promise<void> {
    await writeFile(
      join(this.#out, "journey.json"),
      `${JSON.stringify({ ...facts, steps: this.#steps }, null, 1)}\n`,
    );
  }
}
