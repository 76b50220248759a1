import type { Graymap } from "./graymap";
import { AC_COUNTS, AC_SYMBOLS, DC_COUNTS, DC_SYMBOLS, huffman, LUMINANCE, ZIGZAG } from "./jpeg-tables";

const DC = huffman(DC_COUNTS, DC_SYMBOLS);
const AC = huffman(AC_COUNTS, AC_SYMBOLS);
const ORDER = Uint8Array.from(ZIGZAG);
/** Row and column factors of the AAN transform: what the quantiser has to divide out. */
const SCALE = [1, 1.387039845, 1.306562965, 1.175875602, 1, 0.785694958, 0.5411961, 0.275899379];

const quantiser = (quality: number): Uint8Array => {
  const factor = quality < 50 ? 5000 / quality : 200 - 2 * quality;
  return Uint8Array.from(LUMINANCE, (q) => Math.min(255, Math.max(1, Math.floor((q * factor + 50) / 100))));
};

/** One-dimensional forward DCT after Arai, Agui and Nakajima over eight values `step` apart, in place. */
const transform = (d: Float32Array, at: number, step: number): void => {
  const v = (n: number): number => d[at + n * step] as number;
  const s07 = v(0) + v(7);
  const d07 = v(0) - v(7);
  const s16 = v(1) + v(6);
  const d16 = v(1) - v(6);
  const s25 = v(2) + v(5);
  const d25 = v(2) - v(5);
  const s34 = v(3) + v(4);
  const d34 = v(3) - v(4);
  const e0 = s07 + s34;
  const e3 = s07 - s34;
  const e1 = s16 + s25;
  const e2 = s16 - s25;
  const z1 = (e2 + e3) * Math.SQRT1_2;
  d[at] = e0 + e1;
  d[at + 4 * step] = e0 - e1;
  d[at + 2 * step] = e3 + z1;
  d[at + 6 * step] = e3 - z1;
  const o0 = d34 + d25;
  const o1 = d25 + d16;
  const o2 = d16 + d07;
  const z5 = (o0 - o2) * 0.382683433;
  const z2 = 0.5411961 * o0 + z5;
  const z4 = 1.306562965 * o2 + z5;
  const z3 = o1 * Math.SQRT1_2;
  const p = d07 + z3;
  const m = d07 - z3;
  d[at + 5 * step] = m + z2;
  d[at + 3 * step] = m - z2;
  d[at + step] = p + z4;
  d[at + 7 * step] = p - z4;
};

/** Entropy-coded bits with FF stuffing. */
class EntropyWriter {
  private bytes: Uint8Array;
  private length = 0;
  private bits = 0;
  private count = 0;

  constructor(head: Uint8Array, capacity: number) {
    this.bytes = new Uint8Array(head.length + capacity);
    this.bytes.set(head);
    this.length = head.length;
  }

  put(code: number, size: number): void {
    this.bits = (this.bits << size) | code;
    this.count += size;
    while (this.count >= 8) {
      this.count -= 8;
      this.byte((this.bits >>> this.count) & 0xff);
    }
    this.bits &= (1 << this.count) - 1;
  }

  finish(): Uint8Array {
    if (this.count > 0) this.put((1 << (8 - this.count)) - 1, 8 - this.count);
    this.raw(0xff);
    this.raw(0xd9);
    return this.bytes.slice(0, this.length);
  }

  private byte(value: number): void {
    this.raw(value);
    if (value === 0xff) this.raw(0);
  }

  private raw(value: number): void {
    if (this.length === this.bytes.length) {
      const grown = new Uint8Array(this.bytes.length * 2);
      grown.set(this.bytes);
      this.bytes = grown;
    }
    this.bytes[this.length++] = value;
  }
}

