/** What an idle watch is given from outside: a clock and timers, in milliseconds. */
export interface IdleParts {
  readonly now: () => number;
  /** Calls back after a while; returns what stops it. */
  readonly later: (run: () => void, wait: number) => () => void;
}

/**
 * Tells once nobody touched the window for a while. It goes by the clock, not by its timer alone: a computer that slept
 * was idle, whoever touches it first.
 */
export class IdleWatch {
  readonly #parts: IdleParts;
  readonly #after: number;
  readonly #onIdle: () => void;
  #touched: number;
  #stop: () => void = () => undefined;

  /** Begins to watch: `after` is in milliseconds. */
  constructor(parts: IdleParts, after: number, onIdle: () => void) {
    this.#parts = parts;
    this.#after = after;
    this.#onIdle = onIdle;
    this.#touched = parts.now();
    this.#wait();
  }

  /** Somebody touched the window. */
  touch(): void {
    const idle = this.#left() <= 0;
    this.#touched = this.#parts.now();
    if (idle) this.#tell();
  }

  end(): void {
    this.#stop();
  }

  #left(): number {
    // A clock that was set back says nothing of how long it is: then the whole time begins anew.
    const since = this.#parts.now() - this.#touched;
    if (since < 0) this.#touched = this.#parts.now();
    return this.#after - Math.max(0, since);
  }

  #wait(): void {
    this.#stop();
    this.#stop = this.#parts.later(() => (this.#left() <= 0 ? this.#tell() : this.#wait()), this.#left());
  }

  #tell(): void {
    this.#touched = this.#parts.now();
    this.#wait();
    this.#onIdle();
  }
}
