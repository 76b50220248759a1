/** Pages are counted over this time, in milliseconds. */
const span = 300;
/** So many pages passed within it are leafing through, not reading: some 8 a second. */
const hurry = 2.5;
/** Further than this at once is a jump, after which someone reads. */
const jump = 8;

interface Sample {
  readonly at: number;
  readonly page: number;
}

/** Tells from where the reader is whether pages rush by. */
export class Pace {
  #samples: Sample[] = [];
  #direction: 1 | -1 = 1;

  /** The way in which the reader goes: on or back. */
  get direction(): 1 | -1 {
    return this.#direction;
  }

  /** The reader went to a page on purpose, however soon after the last: it is to be read. */
  arrive(): void {
    this.#samples = [];
  }

  /** The reader is at a page; `at` in milliseconds on a clock that only goes forward. Whether pages rush by. */
  pass(page: number, at: number): boolean {
    const last = this.#samples.at(-1);
    if (last && Math.abs(page - last.page) > jump) this.#samples = [];
    else if (last && page !== last.page) this.#direction = page > last.page ? 1 : -1;
    this.#samples.push({ at, page });
    this.#samples = this.#samples.filter((each) => at - each.at <= span);
    const first = this.#samples[0];
    return first !== undefined && Math.abs(page - first.page) >= hurry;
  }
}