const header = (image: Graymap, quant: Uint8Array, dpi: number): Uint8Array => {
  const marker = (code: number, body: readonly number[]): number[] => [
    0xff,
    code,
    (body.length + 2) >> 8,
    (body.length + 2) & 0xff,
    ...body,
  ];
  const two = (value: number): [number, number] => [value >> 8, value & 0xff];
  return Uint8Array.from([
    ...[0xff, 0xd8],
    ...marker(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 1, ...two(dpi), ...two(dpi), 0, 0]),
    ...marker(0xdb, [0, ...ZIGZAG.map((index) => quant[index] as number)]),
    ...marker(0xc0, [8, ...two(image.height), ...two(image.width), 1, 1, 0x11, 0]),
    ...marker(0xc4, [0x00, ...DC_COUNTS, ...DC_SYMBOLS]),
    ...marker(0xc4, [0x10, ...AC_COUNTS, ...AC_SYMBOLS]),
    ...marker(0xda, [1, 1, 0, 0, 63, 0]),
  ]);
};

/** Loads one block, level-shifted; beyond the edge the last row and column repeat. */
const loadBlock = ({ width, height, pixels }: Graymap, bx: number, by: number, block: Float32Array): void => {
  for (let y = 0; y < 8; y++) {
    const row = Math.min(height - 1, by + y) * width;
    for (let x = 0; x < 8; x++) {
      block[y * 8 + x] = (pixels[row + Math.min(width - 1, bx + x)] as number) - 128;
    }
  }
};

/** Size category and the bits that follow it (T.81, F.1.2.1). */
const putValue = (out: EntropyWriter, value: number, size: number): void => {
  out.put(value < 0 ? value + (1 << size) - 1 : value, size);
};

const sizeOf = (value: number): number => 32 - Math.clz32(Math.abs(value));

const putBlock = (out: EntropyWriter, coefficients: Int16Array, previousDc: number): void => {
  const difference = (coefficients[0] as number) - previousDc;
  const dcSize = sizeOf(difference);
  out.put(DC.code[dcSize] as number, DC.size[dcSize] as number);
  if (dcSize > 0) putValue(out, difference, dcSize);
  let run = 0;
  for (let i = 1; i < 64; i++) {
    const value = coefficients[i] as number;
    if (value === 0) {
      run++;
      continue;
    }
    for (; run > 15; run -= 16) out.put(AC.code[0xf0] as number, AC.size[0xf0] as number);
    const size = sizeOf(value);
    const symbol = (run << 4) | size;
    out.put(AC.code[symbol] as number, AC.size[symbol] as number);
    putValue(out, value, size);
    run = 0;
  }
  if (run > 0) out.put(AC.code[0] as number, AC.size[0] as number);
};

/**
 * Encodes a grey picture as a one-component baseline JPEG (ITU-T T.81), which a canvas cannot write.
 * @param quality 1 to 99 on the usual scale.
 * @param dpi density for the JFIF header.
 */
export const encodeGrayJpeg = (image: Graymap, quality: number, dpi: number): Uint8Array => {
  const quant = quantiser(quality);
  const factors = Float32Array.from(
    quant,
    (q, i) => 1 / (q * 8 * (SCALE[i >> 3] as number) * (SCALE[i & 7] as number)),
  );
  const out = new EntropyWriter(header(image, quant, dpi), Math.max(4096, image.pixels.length >> 2));
  const block = new Float32Array(64);
  const coefficients = new Int16Array(64);
  let dc = 0;
  for (let by = 0; by < image.height; by += 8) {
    for (let bx = 0; bx < image.width; bx += 8) {
      loadBlock(image, bx, by, block);
      for (let i = 0; i < 8; i++) transform(block, i * 8, 1);
      for (let i = 0; i < 8; i++) transform(block, i, 8);
      for (let i = 0; i < 64; i++) {
        const index = ORDER[i] as number;
        coefficients[i] = Math.round((block[index] as number) * (factors[index] as number));
      }
      putBlock(out, coefficients, dc);
      dc = coefficients[0] as number;
    }
  }
  return out.finish();
};
