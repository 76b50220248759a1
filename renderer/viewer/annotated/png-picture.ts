import type { BytePart } from "./byte-parts";
import { Malformed } from "./pdf/parse";
import type { ByteRanges } from "./pdf/source-window";
import { inflated, joined, unfiltered } from "./pdf/unpack";
import { dictOf, name, PdfString, type PdfValue } from "./pdf/values";
import type { EmbeddedPicture } from "./picture-page";

interface Png {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  /** 0 grey, 2 colour, 3 palette, 4 grey and alpha, 6 colour and alpha. */
  readonly type: number;
  readonly interlaced: boolean;
  readonly palette: Uint8Array<ArrayBuffer> | null;
  readonly transparent: Uint8Array<ArrayBuffer> | null;
  readonly data: readonly { readonly offset: number; readonly length: number }[];
}

const samplesOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/**
 * A PNG as PDF embeds it. Its data go in as they are: PDF knows their filters. Only where it has an alpha channel of its
 * own or is interlaced are they unpacked, separated or put in order, and deflated again, without loss. Throws a
 * `Malformed` where it is not one.
 */
export async function pngPicture(source: ByteRanges, signal?: AbortSignal): Promise<EmbeddedPicture> {
  const png = await readPng(source, signal);
  const { width, height, bits, type } = png;
  const sides = { width, height, orientation: 1 } as const;
  const colours = type === 0 || type === 4 ? 1 : type === 3 ? 1 : 3;
  const base = {
    Type: name("XObject"),
    Subtype: name("Image"),
    Width: width,
    Height: height,
    BitsPerComponent: bits,
    ColorSpace: colourSpace(png),
    Filter: name("FlateDecode"),
  };
  if (type === 4 || type === 6 || png.interlaced) {
    const plain = await samples(source, png, signal);
    return { ...sides, ...(await separated(plain, png, base)) };
  }
  const parameters = dictOf({ Predictor: 15, Colors: colours, BitsPerComponent: bits, Columns: width });
  const parts: BytePart[] = [...png.data];
  const dict = dictOf({ ...base, DecodeParms: parameters, Mask: colourKey(png) });
  const transparent = type === 3 && png.transparent;
  const mask = transparent ? await paletteMask(await samples(source, png, signal), png) : null;
  return { ...sides, dict, parts, mask };
}

function colourSpace({ type, palette }: Png): PdfValue {
  if (type === 0 || type === 4) return name("DeviceGray");
  if (type !== 3) return name("DeviceRGB");
  if (!palette) throw new Malformed("a PNG without its palette");
  return [name("Indexed"), name("DeviceRGB"), palette.length / 3 - 1, new PdfString(palette)];
}

/** The one colour that is seen through, as PDF masks it. */
function colourKey({ type, transparent }: Png): PdfValue | undefined {
  if (!transparent || type === 3) return undefined;
  const view = new DataView(transparent.buffer, transparent.byteOffset, transparent.length);
  const values = Array.from({ length: Math.floor(transparent.length / 2) }, (_, index) =>
    view.getUint16(index * 2),
  );
  return values.flatMap((value) => [value, value]);
}

async function readPng(source: ByteRanges, signal?: AbortSignal): Promise<Png> {
  const head = await source.read(0, 33, signal);
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (head.length < 33 || view.getUint32(0) !== 0x89504e47 || view.getUint32(12) !== 0x49484452)
    throw new Malformed("no PNG");
  const data: { offset: number; length: number }[] = [];
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  for (let at = 33; at + 8 <= source.size; ) {
    const chunk = await source.read(at, 8, signal);
    const length = new DataView(chunk.buffer, chunk.byteOffset).getUint32(0);
    const type = String.fromCharCode(...chunk.subarray(4, 8));
    if (type === "IEND") break;
    if (type === "IDAT") data.push({ offset: at + 8, length });
    if (type === "PLTE" || type === "tRNS")
      kept.set(type, new Uint8Array(await source.read(at + 8, Math.min(length, 1024), signal)));
    at += 12 + length;
  }
  if (data.length === 0) throw new Malformed("a PNG without data");
  return {
    width: view.getUint32(16),
    height: view.getUint32(20),
    bits: head[24] ?? 8,
    type: head[25] ?? 0,
    interlaced: head[28] === 1,
    palette: kept.get("PLTE") ?? null,
    transparent: kept.get("tRNS") ?? null,
    data,
  };
}

