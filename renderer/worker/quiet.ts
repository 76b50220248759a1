/** Tells when nobody asks anything of the service: what can wait is done then, and stands aside as soon as work comes. */
export class Quiet {
  readonly #time: number;
  #running = 0;
  #lastEnd = Number.NEGATIVE_INFINITY;

  /** `time` is how long nothing must have been asked, in milliseconds. */
  constructor(time: number) {
    this.#time = time;
  }

  /** The service, every call of which counts as work until it is answered. */
  attend<Service extends object>(service: Service): Service {
    const calls = Object.entries(service).map(([name, call]) => [name, this.#counted(call)]);
    return Object.fromEntries(calls);
  }

  /** Resolves when it is quiet, at once where it is. Throws an `AbortError` when `signal` is aborted. */
  async wait(signal: AbortSignal): Promise<void> {
    for (let left = this.#left(); left > 0; left = this.#left()) await sleep(left, signal);
    signal.throwIfAborted();
  }

  /** How long it is not quiet yet at least. */
  #left(): number {
    return this.#running > 0 ? this.#time : this.#lastEnd + this.#time - performance.now();
  }

  #counted<Args extends unknown[]>(call: (...args: Args) => Promise<unknown>) {
    return async (...args: Args): Promise<unknown> => {
      this.#running++;
      try {
        return await call(...args);
      } finally {
        this.#running--;
        this.#lastEnd = performance.now();
      }
    };
  }
}

/** Waits so many milliseconds. Throws an `AbortError` when `signal` is aborted, then or before. */
export function sleep(time: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, time);
    signal.addEventListener("abort", stop, { once: true });
  });
}
