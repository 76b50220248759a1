/** What a JPEG's frame says of it. */
export interface JpegFrame {
  readonly width: number;
  readonly height: number;
  /** 1 or 3: grey, or red, green and blue stored as brightness and two differences. */
  readonly components: 1 | 3;
}

const adobe = "Adobe";

/**
 * Reads a JPEG up to its frame and scan. `null` for all but the plain kinds that every decoder takes alike: baseline or
 * progressive, 8 bits, grey or three components of which the first is brightness.
 */
export function readJpegFrame(bytes: Uint8Array): JpegFrame | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return null;
  let frame: JpegFrame | null = null;
  let transform: number | null = null;
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = view.getUint16(at + 2);
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd9) || length < 2 || at + 2 + length > bytes.length)
      return null;
    if (marker === 0xda) return known(frame, transform);
    const segment = bytes.subarray(at + 4, at + 2 + length);
    if (isFrame(marker)) {
      if (frame || marker > 0xc2) return null;
      frame = frameOf(segment);
      if (!frame) return null;
    } else if (marker === 0xcc || marker === 0xdc) return null;
    else if (
      marker === 0xee &&
      segment.length >= 12 &&
      String.fromCharCode(...segment.subarray(0, 5)) === adobe
    )
      transform = segment[11] ?? null;
    at += 2 + length;
  }
  return null;
}

const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

function known(frame: JpegFrame | null, transform: number | null): JpegFrame | null {
  if (!frame) return null;
  return frame.components === 3 && transform !== null && transform !== 1 ? null : frame;
}

function frameOf(segment: Uint8Array): JpegFrame | null {
  const view = new DataView(segment.buffer, segment.byteOffset, segment.byteLength);
  if (segment.length < 6 || view.getUint8(0) !== 8) return null;
  const [height, width, components] = [view.getUint16(1), view.getUint16(3), view.getUint8(5)];
  if (width === 0 || height === 0 || segment.length !== 6 + 3 * components) return null;
  if (components !== 1 && components !== 3) return null;
  const parts = Array.from({ length: components }, (_, index) =>
    segment.subarray(6 + 3 * index, 9 + 3 * index),
  );
  // Named so, they are colours as they are: decoders differ in whether they believe it.
  if (components === 3 && parts.every(([name], index) => name === "RGB".charCodeAt(index))) return null;
  const sampling = parts.map((part) => part[1] ?? 0);
  const [first = 0, ...rest] = sampling;
  const fits = rest.every((each) => each >> 4 <= first >> 4 && (each & 15) <= (first & 15) && each >> 4 > 0);
  return fits && first >> 4 > 0 && (first & 15) > 0 ? { width, height, components } : null;
}

/**
 * Makes a JPEG say that its sides are even, in place, and gives its size: engines hand out planes of even sides only. The
 * added column and row are there in any JPEG, whose blocks are always whole; who asks for this leaves them out again.
 */
export function makeEven(bytes: Uint8Array): { readonly width: number; readonly height: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (!isFrame(view.getUint8(at + 1)))
    at += view.getUint8(at + 1) === 0xff ? 1 : 2 + view.getUint16(at + 2);
  const even = (size: number) => size + (size & 1);
  const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
  if (Math.max(width, height) === 65_535) return { width, height };
  view.setUint16(at + 5, even(height));
  view.setUint16(at + 7, even(width));
  return { width: even(width), height: even(height) };
}
