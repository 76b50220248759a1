/** Waits for signs of life, and acts once when none comes in time. */
export class Patience {
  readonly #time: number;
  readonly #lose: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lost = false;
  #ended = false;

  /** Begins to wait `time` milliseconds, then calls `lose`. */
  constructor(time: number, lose: () => void) {
    this.#time = time;
    this.#lose = lose;
    this.renew();
  }

  /** Whether it was lost. */
  get lost(): boolean {
    return this.#lost;
  }

  /** A sign of life: waits anew. */
  renew(): void {
    clearTimeout(this.#timer);
    if (this.#ended) return;
    this.#timer = setTimeout(() => {
      this.#lost = true;
      this.#lose();
    }, this.#time);
  }

  /** Waits for nothing until the next sign. */
  pause(): void {
    clearTimeout(this.#timer);
  }

  /** Waits no more. */
  end(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
  }
}
