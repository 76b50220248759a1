/**
 * Makes a grey picture of a black and white one, `factor` pixels to one each way, each as dark as the share of black that
 * it covers: so a page drawn small stays legible. Lines come as runs of black.
 */
export class GreyShrinker {
  readonly width: number;
  readonly height: number;
  /** Opaque pixels as a canvas takes them. */
  readonly pixels: Uint32Array<ArrayBuffer>;
  readonly #fullWidth: number;
  readonly #fullHeight: number;
  readonly #factor: number;
  /** How many black pixels each cell of the row begun has. */
  readonly #black: Uint32Array;
  readonly #inverted: boolean;
  #line = 0;
  /** The cells of the row begun that have black: most of a page has none and is never looked at. */
  #first: number;
  #last = -1;
  /** The pixel of each number of black ones in a cell of so many lines. */
  #shades: Uint32Array;
  #shadesLines: number;

  /** `inverted` turns black and white round. */
  constructor(fullWidth: number, fullHeight: number, factor: number, inverted: boolean) {
    this.#fullWidth = fullWidth;
    this.#fullHeight = fullHeight;
    this.#factor = factor;
    this.#inverted = inverted;
    this.width = Math.ceil(fullWidth / factor);
    this.height = Math.ceil(fullHeight / factor);
    this.#black = new Uint32Array(this.width);
    this.#first = this.width;
    this.#shades = shadesOf(factor * factor, inverted);
    this.#shadesLines = factor;
    this.pixels = new Uint32Array(this.width * this.height).fill(shade(0, 1, inverted));
  }

  /** Takes the next line: `count` numbers, each pair where black begins and ends. */
  take(changes: Int32Array, count: number): void {
    const factor = this.#factor;
    const black = this.#black;
    for (let at = 0; at < count; at += 2) {
      const from = changes[at] as number;
      const to = changes[at + 1] as number;
      if (to <= from) continue;
      const cell = (from / factor) | 0;
      const last = ((to - 1) / factor) | 0;
      if (cell < this.#first) this.#first = cell;
      if (last > this.#last) this.#last = last;
      if (cell === last) {
        black[cell] = (black[cell] as number) + to - from;
        continue;
      }
      black[cell] = (black[cell] as number) + (cell + 1) * factor - from;
      for (let within = cell + 1; within < last; within += 1)
        black[within] = (black[within] as number) + factor;
      black[last] = (black[last] as number) + to - last * factor;
    }
    this.#line += 1;
    if (this.#line % factor === 0 || this.#line === this.#fullHeight) this.#flush();
  }

  #flush(): void {
    const factor = this.#factor;
    const row = Math.ceil(this.#line / factor) - 1;
    const lines = this.#line - row * factor;
    const [black, pixels, first, last] = [this.#black, this.pixels, this.#first, this.#last];
    if (lines !== this.#shadesLines) {
      this.#shades = shadesOf(factor * lines, this.#inverted);
      this.#shadesLines = lines;
    }
    const shades = this.#shades;
    const start = row * this.width;
    // The last column may be narrower, so that its black is a larger share.
    if (last === this.width - 1) {
      const columns = this.#fullWidth - last * factor;
      pixels[start + last] = shade(black[last] as number, columns * lines, this.#inverted);
    }
    for (let cell = first, end = Math.min(last, this.width - 2); cell <= end; cell += 1)
      pixels[start + cell] = shades[black[cell] as number] as number;
    black.fill(0, first, last + 1);
    this.#first = this.width;
    this.#last = -1;
  }
}

/** The pixel of a cell of `all` pixels of which `black` are black. */
function shade(black: number, all: number, inverted: boolean): number {
  const dark = Math.round((black * 255) / all);
  const grey = inverted ? dark : 255 - dark;
  return (0xff000000 | (grey << 16) | (grey << 8) | grey) >>> 0;
}

function shadesOf(all: number, inverted: boolean): Uint32Array {
  return Uint32Array.from({ length: all + 1 }, (_, black) => shade(black, all, inverted));
}

/** Takes the lines of packed bits, the highest bit first, as runs; `blackBit` is the bit that is black. */
export function runsOfBits(
  bits: Uint8Array,
  width: number,
  height: number,
  blackBit: 0 | 1,
  take: (changes: Int32Array, count: number) => void,
): void {
  const row = (width + 7) >> 3;
  const changes = new Int32Array(width + 2);
  for (let line = 0; line < height; line += 1) {
    const count = runsOf(bits, line * row, width, blackBit, changes);
    take(changes, count);
  }
}

/** Finds the runs of one line; whole bytes of one colour, most of a page, are passed at once. */
function runsOf(
  bits: Uint8Array,
  start: number,
  width: number,
  blackBit: 0 | 1,
  changes: Int32Array,
): number {
  const flip = blackBit === 1 ? 0 : 0xff;
  let count = 0;
  let colour = 0;
  for (let at = 0; at < width; at += 8) {
    const byte = (bits[start + (at >> 3)] as number) ^ flip;
    if (byte === (colour === 1 ? 0xff : 0)) continue;
    const end = Math.min(8, width - at);
    for (let bit = 0; bit < end; bit += 1) {
      if (((byte >> (7 - bit)) & 1) === colour) continue;
      colour ^= 1;
      changes[count++] = at + bit;
    }
  }
  if (count & 1) changes[count++] = width;
  return count;
}
