import type { IncomingFile, IncomingFiles } from "../identity";

/** Holds files until a desk listens; each goes to one listener, the newest, once and in order. */
export class IncomingQueue implements IncomingFiles {
  #waiting: IncomingFile[] = [];
  #listeners: ((file: IncomingFile) => void)[] = [];

  push(file: IncomingFile): void {
    const listener = this.#listeners.at(-1);
    if (listener) listener(file);
    else this.#waiting.push(file);
  }

  /** Forgets what nobody took, so that it does not reach the next seat. */
  clear(): void {
    this.#waiting = [];
  }

  subscribe(listener: (file: IncomingFile) => void): () => void {
    this.#listeners.push(listener);
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const file of waiting) listener(file);
    return () => {
      this.#listeners = this.#listeners.filter((each) => each !== listener);
    };
  }
}
