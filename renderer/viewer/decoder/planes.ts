/** A plane of a decoded picture: where its rows begin, and how far one is from the next. */
export interface Plane {
  readonly offset: number;
  readonly stride: number;
}

/** A picture as JPEGs keep it: brightness for every pixel, two differences of colour for one or for several. */
export interface Planes {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** Brightness, blue's difference, red's. */
  readonly planes: readonly [Plane, Plane, Plane];
  /** 1 where the differences are stored for every second column, or row; else 0. */
  readonly halfAcross: 0 | 1;
  readonly halfDown: 0 | 1;
}

const fraction = 16;
const table = (factor: number) =>
  Int32Array.from({ length: 256 }, (_, value) => Math.round((value - 128) * factor * 2 ** fraction));
const [redOfRed, greenOfRed, greenOfBlue, blueOfBlue] = [
  table(1.402),
  table(-0.714136286),
  table(-0.344136286),
  table(1.772),
];
const half = 2 ** (fraction - 1);

/**
 * Opaque pixels out of planes, by JFIF's formula. Done here because the engine, drawing such a frame, keeps copies of it:
 * half a gigabyte after a dozen pages, and takes as long.
 */
export function planesToPixels({
  bytes,
  width,
  height,
  planes,
  halfAcross,
  halfDown,
}: Planes): Uint32Array<ArrayBuffer> {
  const pixels = new Uint32Array(width * height);
  const [light, blue, red] = planes;
  for (let y = 0, at = 0; y < height; y += 1) {
    const lightAt = light.offset + y * light.stride;
    const blueAt = blue.offset + (y >> halfDown) * blue.stride;
    const redAt = red.offset + (y >> halfDown) * red.stride;
    for (let x = 0; x < width; x += 1, at += 1) {
      const bright = ((bytes[lightAt + x] as number) << fraction) + half;
      const blues = bytes[blueAt + (x >> halfAcross)] as number;
      const reds = bytes[redAt + (x >> halfAcross)] as number;
      const r = (bright + (redOfRed[reds] as number)) >> fraction;
      const g = (bright + (greenOfRed[reds] as number) + (greenOfBlue[blues] as number)) >> fraction;
      const b = (bright + (blueOfBlue[blues] as number)) >> fraction;
      pixels[at] = 0xff000000 | (within(b) << 16) | (within(g) << 8) | within(r);
    }
  }
  return pixels;
}

const within = (value: number) => Math.min(255, Math.max(0, value));
