/** A bilevel picture, one byte a pixel, row by row: 1 is black, 0 is white. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}