/** The rows of a picture without filters, in order. */
async function samples(source: ByteRanges, png: Png, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const packed: Uint8Array[] = [];
  for (const { offset, length } of png.data) packed.push(await source.read(offset, length, signal));
  const plain = await inflated(joined(packed));
  const bitsAPixel = (samplesOf[png.type] ?? 1) * png.bits;
  const pixelBytes = Math.ceil(bitsAPixel / 8);
  if (png.interlaced) return deinterlaced(plain, png, bitsAPixel);
  return unfiltered(plain, Math.ceil((png.width * bitsAPixel) / 8), pixelBytes);
}

/** Adam7: where each pass begins and how far apart its pixels are. */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

function deinterlaced(bytes: Uint8Array<ArrayBuffer>, png: Png, bitsAPixel: number): Uint8Array<ArrayBuffer> {
  const rowBytes = Math.ceil((png.width * bitsAPixel) / 8);
  const whole = new Uint8Array(rowBytes * png.height);
  let from = 0;
  for (const [left, top, across, down] of passes) {
    const [columns, rows] = [Math.ceil((png.width - left) / across), Math.ceil((png.height - top) / down)];
    if (columns <= 0 || rows <= 0) continue;
    const passBytes = Math.ceil((columns * bitsAPixel) / 8);
    const end = from + rows * (passBytes + 1);
    const plain = unfiltered(bytes.subarray(from, end), passBytes, Math.ceil(bitsAPixel / 8));
    from = end;
    for (let row = 0; row < rows; row += 1)
      for (let column = 0; column < columns; column += 1) {
        const to = (top + row * down) * rowBytes * 8 + (left + column * across) * bitsAPixel;
        copyBits(plain, row * passBytes * 8 + column * bitsAPixel, whole, to, bitsAPixel);
      }
  }
  return whole;
}

/** Copies a pixel: whole bytes, or a part of one. */
function copyBits(from: Uint8Array, at: number, to: Uint8Array, place: number, bits: number): void {
  if (bits >= 8) {
    for (let byte = 0; byte < bits / 8; byte += 1) to[place / 8 + byte] = from[at / 8 + byte] ?? 0;
    return;
  }
  const value = ((from[at >> 3] ?? 0) >> (8 - bits - (at & 7))) & ((1 << bits) - 1);
  to[place >> 3] = (to[place >> 3] ?? 0) | (value << (8 - bits - (place & 7)));
}

/** Colours and alpha apart, each deflated. */
async function separated(plain: Uint8Array<ArrayBuffer>, png: Png, base: Record<string, PdfValue>) {
  const { type, bits } = png;
  if (type !== 4 && type !== 6) {
    const bytes = await deflated(plain);
    const mask = type === 3 && png.transparent ? await paletteMask(plain, png) : null;
    return { dict: dictOf({ ...base, Mask: colourKey(png) }), parts: [{ bytes }], mask };
  }
  const sample = bits / 8;
  const colourBytes = (type === 4 ? 1 : 3) * sample;
  const pixels = plain.length / (colourBytes + sample);
  const [colours, alphas] = [new Uint8Array(pixels * colourBytes), new Uint8Array(pixels * sample)];
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    const at = pixel * (colourBytes + sample);
    for (let byte = 0; byte < colourBytes; byte += 1)
      colours[pixel * colourBytes + byte] = plain[at + byte] ?? 0;
    for (let byte = 0; byte < sample; byte += 1)
      alphas[pixel * sample + byte] = plain[at + colourBytes + byte] ?? 0;
  }
  return {
    dict: dictOf(base),
    parts: [{ bytes: await deflated(colours) }],
    mask: await maskOf(png, alphas, bits),
  };
}

async function paletteMask(plain: Uint8Array<ArrayBuffer>, png: Png) {
  const { width, height, bits, transparent } = png;
  const rowBits = Math.ceil((width * bits) / 8) * 8;
  const alphas = new Uint8Array(width * height);
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      const at = row * rowBits + column * bits;
      const index = ((plain[at >> 3] ?? 0) >> (8 - bits - (at & 7))) & ((1 << bits) - 1);
      alphas[row * width + column] = transparent?.[index] ?? 255;
    }
  return maskOf(png, alphas, 8);
}

async function maskOf({ width, height }: Png, alphas: Uint8Array<ArrayBuffer>, bits: number) {
  return {
    dict: dictOf({
      Type: name("XObject"),
      Subtype: name("Image"),
      Width: width,
      Height: height,
      BitsPerComponent: bits,
      ColorSpace: name("DeviceGray"),
      Filter: name("FlateDecode"),
    }),
    bytes: await deflated(alphas),
  };
}

async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new CompressionStream("deflate");
  const writer = stream.writable.getWriter();
  const writing = writer.write(bytes).then(() => writer.close());
  const parts: Uint8Array[] = [];
  const reader = stream.readable.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) parts.push(part.value);
  await writing;
  return joined(parts);
}
