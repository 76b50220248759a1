/** A grey picture, one byte a pixel, row by row: 0 is black, 255 is white. */
export interface Graymap {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}
