/** A picture in memory, four bytes a pixel (red, green, blue, opacity), row by row, as canvases give it. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** The lightness of a picture, one byte a pixel. */
export interface Lightness {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** The shares of red, green and blue in lightness, as the filter's own grey has them (Rec. 709). */
export const lightnessShares = [0.2126, 0.7152, 0.0722] as const;

/** The lightness of each pixel, rounded. */
export function lightnessOf({ width, height, data }: Picture): Lightness {
  const light = new Uint8Array(width * height);
  const [red, green, blue] = lightnessShares;
  for (let i = 0, p = 0; i < light.length; i += 1, p += 4) {
    light[i] =
      red * (data[p] as number) + green * (data[p + 1] as number) + blue * (data[p + 2] as number) + 0.5;
  }
  return { width, height, data: light };
}
