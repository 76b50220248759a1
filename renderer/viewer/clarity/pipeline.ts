import type { Background } from "./estimate/background";
import { lightnessShares, type Picture } from "./estimate/picture";

/**
 * What is done to the colours of one page, step by step: the paper's own colour is taken out, grey made, edges
 * sharpened, and each channel put through a table. The filter on screen does the same (`clarity-filter.tsx`).
 */
export interface Treatment {
  /** The colour of the paper all over the page; `null` leaves it. */
  readonly background: Background | null;
  readonly grey: boolean;
  /** How much of the difference to its surroundings a pixel is given on top: 0 is nothing. */
  readonly sharpen: number;
  /** What each level from 0 to 255 becomes. */
  readonly levels: readonly number[];
}

/** The deviation of the blur that sharpening compares with, in pixels of the screen. */
export const sharpenRadius = 0.9;

/** Does to a picture what the filter on screen does, pixel by pixel. The picture itself stays as it is. */
export function treat(picture: Picture, { background, grey, sharpen, levels }: Treatment): Picture {
  let now = background ? flattened(picture, background) : copy(picture);
  if (grey) now = greyed(now);
  if (sharpen > 0) now = sharpened(now, sharpen);
  for (let p = 0; p < now.data.length; p += 4)
    for (let channel = 0; channel < 3; channel += 1)
      now.data[p + channel] = levels[now.data[p + channel] as number] as number;
  return now;
}

function copy({ width, height, data }: Picture): Picture {
  return { width, height, data: new Uint8ClampedArray(data) };
}

/** Divides by the paper's colour, as blending with `color-dodge` does. */
function flattened({ width, height, data }: Picture, background: Background): Picture {
  const flat = new Uint8ClampedArray(data.length).fill(255);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const p = 4 * (y * width + x);
      for (let channel = 0; channel < 3; channel += 1) {
        const paper = paperAt(background, (x + 0.5) / width, (y + 0.5) / height, channel);
        flat[p + channel] = ((data[p + channel] as number) * 255) / Math.max(1, paper);
      }
    }
  return { width, height, data: flat };
}

/** The paper's colour at a place in shares of the page, straight between the middles of the cells. */
export function paperAt({ columns, rows, data }: Background, x: number, y: number, channel: number): number {
  const column = Math.min(columns - 1, Math.max(0, x * columns - 0.5));
  const row = Math.min(rows - 1, Math.max(0, y * rows - 0.5));
  const [left, top] = [Math.floor(column), Math.floor(row)];
  const [right, bottom] = [Math.min(columns - 1, left + 1), Math.min(rows - 1, top + 1)];
  const at = (c: number, r: number) => data[3 * (r * columns + c) + channel] as number;
  const [across, down] = [column - left, row - top];
  const upper = at(left, top) * (1 - across) + at(right, top) * across;
  const lower = at(left, bottom) * (1 - across) + at(right, bottom) * across;
  return upper * (1 - down) + lower * down;
}

function greyed(picture: Picture): Picture {
  const { data } = picture;
  const [red, green, blue] = lightnessShares;
  for (let p = 0; p < data.length; p += 4) {
    const light =
      red * (data[p] as number) + green * (data[p + 1] as number) + blue * (data[p + 2] as number);
    data.fill(Math.round(light), p, p + 3);
  }
  return picture;
}

function sharpened(picture: Picture, amount: number): Picture {
  const soft = blurred(picture);
  const sharp = new Uint8ClampedArray(picture.data);
  for (let p = 0; p < sharp.length; p += 4)
    for (let channel = p; channel < p + 3; channel += 1) {
      const value = picture.data[channel] as number;
      sharp[channel] = value + amount * (value - (soft[channel] as number));
    }
  return { ...picture, data: sharp };
}

/** The weights of a Gaussian blur, its middle first. */
function weights(): number[] {
  const reach = Math.ceil(3 * sharpenRadius);
  const raw = Array.from({ length: reach + 1 }, (_, i) => Math.exp(-(i * i) / (2 * sharpenRadius ** 2)));
  const sum = raw.reduce((total, weight, i) => total + (i === 0 ? weight : 2 * weight), 0);
  return raw.map((weight) => weight / sum);
}

function blurred({ width, height, data }: Picture): Float32Array {
  const kernel = weights();
  const across = new Float32Array(data.length);
  const both = new Float32Array(data.length);
  blurLines(data, across, kernel, { lines: height, line: width * 4, length: width, step: 4 });
  blurLines(across, both, kernel, { lines: width, line: 4, length: height, step: width * 4 });
  return both;
}

interface Lines {
  readonly lines: number;
  /** From the start of a line to that of the next. */
  readonly line: number;
  readonly length: number;
  readonly step: number;
}

function blurLines(
  from: Uint8ClampedArray | Float32Array,
  to: Float32Array,
  kernel: readonly number[],
  { lines, line, length, step }: Lines,
): void {
  for (let l = 0; l < lines; l += 1)
    for (let i = 0; i < length; i += 1)
      for (let channel = 0; channel < 3; channel += 1) {
        const start = l * line + channel;
        let sum = (from[start + i * step] as number) * (kernel[0] as number);
        for (let k = 1; k < kernel.length; k += 1) {
          const before = from[start + Math.max(0, i - k) * step] as number;
          const after = from[start + Math.min(length - 1, i + k) * step] as number;
          sum += (before + after) * (kernel[k] as number);
        }
        to[start + i * step] = sum;
      }
}
