/**
 * Waits for answers over a line that may break. It keeps nothing of an answer that came: `Promise.race` against the
 * line's own promise would keep every one of them, the bytes of all that was ever read, for as long as the line lives.
 */
export class BrokenLine {
  readonly #waiting = new Set<(error: unknown) => void>();
  #broken: { readonly error: unknown } | null = null;

  /** `failed` rejects when the line breaks, and never resolves. */
  constructor(failed: Promise<never>) {
    failed.catch((error: unknown) => {
      this.#broken = { error };
      for (const reject of this.#waiting) reject(error);
      this.#waiting.clear();
    });
  }

  /** The answer; rejects as it does, and when the line is broken or breaks meanwhile. */
  wait<T>(answer: Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#broken) return reject(this.#broken.error);
      this.#waiting.add(reject);
      const done = () => this.#waiting.delete(reject);
      answer.then(resolve, reject).then(done, done);
    });
  }
}
