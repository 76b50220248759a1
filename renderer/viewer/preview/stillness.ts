/** What of the reader's doings puts idle work off. */
const doings = ["pointerdown", "pointermove", "wheel", "keydown", "input", "scroll"] as const;

/** Knows how long the reader has done nothing to the window. */
export class Stillness {
  #last = performance.now();

  /** Listens until the returned function is called. */
  listen(): () => void {
    const noted = () => {
      this.#last = performance.now();
    };
    const how = { capture: true, passive: true };
    for (const doing of doings) addEventListener(doing, noted, how);
    return () => {
      for (const doing of doings) removeEventListener(doing, noted, how);
    };
  }

  /** Resolves once nothing was done for `time` milliseconds, the window is seen, and it has nothing else to do. */
  async wait(time: number, signal: AbortSignal): Promise<void> {
    for (;;) {
      const left = this.#last + time - performance.now();
      if (document.hidden) await seen(signal);
      else if (left > 0) await pause(left, signal);
      else break;
    }
    await new Promise<void>((resolve) => requestIdleCallback(() => resolve(), { timeout: 1000 }));
    signal.throwIfAborted();
  }
}

/** Waits so many milliseconds. Rejects when aborted. */
export function pause(time: number, signal: AbortSignal): Promise<void> {
  return ended(signal, (end) => {
    const timer = setTimeout(end, time);
    return () => clearTimeout(timer);
  });
}

function seen(signal: AbortSignal): Promise<void> {
  return ended(signal, (end) => {
    document.addEventListener("visibilitychange", end);
    return () => document.removeEventListener("visibilitychange", end);
  });
}

function ended(signal: AbortSignal, begin: (end: () => void) => () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const abort = () => {
      clear();
      reject(signal.reason);
    };
    const clear = begin(() => {
      clear();
      signal.removeEventListener("abort", abort);
      resolve();
    });
    signal.addEventListener("abort", abort, { once: true });
  });
}
