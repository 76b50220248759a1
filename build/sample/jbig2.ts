import type { Bitmap } from "./codec/bitmap";
import { MqEncoder } from "./codec/mq-encoder";

const PAGE_INFORMATION = 48;
const IMMEDIATE_GENERIC_REGION = 38;
/** Nominal adaptive template pixels A1 to A4 of template 0, as signed bytes (T.88, figure 3). */
const ADAPTIVE_PIXELS = [3, -1, -3, -1, 2, -2, -2, -2];

const bytesOf = (...parts: ReadonlyArray<readonly [value: number, size: 1 | 2 | 4]>): Uint8Array => {
  const out = new Uint8Array(parts.reduce((sum, [, size]) => sum + size, 0));
  let at = 0;
  for (const [value, size] of parts) {
    for (let i = size - 1; i >= 0; i--) out[at++] = (value >>> (8 * i)) & 0xff;
  }
  return out;
};

const concat = (...parts: readonly Uint8Array[]): Uint8Array => {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
};

const segment = (number: number, type: number, data: Uint8Array): Uint8Array =>
  concat(bytesOf([number, 4], [type, 1], [0, 1], [1, 1], [data.length, 4]), data);

/** Codes every pixel in the context of its 16 neighbours (T.88, 6.2.5.7, template 0 with nominal adaptive pixels). */
const codeGenericRegion = ({ width, height, pixels }: Bitmap): Uint8Array => {
  const encoder = new MqEncoder(1 << 16);
  // Rows with a margin: three pixels left and right read as white, as the standard says of pixels outside.
  const stride = width + 8;
  let above2 = new Uint8Array(stride);
  let above1 = new Uint8Array(stride);
  let row = new Uint8Array(stride);
  for (let y = 0; y < height; y++) {
    row.set(pixels.subarray(y * width, (y + 1) * width), 4);
    let near = 0;
    let first = ((above1[4] as number) << 2) | ((above1[5] as number) << 1) | (above1[6] as number);
    let second = ((above2[4] as number) << 1) | (above2[5] as number);
    for (let x = 4; x < width + 4; x++) {
      first = ((first << 1) | (above1[x + 3] as number)) & 0x7f;
      second = ((second << 1) | (above2[x + 2] as number)) & 0x1f;
      const bit = row[x] as number;
      encoder.encode(near | (first << 4) | (second << 11), bit);
      near = ((near << 1) | bit) & 0xf;
    }
    [above2, above1, row] = [above1, row, above2];
  }
  return encoder.finish();
};

/**
 * Encodes a bilevel picture as JBIG2 (ITU-T T.88): one page with one arithmetic-coded generic region.
 * @returns the segments in the embedded organisation that PDF's JBIG2Decode expects: no file header, no end segments.
 */
export const encodeJbig2 = (bitmap: Bitmap): Uint8Array => {
  const { width, height } = bitmap;
  const page = bytesOf([width, 4], [height, 4], [0, 4], [0, 4], [0, 1], [0, 2]);
  const region = concat(
    bytesOf([width, 4], [height, 4], [0, 4], [0, 4], [0, 1], [0, 1]),
    Uint8Array.from(ADAPTIVE_PIXELS, (value) => value & 0xff),
    codeGenericRegion(bitmap),
  );
  return concat(segment(0, PAGE_INFORMATION, page), segment(1, IMMEDIATE_GENERIC_REGION, region));
};
