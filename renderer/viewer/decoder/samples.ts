import type { Bits } from "../../../shared/pdf/image";
import type { Picture } from "./contract";

/** Uncoded samples as opaque pixels for a canvas. `raw` holds all rows, each begun at a whole byte. */
export function samplesToPixels(
  raw: Uint8Array,
  {
    width,
    height,
    bits,
    colours,
    inverted,
  }: Pick<Picture, "width" | "height" | "bits" | "colours" | "inverted">,
): Uint32Array<ArrayBuffer> {
  const pixels = new Uint32Array(width * height);
  const flip = inverted ? 0xff : 0;
  if (colours.kind === "rgb") {
    for (let at = 0, from = 0; at < pixels.length; at += 1, from += 3)
      pixels[at] = opaque(
        (raw[from] as number) ^ flip,
        (raw[from + 1] as number) ^ flip,
        (raw[from + 2] as number) ^ flip,
      );
    return pixels;
  }
  const look = lookup(colours.kind === "palette" ? colours.rgb : null, bits, flip);
  const row = Math.ceil((width * bits) / 8);
  const most = 2 ** bits - 1;
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 1) {
      const bit = x * bits;
      const sample = ((raw[y * row + (bit >> 3)] as number) >> (8 - bits - (bit & 7))) & most;
      pixels[at] = look[sample] as number;
    }
  }
  return pixels;
}

/** The pixel of each sample. */
function lookup(palette: Uint8Array | null, bits: Bits, flip: number): Uint32Array {
  return Uint32Array.from({ length: 2 ** bits }, (_, sample) => {
    if (palette)
      return opaque(palette[sample * 3] ?? 0, palette[sample * 3 + 1] ?? 0, palette[sample * 3 + 2] ?? 0);
    const grey = ((sample * 255) / (2 ** bits - 1)) ^ flip;
    return opaque(grey, grey, grey);
  });
}

const opaque = (red: number, green: number, blue: number) =>
  (0xff000000 | (blue << 16) | (green << 8) | red) >>> 0;
