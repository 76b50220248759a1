/** Stores everything that is typed; `false` where it cannot be stored. */
export type Settle = () => Promise<boolean>;

/** Who has something to store before a seat is locked. */
export class Settling {
  readonly #all = new Set<Settle>();

  /** Adds one; returns a function that takes it out again. */
  add(settle: Settle): () => void {
    this.#all.add(settle);
    return () => void this.#all.delete(settle);
  }

  /** Has everything stored; `false` where anything could not be. Whoever throws could not. */
  async settleAll(): Promise<boolean> {
    const stored = await Promise.allSettled([...this.#all].map((settle) => settle()));
    return stored.every((each) => each.status === "fulfilled" && each.value);
  }
}
