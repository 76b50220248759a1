import { inflated } from "../../../shared/pdf/filter";
import { NotSimple } from "../../../shared/pdf/not-simple";
import { findOrientation } from "../document/exif-orientation";
import { type CanvasSize, drawBits } from "./bit-picture";
import type { Picture } from "./contract";
import { type Decoded, onCanvas, wholePicture } from "./decoded";
import { decodeG4 } from "./g4";
import { runsOfBits } from "./grey-shrinker";
import { inflate } from "./inflate";
import { decodeJbig2 } from "./jbig2";
import { makeEven, readJpegFrame } from "./jpeg-header";
import { planesToPixels } from "./planes";
import { inProfile } from "./profile-colours";
import { samplesToPixels } from "./samples";
import { Unfit } from "./unfit";

export type { Decoded } from "./decoded";

/** Bytes that a packed picture may come to. */
const mostUnpacked = 128 * 2 ** 20;

/** What a picture is decoded for. */
export interface Wanted {
  /** How large it comes out at least, or as large as it is, in device pixels. */
  readonly across: number;
  readonly down: number;
  readonly canvas: CanvasSize;
  /** The folder of PDF.js's own decoders, with its slash. */
  readonly wasm: string;
}

/** Decodes a picture as large as it is wanted. Throws `Unfit` for one that is not certain. */
export async function decodePicture(picture: Picture, wanted: Wanted): Promise<Decoded> {
  const bytes = picture.packed ? await unpacked(picture.bytes) : picture.bytes;
  return inProfile({ ...picture, bytes }, `${wanted.wasm}qcms_bg.wasm`, (plain) =>
    decodeCoded(plain, wanted),
  );
}

async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return (await inflate(bytes, mostUnpacked)) as Uint8Array<ArrayBuffer>;
  } catch (error) {
    throw new Unfit("a packed picture that does not unpack", { cause: error });
  }
}

async function decodeCoded(picture: Picture, wanted: Wanted): Promise<Decoded> {
  switch (picture.coding.kind) {
    case "jpeg":
    case "file":
      return decodeCompressed(picture, wanted.across, wanted.down);
    case "g4":
    case "jbig2":
      return decodeBits(picture, wanted);
    case "flate":
      return decodeFlate(picture, wanted);
  }
}

/** How much larger than wanted a picture must at least come out: a hair less does not show. */
const enough = 0.985;

/** The eighths of its size that a JPEG is decoded to: libjpeg does that while decoding, for less than its full size costs. */
export function eighths(picture: { width: number; height: number }, across: number, down: number): number {
  for (let count = 1; count < 8; count += 1) {
    const fits = (size: number, wanted: number) => Math.ceil((size * count) / 8) >= wanted * enough;
    if (fits(picture.width, across) && fits(picture.height, down)) return count;
  }
  return 8;
}

async function decodeCompressed(picture: Picture, across: number, down: number): Promise<Decoded> {
  const { bytes, coding, width, height } = picture;
  const type = coding.kind === "file" ? coding.mediaType : "image/jpeg";
  if (coding.kind === "jpeg") checkFrame(picture);
  if (type === "image/jpeg") makeUpright(bytes);
  const count = type === "image/jpeg" ? eighths(picture, across, down) : 8;
  const even = coding.kind === "jpeg" && count === 8 ? makeEven(bytes) : { width, height };
  const decoder = new ImageDecoder({
    data: bytes,
    type,
    preferAnimation: false,
    ...(coding.kind === "jpeg" ? { colorSpaceConversion: "none" } : {}),
    ...(type === "image/jpeg"
      ? {
          desiredWidth: Math.ceil((even.width * count) / 8),
          desiredHeight: Math.ceil((even.height * count) / 8),
        }
      : {}),
  });
  try {
    const { image: frame, complete } = await decoder.decode();
    try {
      if (!complete) throw new Unfit("a picture that ends early");
      const image = await imageOf(frame, picture, even);
      return wholePicture(image, image.width, image.height);
    } finally {
      frame.close();
    }
  } catch (error) {
    throw new Unfit("a picture that does not decode", { cause: error });
  } finally {
    decoder.close();
  }
}

/** In the layouts that JPEGs come in at their full size: whether differences are stored for every second column and row. */
const halves = new Map<string | null, readonly [0 | 1, 0 | 1]>([
  ["I420", [1, 1]],
  ["I422", [1, 0]],
  ["I444", [0, 0]],
]);

