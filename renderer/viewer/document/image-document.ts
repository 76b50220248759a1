import type { PageBox } from "../../../shared/annotation/geometry";
import { type Matrix, times } from "../../../shared/pdf/content";
import { pictureDecoders } from "../decoder/picture-decoders";
import { readJpegFrame } from "../decoder/jpeg-header";
import type { MaterialSource } from "../source";
import { findOrientation, type Orientation, swapsSides, uprightMatrix } from "./exif-orientation";
import type { DrawRequest, OpenedDocument } from "./opened-document";
import { pageMatrix } from "./page-matrix";
import { drawing } from "./pdf-document";
import { show } from "./scanned-page";

/** Units of 1/72 inch a pixel: at actual size one pixel of the picture is one pixel of the window. */
const unitsPerPixel = 72 / 96;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A picture as it lies in its file. */
interface Stored extends Size {
  readonly key: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
  readonly orientation: Orientation;
}

let pictures = 0;

/**
 * Opens a JPEG or PNG as a document of one page, a JPEG upright as its Exif says: that is the page's unrotated form.
 * Its bytes are kept as they came and decoded to the size on screen. Rejects when it cannot be read or decoded.
 */
export async function openImage(source: MaterialSource, signal: AbortSignal): Promise<OpenedDocument> {
  const bytes = (await source.read(0, source.size, signal)).slice();
  const { mediaType } = source;
  const orientation = mediaType === "image/jpeg" ? (findOrientation(bytes)?.orientation ?? 1) : 1;
  const size = await sizeOf(bytes, mediaType);
  pictures += 1;
  const picture: Stored = { ...size, key: `picture ${pictures}`, bytes, mediaType, orientation };
  const upright = uprightSize(picture);
  const box: PageBox = {
    left: 0,
    bottom: 0,
    width: upright.width * unitsPerPixel,
    height: upright.height * unitsPerPixel,
    rotate: 0,
  };
  const draw = (request: DrawRequest) => drawing((stop) => drawPicture(picture, box, request, stop));
  const page = { number: 1, box, draw, release: () => {} };
  return {
    pageCount: 1,
    page: async (number) => {
      if (number !== 1) throw new RangeError(`an image has no page ${number}`);
      return page;
    },
    forget: () => pictureDecoders.forget(),
  };
}

/** The picture's size as stored: by its decoder, once, which also tells whether it can be decoded at all. */
async function sizeOf(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<Size> {
  const frame = type === "image/jpeg" ? readJpegFrame(bytes) : null;
  // To an eighth of its size it costs little.
  const small = frame
    ? { desiredWidth: Math.ceil(frame.width / 8), desiredHeight: Math.ceil(frame.height / 8) }
    : {};
  const decoder = new ImageDecoder({ data: bytes.slice(), type, preferAnimation: false, ...small });
  try {
    const { image } = await decoder.decode();
    const { codedWidth: width, codedHeight: height } = image;
    image.close();
    return frame ?? { width, height };
  } finally {
    decoder.close();
  }
}

function uprightSize({ width, height, orientation }: Stored): Size {
  return swapsSides(orientation) ? { width: height, height: width } : { width, height };
}

async function drawPicture(
  picture: Stored,
  box: PageBox,
  { canvas, turn, scale, offset, isAhead }: DrawRequest,
  signal: AbortSignal,
): Promise<void> {
  const { key, bytes, mediaType, width, height, orientation } = picture;
  const fromUnit: Matrix = [width, 0, 0, -height, 0, height];
  const toUnits: Matrix = [unitsPerPixel, 0, 0, -unitsPerPixel, 0, box.height];
  const upright = times(times(fromUnit, uprightMatrix(orientation, width, height)), toUnits);
  const bitmap = await pictureDecoders.draw(
    {
      width: canvas.width,
      height: canvas.height,
      pictures: [
        {
          ...{ key, width, height, bits: 8, colours: { kind: "rgb" }, inverted: false },
          ...{ packed: false, profile: null, ink: null },
          bytes: bytes.slice(),
          coding: { kind: "file", mediaType },
          matrix: times(upright, pageMatrix(box, turn, scale, offset)),
        },
      ],
    },
    signal,
    isAhead,
  );
  if (!bitmap) throw new Error("the picture could not be decoded");
  show(bitmap, canvas);
}
