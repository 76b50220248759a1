/** How a JPEG's camera was held, 1 to 8 as TIFF counts them; 1 is upright. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** Where the orientation is written in a JPEG, and what it says. */
export interface OrientationEntry {
  readonly orientation: Orientation;
  /** Bytes from the file's start to the value's two bytes. */
  readonly at: number;
  readonly littleEndian: boolean;
}

const startOfScan = 0xda;
const app1 = 0xe1;
const orientationTag = 0x0112;

/** Finds the orientation in a JPEG's Exif segment; `null` where it has none or the segment is not as it should be. */
export function findOrientation(bytes: Uint8Array): OrientationEntry | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 4 <= bytes.length && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (marker === startOfScan) return null;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = view.getUint16(at + 2);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) return null;
    if (marker === app1 && isExif(bytes, at + 4)) return inTiff(view, at + 10, end);
    at = end;
  }
  return null;
}

/** The same file saying that it is upright, so that no decoder turns it: the turning is done here alone, for every engine alike. */
export function withoutOrientation(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const found = findOrientation(bytes);
  if (!found || found.orientation === 1) return bytes;
  const upright = bytes.slice();
  new DataView(upright.buffer).setUint16(found.at, 1, found.littleEndian);
  return upright;
}

function isExif(bytes: Uint8Array, at: number): boolean {
  return String.fromCharCode(...bytes.subarray(at, at + 6)) === "Exif\0\0";
}

function inTiff(view: DataView, start: number, end: number): OrientationEntry | null {
  if (start + 8 > end) return null;
  const order = view.getUint16(start);
  if (order !== 0x4949 && order !== 0x4d4d) return null;
  const littleEndian = order === 0x4949;
  const directory = start + view.getUint32(start + 4, littleEndian);
  if (directory + 2 > end) return null;
  const count = view.getUint16(directory, littleEndian);
  for (let index = 0; index < count; index += 1) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > end) return null;
    if (view.getUint16(entry, littleEndian) !== orientationTag) continue;
    const value = view.getUint16(entry + 8, littleEndian);
    return isOrientation(value) ? { orientation: value, at: entry + 8, littleEndian } : null;
  }
  return null;
}

function isOrientation(value: number): value is Orientation {
  return value >= 1 && value <= 8;
}

/** Whether the picture as stored lies on its side. */
export function swapsSides(orientation: Orientation): boolean {
  return orientation >= 5;
}

/** A 2 × 3 matrix as canvas takes it. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** The matrix that draws a picture stored `width` × `height` upright, its top left at the origin. */
export function uprightMatrix(orientation: Orientation, width: number, height: number): Matrix {
  switch (orientation) {
    case 1:
      return [1, 0, 0, 1, 0, 0];
    case 2:
      return [-1, 0, 0, 1, width, 0];
    case 3:
      return [-1, 0, 0, -1, width, height];
    case 4:
      return [1, 0, 0, -1, 0, height];
    case 5:
      return [0, 1, 1, 0, 0, 0];
    case 6:
      return [0, 1, -1, 0, height, 0];
    case 7:
      return [0, -1, -1, 0, height, width];
    case 8:
      return [0, -1, 1, 0, 0, width];
  }
}
