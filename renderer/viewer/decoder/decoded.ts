import { Unfit } from "./unfit";

/** A decoded picture, perhaps smaller than stored, perhaps a part of it. */
export interface Decoded {
  readonly image: ImageBitmap | OffscreenCanvas;
  readonly width: number;
  readonly height: number;
  /** Where the image begins in the picture, in shares of its width and height from its left top corner. */
  readonly startX: number;
  readonly startY: number;
  /** The part of the picture's width and height that the image's stand for: a hair over 1 where it was made smaller unevenly. */
  readonly spanX: number;
  readonly spanY: number;
  /** It is but what one canvas shows of the picture, and of no use for another. */
  readonly partial: boolean;
}

/** An image that is a whole picture. */
export function wholePicture(image: Decoded["image"], width: number, height: number): Decoded {
  return { image, width, height, startX: 0, startY: 0, spanX: 1, spanY: 1, partial: false };
}

/** Pixels as a canvas; `alpha` says that they are not all opaque. */
export function onCanvas(
  pixels: Uint32Array<ArrayBuffer>,
  width: number,
  height: number,
  alpha = false,
): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { alpha });
  if (!context) throw new Unfit("the engine gave no canvas");
  context.putImageData(new ImageData(new Uint8ClampedArray(pixels.buffer), width, height), 0, 0);
  return canvas;
}
