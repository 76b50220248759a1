import { type Matrix, times } from "../../../shared/pdf/content";
import type { DrawOrder, Picture } from "./contract";
import { type Decoded, decodePicture, type Wanted } from "./decode";
import { forgetProfiles } from "./profile-colours";
import { Unfit } from "./unfit";

/** Decoded pictures are kept up to this many bytes, for the next zoom, turn, part or small picture of the same page. */
const keptBytes = 48 * 2 ** 20;

/** Draws orders, and keeps what it decoded last. */
export class Painter {
  readonly #wasm: string;
  readonly #kept = new Map<string, Decoded>();

  /** `wasm` is the folder of PDF.js's own decoders, with its slash. */
  constructor(wasm: string) {
    this.#wasm = wasm;
  }

  /** The drawn canvas as a bitmap to hand over. Throws `Unfit` where a picture is not certain; an `AbortError` when aborted. */
  async paint({ width, height, pictures }: DrawOrder, signal: AbortSignal): Promise<ImageBitmap> {
    const decoded: Decoded[] = [];
    try {
      for (const picture of pictures) {
        signal.throwIfAborted();
        decoded.push(await this.#decoded(picture, { width, height }));
      }
      signal.throwIfAborted();
      return painted(width, height, pictures, decoded);
    } finally {
      for (const [index, each] of decoded.entries()) this.#keep(pictures[index]?.key ?? "", each);
    }
  }

  /** Gives back what is kept. */
  forget(): void {
    for (const each of this.#kept.values()) close(each);
    this.#kept.clear();
    forgetProfiles();
  }

  #decoded(picture: Picture, canvas: Wanted["canvas"]): Promise<Decoded> | Decoded {
    const [a, b, c, d] = picture.matrix;
    const [across, down] = [Math.hypot(a, b), Math.hypot(c, d)];
    const kept = this.#kept.get(picture.key);
    const serves =
      kept &&
      (kept.width >= picture.width || kept.width >= across) &&
      (kept.height >= picture.height || kept.height >= down);
    if (serves) {
      // Taken out while in use: two orders of one page may run at once.
      this.#kept.delete(picture.key);
      return kept;
    }
    return decodePicture(picture, { across, down, canvas, wasm: this.#wasm });
  }

  #keep(key: string, decoded: Decoded): void {
    if (decoded.partial) {
      close(decoded);
      return;
    }
    const before = this.#kept.get(key);
    if (before && before !== decoded) close(before);
    this.#kept.delete(key);
    this.#kept.set(key, decoded);
    let bytes = 0;
    for (const [each, { width, height }] of [...this.#kept].reverse()) {
      bytes += width * height * 4;
      if (bytes > keptBytes) this.#drop(each);
    }
  }

  #drop(key: string): void {
    const decoded = this.#kept.get(key);
    if (decoded) close(decoded);
    this.#kept.delete(key);
  }
}

function painted(
  width: number,
  height: number,
  pictures: readonly Picture[],
  decoded: readonly Decoded[],
): ImageBitmap {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { alpha: false });
  if (!context) throw new Unfit("the engine gave no canvas");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = "high";
  for (const [index, picture] of pictures.entries()) {
    const image = decoded[index];
    if (image) draw(context, picture, image);
  }
  const bitmap = canvas.transferToImageBitmap();
  empty(canvas);
  return bitmap;
}

/** Gives a canvas's memory back at once: the engine does not count it, and would collect it late. */
function empty(canvas: OffscreenCanvas): void {
  canvas.width = 0;
  canvas.height = 0;
}

function close({ image }: Decoded): void {
  if (image instanceof ImageBitmap) image.close();
  else empty(image);
}

function draw(context: OffscreenCanvasRenderingContext2D, picture: Picture, decoded: Decoded): void {
  const { width, height, startX, startY, spanX, spanY } = decoded;
  // From the image's pixels, counted downward, to the unit square, counted upward, and on to the canvas.
  const toUnit: Matrix = [spanX / width, 0, 0, -spanY / height, startX, 1 - startY];
  context.setTransform(...times(toUnit, picture.matrix));
  const turnsRound = picture.inverted && picture.coding.kind === "jpeg";
  const image = turnsRound ? negative(decoded) : decoded.image;
  context.drawImage(image, 0, 0);
  if (image !== decoded.image && image instanceof OffscreenCanvas) empty(image);
  context.setTransform(1, 0, 0, 1, 0, 0);
}

function negative({ image, width, height }: Decoded): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { alpha: false });
  if (!context) throw new Unfit("the engine gave no canvas");
  context.drawImage(image, 0, 0);
  context.globalCompositeOperation = "difference";
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  return canvas;
}
