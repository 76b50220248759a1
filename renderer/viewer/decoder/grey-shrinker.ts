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
  readonly #black: Uint32Array;
  readonly #inverted: boolean;
  #line = 0;

  /** `inverted` turns black and white round. */
  constructor(fullWidth: number, fullHeight: number, factor: number, inverted: boolean) {
    this.#fullWidth = fullWidth;
    this.#fullHeight = fullHeight;
    this.#factor = factor;
    this.#inverted = inverted;
    this.width = Math.ceil(fullWidth / factor);
    this.height = Math.ceil(fullHeight / factor);
    this.#black = new Uint32Array(this.width);
    this.pixels = new Uint32Array(this.width * this.height);
  }

  /** Takes the next line: `count` numbers, each pair where black begins and ends. */
  take(changes: Int32Array, count: number): void {
    for (let at = 0; at < count; at += 2) this.#run(changes[at] as number, changes[at + 1] as number);
    this.#line += 1;
    if (this.#line % this.#factor === 0 || this.#line === this.#fullHeight) this.#flush();
  }

  #run(from: number, to: number): void {
    if (to <= from) return;
    const factor = this.#factor;
    const black = this.#black;
    let cell = Math.floor(from / factor);
    const last = Math.floor((to - 1) / factor);
    if (cell === last) {
      black[cell] = (black[cell] as number) + to - from;
      return;
    }
    black[cell] = (black[cell] as number) + (cell + 1) * factor - from;
    for (cell += 1; cell < last; cell += 1) black[cell] = (black[cell] as number) + factor;
    black[last] = (black[last] as number) + to - last * factor;
  }

  #flush(): void {
    const factor = this.#factor;
    const row = Math.ceil(this.#line / factor) - 1;
    const lines = this.#line - row * factor;
    const lastColumns = this.#fullWidth - (this.width - 1) * factor;
    const start = row * this.width;
    for (let cell = 0; cell < this.width; cell += 1) {
      const columns = cell === this.width - 1 ? lastColumns : factor;
      const dark = Math.round(((this.#black[cell] as number) * 255) / (columns * lines));
      const grey = this.#inverted ? dark : 255 - dark;
      this.pixels[start + cell] = (0xff000000 | (grey << 16) | (grey << 8) | grey) >>> 0;
    }
    this.#black.fill(0);
  }
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
