import type { Canvas } from "@napi-rs/canvas";
import type { Bitmap } from "../codec/bitmap";
import type { Graymap } from "../codec/graymap";
import type { Random } from "../random";
import { unevenLight } from "./light";
import { GRAIN_MASK, grainTable } from "./noise";

/** Strength of what the device does to a picture. `grain` in grey levels (deviation), `blur` 0 to 0.2, `light` as in unevenLight. */
export interface Wear {
  readonly grain: number;
  readonly blur: number;
  readonly light: number;
}

const luminanceOf = (canvas: Canvas): Uint8Array => {
  const rgba = canvas.data();
  const grey = new Uint8Array(rgba.length >> 2);
  for (let i = 0, p = 0; i < grey.length; i++, p += 4) {
    grey[i] = ((rgba[p] as number) * 77 + (rgba[p + 1] as number) * 151 + (rgba[p + 2] as number) * 28) >> 8;
  }
  return grey;
};

/** One channel blurred with its four neighbours, lit and grained; `step` is the distance of neighbouring pixels in the array. */
const wearChannel = (
  source: Uint8Array,
  target: Uint8Array | Uint8ClampedArray,
  size: { width: number; height: number; step: number; offset: number },
  wear: Wear,
  random: Random,
): void => {
  const { width, height, step, offset } = size;
  const light = unevenLight(width, height, wear.light, random.fork("light"));
  const grain = grainTable();
  const gain = wear.grain / 16;
  const side = wear.blur;
  const centre = 1 - 4 * side;
  const stride = width * step;
  for (let y = 0; y < height; y++) {
    const row = light.rows[y] as number;
    const phase = random.int(0, GRAIN_MASK);
    const up = y > 0 ? -stride : 0;
    const down = y < height - 1 ? stride : 0;
    let p = y * stride + offset;
    for (let x = 0; x < width; x++, p += step) {
      const left = x > 0 ? -step : 0;
      const right = x < width - 1 ? step : 0;
      const around =
        (source[p + left] as number) +
        (source[p + right] as number) +
        (source[p + up] as number) +
        (source[p + down] as number);
      const value =
        ((source[p] as number) * centre + around * side) * row * (light.columns[x] as number) +
        (grain[(phase + x) & GRAIN_MASK] as number) * gain;
      target[p] = value < 0 ? 0 : value > 255 ? 255 : value + 0.5;
    }
  }
};

/** The picture as a grey scan. */
export const greyScan = (canvas: Canvas, wear: Wear, random: Random): Graymap => {
  const { width, height } = canvas;
  const pixels = new Uint8Array(width * height);
  wearChannel(luminanceOf(canvas), pixels, { width, height, step: 1, offset: 0 }, wear, random);
  return { width, height, pixels };
};

/** The picture as a colour scan, written back into the canvas, which can then be encoded. */
export const colourScan = (canvas: Canvas, wear: Wear, random: Random): Canvas => {
  const { width, height } = canvas;
  const ctx = canvas.getContext("2d");
  const source = canvas.data();
  const image = ctx.createImageData(width, height);
  for (let channel = 0; channel < 3; channel++) {
    // One stream for light, so that the tint stays put; the grain of each channel is its own.
    wearChannel(source, image.data, { width, height, step: 4, offset: channel }, wear, random);
  }
  for (let p = 3; p < image.data.length; p += 4) image.data[p] = 255;
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.putImageData(image, 0, 0);
  return canvas;
};

/** The picture in black and white: ragged letters, specks, and weak strokes broken, as a fixed threshold leaves them. */
export const bilevelScan = (canvas: Canvas, random: Random): Bitmap => {
  const { width, height } = canvas;
  const grey = luminanceOf(canvas);
  const grain = grainTable();
  const level = random.int(138, 172);
  const phases = Uint16Array.from({ length: height }, () => random.int(0, GRAIN_MASK));
  for (let y = 0, i = 0; y < height; y++) {
    const phase = phases[y] as number;
    for (let x = 0; x < width; x++, i++) {
      grey[i] = (grey[i] as number) + (grain[(phase + x) & GRAIN_MASK] as number) < level ? 1 : 0;
    }
  }
  const specks = Math.round((width * height) / random.int(9000, 40000));
  for (let k = 0; k < specks; k++) {
    const at = random.int(0, width * height - 2);
    grey[at] = 1;
    if (random.chance(0.4)) grey[at + 1] = 1;
  }
  return { width, height, pixels: grey };
};
