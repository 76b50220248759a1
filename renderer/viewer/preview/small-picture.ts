import { addTurns, lies, type PageBox, shownSize, type Turn } from "../../../shared/annotation/geometry";
import { newCanvas } from "../drawing/canvases";

/** A small picture has about as many pixels as an A4 page 200 pixels wide: enough to see a page's face, not to read it. */
const mostPixels = 200 * 283;
/** Of a very long page no side is longer than this. */
const longestSide = 566;
/** Some 3 to 8 KB for a page. */
const quality = 0.6;

/** How a page is drawn for its small picture. */
export interface SmallSize {
  readonly width: number;
  readonly height: number;
  /** Pixels a unit of the page. */
  readonly scale: number;
}

/** The size of a page's small picture, unturned by the reader. */
export function smallSize(box: PageBox): SmallSize {
  const whole = shownSize({ box, turn: 0, scale: 1 });
  const scale = Math.min(
    Math.sqrt(mostPixels / (whole.width * whole.height)),
    longestSide / Math.max(whole.width, whole.height),
  );
  return {
    width: Math.max(1, Math.round(whole.width * scale)),
    height: Math.max(1, Math.round(whole.height * scale)),
    scale,
  };
}

/** A drawing turned clockwise, in a canvas of its own. */
export function turned(from: HTMLCanvasElement | ImageBitmap, turn: Turn): HTMLCanvasElement {
  const { width, height } = from;
  const canvas = lies(turn) ? newCanvas(height, width) : newCanvas(width, height);
  const context = canvas.getContext("2d", { alpha: false, willReadFrequently: true });
  if (!context) throw new Error("the engine gave no canvas");
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((turn * Math.PI) / 180);
  context.drawImage(from, -width / 2, -height / 2);
  return canvas;
}

/** The JPEG of a small drawing. */
export function encodeSmall(drawn: HTMLCanvasElement | ImageBitmap, turn: Turn = 0): Uint8Array<ArrayBuffer> {
  // A copy: whoever draws chooses its context, and not every one can be read. Not by way of a Blob: that may lie on the disk.
  const [, data] = turned(drawn, turn).toDataURL("image/jpeg", quality).split(",");
  if (!data) throw new Error("the engine made no small picture");
  return Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
}

/** The JPEG of a page out of its large drawing, which stays as it is; `turn` is the reader's, which is taken back. */
export async function encodeDrawn(
  drawn: HTMLCanvasElement,
  turn: Turn,
  { width, height }: SmallSize,
): Promise<Uint8Array<ArrayBuffer>> {
  const [across, down] = lies(turn) ? [height, width] : [width, height];
  const small = await createImageBitmap(drawn, {
    ...{ resizeWidth: across, resizeHeight: down, resizeQuality: "high" },
  });
  try {
    return encodeSmall(small, addTurns(-turn));
  } finally {
    small.close();
  }
}

/** Decodes a small picture into a canvas. Rejects where it is none. */
export async function decodeSmall(jpeg: Uint8Array<ArrayBuffer>): Promise<HTMLCanvasElement> {
  const decoder = new ImageDecoder({ data: jpeg, type: "image/jpeg", preferAnimation: false });
  try {
    const { image } = await decoder.decode();
    try {
      const canvas = newCanvas(image.displayWidth, image.displayHeight);
      const context = canvas.getContext("2d", { alpha: false });
      if (!context) throw new Error("the engine gave no canvas");
      context.drawImage(image, 0, 0);
      return canvas;
    } finally {
      image.close();
    }
  } finally {
    decoder.close();
  }
}
