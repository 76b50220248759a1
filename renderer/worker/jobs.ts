import type { Job, WorkProgress } from "./contract";

/** Progress is told at most this often, in milliseconds: a message for every piece would only keep the window busy. */
const tellEvery = 100;

/** The long work that runs, so that the window can stop it: a signal does not cross into a worker, a number does. */
export class Jobs {
  readonly #running = new Map<number, AbortController>();

  /** Runs `work` under the caller's number until it ends or is cancelled. */
  async run<T>(
    id: number,
    report: (progress: WorkProgress) => void,
    work: (job: Job) => Promise<T>,
  ): Promise<T> {
    const controller = new AbortController();
    this.#running.set(id, controller);
    try {
      return await work({ signal: controller.signal, onProgress: throttled(report) });
    } finally {
      this.#running.delete(id);
    }
  }

  /** Stops the work of that number, if it still runs. */
  cancel(id: number): void {
    this.#running.get(id)?.abort();
  }

  /** Stops all that runs. */
  cancelAll(): void {
    for (const id of [...this.#running.keys()]) this.cancel(id);
  }
}

function throttled(report: (progress: WorkProgress) => void): (progress: WorkProgress) => void {
  let told = Number.NEGATIVE_INFINITY;
  return (progress) => {
    const now = performance.now();
    if (progress.done < progress.total && now - told < tellEvery) return;
    told = now;
    report(progress);
  };
}
