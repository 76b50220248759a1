import { createRequire } from "node:module";
import type { Graymap } from "./graymap";

/** The part of the OpenJPEG build that is used here. */
interface OpenJpegEncoder {
  getDecodedBuffer(frame: {
    width: number;
    height: number;
    bitsPerSample: number;
    isSigned: boolean;
    componentCount: number;
  }): Uint8Array;
  setDecompositions(levels: number): void;
  setQuality(lossless: boolean, layers: number): void;
  setCompressionRatio(layer: number, ratio: number): void;
  encode(): void;
  getEncodedBuffer(): Uint8Array;
  delete(): void;
}
type OpenJpegFactory = () => Promise<{ J2KEncoder: new () => OpenJpegEncoder }>;

const box = (type: string, ...parts: readonly Uint8Array[]): Uint8Array => {
  const length = 8 + parts.reduce((sum, part) => sum + part.length, 0);
  const out = new Uint8Array(length);
  new DataView(out.buffer).setUint32(0, length);
  for (let i = 0; i < 4; i++) out[4 + i] = type.charCodeAt(i);
  let at = 8;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
};

/** Wraps a grey codestream into the JP2 boxes that PDF's JPXDecode asks for (ITU-T T.800, annex I). */
const wrapJp2 = (codestream: Uint8Array, width: number, height: number): Uint8Array => {
  const imageHeader = new Uint8Array(14);
  const view = new DataView(imageHeader.buffer);
  view.setUint32(0, height);
  view.setUint32(4, width);
  view.setUint16(8, 1);
  imageHeader.set([7, 7, 0, 0], 10);
  const greyscale = Uint8Array.of(1, 0, 0, 0, 0, 0, 17);
  const parts = [
    box("jP  ", Uint8Array.of(0x0d, 0x0a, 0x87, 0x0a)),
    box("ftyp", new TextEncoder().encode("jp2 \0\0\0\0jp2 ")),
    box("jp2h", box("ihdr", imageHeader), box("colr", greyscale)),
    box("jp2c", codestream),
  ];
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
};

let openJpeg: ReturnType<OpenJpegFactory> | undefined;
const loadOpenJpeg = (): ReturnType<OpenJpegFactory> => {
  const load = createRequire(import.meta.url)("@cornerstonejs/codec-openjpeg/wasmjs") as OpenJpegFactory;
  openJpeg ??= load();
  return openJpeg;
};

/**
 * Encodes a grey picture as a lossy JPEG 2000 file.
 * @param ratio aimed compression ratio, e.g. 12.
 * @returns a JP2 file.
 */
export const encodeJpeg2000 = async (image: Graymap, ratio: number): Promise<Uint8Array> => {
  const { J2KEncoder } = await loadOpenJpeg();
  const encoder = new J2KEncoder();
  try {
    const { width, height } = image;
    encoder
      .getDecodedBuffer({ width, height, bitsPerSample: 8, isSigned: false, componentCount: 1 })
      .set(image.pixels);
    encoder.setDecompositions(5);
    encoder.setQuality(false, 1);
    encoder.setCompressionRatio(0, ratio);
    encoder.encode();
    return wrapJp2(encoder.getEncodedBuffer().slice(), width, height);
  } finally {
    encoder.delete();
  }
};
