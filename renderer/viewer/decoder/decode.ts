import { inflated } from "../../../shared/pdf/filter";
import { NotSimple } from "../../../shared/pdf/not-simple";
import { findOrientation } from "../document/exif-orientation";
import type { Picture } from "./contract";
import { decodeG4 } from "./g4";
import { GreyShrinker, shrinkBits } from "./grey-shrinker";
import { inflate } from "./inflate";
import { decodeJbig2 } from "./jbig2";
import { readJpegFrame } from "./jpeg-header";
import { planesToPixels } from "./planes";
import { samplesToPixels } from "./samples";
import { Unfit } from "./unfit";

/** A decoded picture, perhaps smaller than stored. */
export interface Decoded {
  readonly image: ImageBitmap | OffscreenCanvas;
  readonly width: number;
  readonly height: number;
  /** The part of the picture's width and height that the image's stand for: a hair over 1 where it was made smaller unevenly. */
  readonly spanX: number;
  readonly spanY: number;
}

/** Decodes a picture to at least `across` × `down` pixels, or as many as it has. Throws `Unfit` for one that is not certain. */
export async function decodePicture(
  picture: Picture,
  across: number,
  down: number,
  jbig2Address: string,
): Promise<Decoded> {
  switch (picture.coding.kind) {
    case "jpeg":
    case "file":
      return decodeCompressed(picture, across, down);
    case "g4":
    case "jbig2":
      return decodeBits(picture, across, down, jbig2Address);
    case "flate":
      return decodeFlate(picture, across, down);
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
  const decoder = new ImageDecoder({
    data: bytes,
    type,
    preferAnimation: false,
    ...(coding.kind === "jpeg" ? { colorSpaceConversion: "none" } : {}),
    ...(type === "image/jpeg"
      ? { desiredWidth: Math.ceil((width * count) / 8), desiredHeight: Math.ceil((height * count) / 8) }
      : {}),
  });
  try {
    const { image: frame, complete } = await decoder.decode();
    try {
      if (!complete) throw new Unfit("a picture that ends early");
      const { displayWidth, displayHeight } = frame;
      const image = await imageOf(frame, coding.kind === "jpeg");
      return { image, width: displayWidth, height: displayHeight, spanX: 1, spanY: 1 };
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
 * left 500 MB after a dozen pages (Chromium 114). `plain` says that its planes are coded as JFIF says.
 */
async function imageOf(frame: VideoFrame, plain: boolean): Promise<Decoded["image"]> {
  const { displayWidth: width, displayHeight: height } = frame;
  const half = plain ? halves.get(frame.format) : undefined;
  if (!half) return createImageBitmap(frame);
  const [halfAcross, halfDown] = half;
  // Planes are only given whole: an odd column or row stands for a pair.
  const rect = { x: 0, y: 0, width: width + (width & halfAcross), height: height + (height & halfDown) };
  if (rect.width > frame.codedWidth || rect.height > frame.codedHeight) return createImageBitmap(frame);
  const bytes = new Uint8Array(frame.allocationSize({ rect }));
  const [light, blue, red] = await frame.copyTo(bytes, { rect });
  if (!light || !blue || !red) throw new Unfit("a frame without its planes");
  return painted(
    planesToPixels({ bytes, width, height, planes: [light, blue, red], halfAcross, halfDown }),
    width,
    height,
  );
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

async function decodeBits(
  picture: Picture,
  across: number,
  down: number,
  jbig2Address: string,
): Promise<Decoded> {
  const { bytes, coding, width, height, inverted } = picture;
  const factor = shrinking(picture, across, down);
  if (coding.kind === "g4") {
    const shrinker = new GreyShrinker(width, height, factor, inverted !== coding.blackIs1);
    decodeG4(bytes, width, height, (changes, count) => shrinker.take(changes, count));
    return canvasOf(shrinker, width, height, factor);
  }
  const globals = coding.kind === "jbig2" ? coding.globals : null;
  const bits = await decodeJbig2(bytes, globals, width, height, jbig2Address);
  const shrinker = new GreyShrinker(width, height, factor, inverted);
  shrinkBits(bits, width, height, 0, shrinker);
  return canvasOf(shrinker, width, height, factor);
}

/** How many pixels each way may become one. */
function shrinking({ width, height }: Picture, across: number, down: number): number {
  return Math.max(1, Math.floor(Math.min(width / Math.max(1, across), height / Math.max(1, down)) + 0.01));
}

function canvasOf(shrinker: GreyShrinker, width: number, height: number, factor: number): Decoded {
  const image = painted(shrinker.pixels, shrinker.width, shrinker.height);
  const [spanX, spanY] = [(shrinker.width * factor) / width, (shrinker.height * factor) / height];
  return { image, width: shrinker.width, height: shrinker.height, spanX, spanY };
}

function painted(pixels: Uint32Array<ArrayBuffer>, width: number, height: number): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { alpha: false });
  if (!context) throw new Unfit("the engine gave no canvas");
  context.putImageData(new ImageData(new Uint8ClampedArray(pixels.buffer), width, height), 0, 0);
  return canvas;
}

async function decodeFlate(picture: Picture, across: number, down: number): Promise<Decoded> {
  const { bytes, coding, width, height, inverted } = picture;
  if (coding.kind !== "flate") throw new Unfit("no Flate picture");
  const params = coding.prediction && paramsOf(coding.prediction);
  const samples = picture.colours.kind === "rgb" ? 3 : 1;
  const needed = Math.ceil((width * samples * picture.bits) / 8) * height;
  try {
    const raw = await inflated(bytes, params, inflate, needed + 4096);
    if (raw.length < needed) throw new Unfit("a picture that ends early");
    if (picture.bits === 1 && picture.colours.kind === "gray") {
      // Full size would take 32 times the memory of the bits.
      const factor = shrinking(picture, across, down);
      const shrinker = new GreyShrinker(width, height, factor, inverted);
      shrinkBits(raw, width, height, 0, shrinker);
      return canvasOf(shrinker, width, height, factor);
    }
    return {
      image: painted(samplesToPixels(raw, picture), width, height),
      width,
      height,
      spanX: 1,
      spanY: 1,
    };
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