/**
 * A frame as what a canvas draws without keeping copies of it in memory that nobody gives back: drawing the frame itself
 * left 500 MB after a dozen pages (Chromium 114). `even` is the size of a JPEG that was decoded with even sides.
 */
async function imageOf(
  frame: VideoFrame,
  { width, height, coding }: Picture,
  even: { readonly width: number; readonly height: number },
): Promise<Decoded["image"]> {
  const { displayWidth, displayHeight } = frame;
  const full = displayWidth === even.width && displayHeight === even.height;
  const shown = full ? { width, height } : { width: displayWidth, height: displayHeight };
  const half = coding.kind === "jpeg" ? halves.get(frame.format) : undefined;
  if (!half) return createImageBitmap(frame, 0, 0, shown.width, shown.height);
  const [halfAcross, halfDown] = half;
  // Planes are only given whole: an odd column or row stands for a pair.
  const rect = {
    ...{ x: 0, y: 0 },
    width: shown.width + (shown.width & halfAcross),
    height: shown.height + (shown.height & halfDown),
  };
  if (rect.width > frame.codedWidth || rect.height > frame.codedHeight)
    return createImageBitmap(frame, 0, 0, shown.width, shown.height);
  const bytes = new Uint8Array(frame.allocationSize({ rect }));
  const [light, blue, red] = await frame.copyTo(bytes, { rect });
  if (!light || !blue || !red) throw new Unfit("a frame without its planes");
  const pixels = planesToPixels({ bytes, ...shown, planes: [light, blue, red], halfAcross, halfDown });
  return onCanvas(pixels, shown.width, shown.height);
}

function checkFrame({ bytes, width, height, colours }: Picture): void {
  const frame = readJpegFrame(bytes);
  const components = colours.kind === "rgb" ? 3 : 1;
  if (frame?.width !== width || frame.height !== height || frame.components !== components)
    throw new Unfit("a JPEG of an odd kind");
}

/** How the camera was held is the page's to say, not the decoder's. */
function makeUpright(bytes: Uint8Array): void {
  const found = findOrientation(bytes);
  if (found) new DataView(bytes.buffer, bytes.byteOffset).setUint16(found.at, 1, found.littleEndian);
}

async function decodeBits(picture: Picture, { across, down, canvas, wasm }: Wanted): Promise<Decoded> {
  const { bytes, coding, width, height } = picture;
  if (coding.kind === "g4")
    return drawBits(
      picture,
      across,
      down,
      canvas,
      (lines, take) => decodeG4(bytes, width, lines, take),
      coding.blackIs1,
    );
  const globals = coding.kind === "jbig2" ? coding.globals : null;
  const bits = await decodeJbig2(bytes, globals, width, height, `${wasm}jbig2.wasm`);
  return drawBits(picture, across, down, canvas, (lines, take) => runsOfBits(bits, width, lines, 0, take));
}

async function decodeFlate(picture: Picture, { across, down, canvas }: Wanted): Promise<Decoded> {
  const { bytes, coding, width, height } = picture;
  if (coding.kind !== "flate") throw new Unfit("no Flate picture");
  const params = coding.prediction && paramsOf(coding.prediction);
  const samples = picture.colours.kind === "rgb" ? 3 : 1;
  const needed = Math.ceil((width * samples * picture.bits) / 8) * height;
  try {
    const raw = await inflated(bytes, params, inflate, needed + 4096);
    if (raw.length < needed) throw new Unfit("a picture that ends early");
    // Full size would take 32 times the memory of the bits.
    if (picture.bits === 1)
      return drawBits(picture, across, down, canvas, (lines, take) => runsOfBits(raw, width, lines, 0, take));
    return wholePicture(onCanvas(samplesToPixels(raw, picture), width, height), width, height);
  } catch (error) {
    if (error instanceof NotSimple) throw new Unfit(error.message);
    throw error;
  }
}

function paramsOf(prediction: { predictor: number; colors: number; bits: number; columns: number }) {
  const { predictor, colors, bits, columns } = prediction;
  return new Map(
    Object.entries({ Predictor: predictor, Colors: colors, BitsPerComponent: bits, Columns: columns }),
  );
}
