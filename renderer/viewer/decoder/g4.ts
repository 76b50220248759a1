import {
  blackRuns,
  type CodeTable,
  modeBits,
  modes,
  passMode,
  runBits,
  runsMode,
  whiteRuns,
} from "./g4-codes";
import { Unfit } from "./unfit";

/** Takes a line's changes of colour: pairs of where black begins and ends, `count` numbers in all, ascending. */
export type TakeLine = (changes: Int32Array, count: number) => void;

/**
 * Decodes a picture of ITU-T T.6 (group 4) line by line, as runs, without ever writing its pixels. Throws `Unfit` where
 * the data is damaged or ends early: each code takes at least one bit, so that no data holds it up.
 */
export function decodeG4(bytes: Uint8Array, width: number, height: number, take: TakeLine): void {
  const lines = new G4Lines(bytes, width);
  for (let line = 0; line < height; line += 1) take(...lines.next());
}

class G4Lines {
  readonly #bytes: Uint8Array;
  readonly #width: number;
  #at = 0;
  #above: Int32Array;
  #line: Int32Array;

  constructor(bytes: Uint8Array, width: number) {
    this.#bytes = bytes;
    this.#width = width;
    // Room for every change, an odd one, and the marks behind the last.
    this.#above = new Int32Array(width + 6).fill(width);
    this.#line = new Int32Array(width + 6);
  }

  next(): [changes: Int32Array, count: number] {
    const count = this.#decode(this.#above, this.#line);
    this.#line.fill(this.#width, count, Math.min(count + 4, this.#line.length));
    const done = this.#line;
    this.#line = this.#above;
    this.#above = done;
    return [done, count + (count & 1)];
  }

  #decode(above: Int32Array, line: Int32Array): number {
    const width = this.#width;
    let count = 0;
    let black = 0;
    let before = -1;
    let change = 0;
    while (before < width) {
      // The next change above, right of here, to the other colour: the change's number tells which colour it is to.
      while (change > 0 && (above[change - 1] as number) > before) change -= 1;
      while (
        (change & 1) !== black ||
        ((above[change] as number) <= before && (above[change] as number) < width)
      )
        change += 1;
      const mode = this.#code(modes, modeBits);
      if (mode === passMode) {
        before = above[change + 1] as number;
        continue;
      }
      if (count > width) throw new Unfit("more changes than pixels");
      if (mode === runsMode) {
        const first = Math.max(0, before) + this.#run(black);
        const second = first + this.#run(black ^ 1);
        if (second > width) throw new Unfit("a run beyond the line");
        line[count++] = first;
        line[count++] = second;
        before = second;
        continue;
      }
      const here = (above[change] as number) + mode;
      if (here > width || here < Math.max(0, before)) throw new Unfit("a change outside the line");
      line[count++] = here;
      before = here;
      black ^= 1;
    }
    // Changes at the line's end are none.
    while (count > 0 && line[count - 1] === width) count -= 1;
    return count;
  }

  #run(black: number): number {
    let run = 0;
    for (;;) {
      const part = this.#code(black === 1 ? blackRuns : whiteRuns, runBits);
      run += part;
      if (part < 64) return run;
      if (run > this.#width) throw new Unfit("a run beyond the line");
    }
  }

  #code(table: CodeTable, bits: number): number {
    const entry = table[this.#peek(bits)] as number;
    const length = entry & 15;
    this.#at += length;
    if (length === 0 || this.#at > this.#bytes.length * 8) throw new Unfit("no code, or the data's end");
    return entry >> 4;
  }

  #peek(bits: number): number {
    const at = this.#at >> 3;
    const three =
      ((this.#bytes[at] ?? 0) << 16) | ((this.#bytes[at + 1] ?? 0) << 8) | (this.#bytes[at + 2] ?? 0);
    return (three >> (24 - (this.#at & 7) - bits)) & ((1 << bits) - 1);
  }
}
