import { type PageBox, shownSize, type Turn } from "../../../shared/annotation/geometry";
import type { MaterialSource } from "../source";
import {
  findOrientation,
  type Orientation,
  swapsSides,
  uprightMatrix,
  withoutOrientation,
} from "./exif-orientation";
import type { Drawing, DrawRequest, OpenedDocument } from "./opened-document";

/** An image document holds its decoded picture until it is closed. */
export interface ImageDocument extends OpenedDocument {
  close(): void;
}

/** Units of 1/72 inch a pixel: at actual size one pixel of the picture is one pixel of the window. */
const unitsPerPixel = 72 / 96;

/**
 * Opens a JPEG or PNG as a document of one page, a JPEG upright as its Exif says: that is the page's unrotated form.
 * The bytes go to the engine's decoder straight from memory. Rejects when it cannot be read or decoded.
 */
export async function openImage(source: MaterialSource, signal: AbortSignal): Promise<ImageDocument> {
  const bytes = (await source.read(0, source.size, signal)).slice();
  const orientation = source.mediaType === "image/jpeg" ? (findOrientation(bytes)?.orientation ?? 1) : 1;
  const picture = await decode(withoutOrientation(bytes), source.mediaType);
  const upright = swapsSides(orientation)
    ? { width: picture.height, height: picture.width }
    : { width: picture.width, height: picture.height };
  const box: PageBox = {
    left: 0,
    bottom: 0,
    width: upright.width * unitsPerPixel,
    height: upright.height * unitsPerPixel,
    rotate: 0,
  };
  const draw = (request: DrawRequest) => drawSoon(() => drawPicture(picture, orientation, box, request));
  const page = { number: 1, box, draw, release: () => {} };
  return {
    pageCount: 1,
    page: async (number) => {
      if (number !== 1) throw new RangeError(`an image has no page ${number}`);
      return page;
    },
    close: () => picture.close(),
  };
}

async function decode(data: Uint8Array<ArrayBuffer>, type: string): Promise<ImageBitmap> {
  const decoder = new ImageDecoder({ data, type, preferAnimation: false });
  try {
    const { image } = await decoder.decode();
    try {
      return await createImageBitmap(image);
    } finally {
      image.close();
    }
  } finally {
    decoder.close();
  }
}

/** Drawing a picture is one step: it waits for its turn and is over at once. */
function drawSoon(draw: () => void): Drawing {
  let cancelled = false;
  const done = Promise.resolve().then(() => {
    if (!cancelled) draw();
  });
  return { done, cancel: () => (cancelled = true) };
}

function drawPicture(
  picture: ImageBitmap,
  orientation: Orientation,
  box: PageBox,
  request: DrawRequest,
): void {
  const context = request.canvas.getContext("2d", { alpha: false });
  if (!context) throw new Error("the engine gave no canvas");
  const { width, height } = request.canvas;
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = "high";
  context.translate(-request.offset.x, -request.offset.y);
  turnPage(context, box, request.turn, request.scale);
  context.scale(request.scale * unitsPerPixel, request.scale * unitsPerPixel);
  context.transform(...uprightMatrix(orientation, picture.width, picture.height));
  context.drawImage(picture, 0, 0);
}

function turnPage(context: CanvasRenderingContext2D, box: PageBox, turn: Turn, scale: number): void {
  const { width, height } = shownSize({ box, turn, scale });
  if (turn === 90) context.translate(width, 0);
  if (turn === 180) context.translate(width, height);
  if (turn === 270) context.translate(0, height);
  context.rotate((turn * Math.PI) / 180);
}
