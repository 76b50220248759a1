import type { Picture } from "./contract";
import { type Decoded, onCanvas } from "./decoded";
import { GreyShrinker } from "./grey-shrinker";
import { type PictureRect, visiblePart } from "./visible-part";

/** Gives the first `lines` lines of a picture of one bit, as pairs of where black begins and ends. */
export type GiveLines = (lines: number, take: (changes: Int32Array, count: number) => void) => void;

/** A canvas's size in device pixels. */
export interface CanvasSize {
  readonly width: number;
  readonly height: number;
}

/** Pixels that a picture is unpacked to whole; of a larger one, only what the canvas shows is. */
export const mostWhole = 12 * 2 ** 20;

/**
 * A picture of one bit as small as `across` × `down` pixels allow, each pixel as dark as what it stands for. A plan that
 * is looked at closely is never unpacked whole: its memory goes by the canvas's size. `turned` says that what `give` calls
 * black is the sample that means white.
 */
export function drawBits(
  picture: Picture,
  across: number,
  down: number,
  canvas: CanvasSize,
  give: GiveLines,
  turned = false,
): Decoded {
  const { width, height } = picture;
  const factor = shrinking(picture, across, down);
  const large = Math.ceil(width / factor) * Math.ceil(height / factor) > mostWhole;
  const part = large ? visiblePart(picture, canvas, factor) : { left: 0, top: 0, width, height };
  const shrinker = new GreyShrinker(part.width, part.height, factor, picture.inverted !== turned);
  give(part.top + part.height, within(part, shrinker));
  const image = onCanvas(
    inked(shrinker.pixels, picture),
    shrinker.width,
    shrinker.height,
    picture.ink !== null,
  );
  return {
    image,
    width: shrinker.width,
    height: shrinker.height,
    startX: part.left / width,
    startY: part.top / height,
    spanX: (shrinker.width * factor) / width,
    spanY: (shrinker.height * factor) / height,
    partial: part.width < width || part.height < height,
  };
}

/** How many pixels each way may become one. */
function shrinking({ width, height }: Picture, across: number, down: number): number {
  return Math.max(1, Math.floor(Math.min(width / Math.max(1, across), height / Math.max(1, down)) + 0.01));
}

/** Hands on of each line only what lies within a part. */
function within(
  { left, top, width }: PictureRect,
  shrinker: GreyShrinker,
): (changes: Int32Array, count: number) => void {
  const cut = new Int32Array(width + 2);
  let line = 0;
  return (changes, count) => {
    line += 1;
    if (line <= top) return;
    if (left === 0 && (count === 0 || (changes[count - 1] as number) <= width))
      return shrinker.take(changes, count);
    let kept = 0;
    for (let at = 0; at < count; at += 2) {
      const from = Math.max(0, (changes[at] as number) - left);
      const to = Math.min(width, (changes[at + 1] as number) - left);
      if (to <= from) continue;
      cut[kept++] = from;
      cut[kept++] = to;
    }
    shrinker.take(cut, kept);
  };
}

/** Greys in the two colours of a palette, or as more or less of a mask's ink. */
function inked(pixels: Uint32Array<ArrayBuffer>, { colours, ink }: Picture): Uint32Array<ArrayBuffer> {
  if (!ink && colours.kind !== "palette") return pixels;
  const table = Uint32Array.from({ length: 256 }, (_, grey) => {
    if (ink) return packed(ink, 255 - grey);
    const rgb = colours.kind === "palette" ? colours.rgb : new Uint8Array(6);
    const part = (at: number) => {
      const [dark = 0, light = 0] = [rgb[at], rgb[at + 3]];
      return Math.round(dark + ((light - dark) * grey) / 255);
    };
    return packed([part(0), part(1), part(2)], 255);
  });
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = table[(pixels[at] as number) & 0xff] as number;
  return pixels;
}

const packed = ([red, green, blue]: readonly [number, number, number], alpha: number) =>
  ((alpha << 24) | (blue << 16) | (green << 8) | red) >>> 0;
