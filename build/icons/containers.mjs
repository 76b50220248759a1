/**
 * One size of the icon.
 * @typedef {object} Picture
 * @property {number} size in pixels, each way
 * @property {Uint8Array} png
 * @property {Uint8ClampedArray} rgba row by row from the top
 */

/** The sizes that Windows shows; what is above 128 is stored as PNG, which every Windows from Vista on reads. */
export const icoSizes = [16, 24, 32, 48, 64, 128, 256];

/** macOS's names of its sizes, in pixels; those of 32 and more stand for double density of half as much too. */
export const icnsTypes = /** @type {const} */ ([
  ["icp4", 16],
  ["icp5", 32],
  ["ic11", 32],
  ["ic12", 64],
  ["ic07", 128],
  ["ic13", 256],
  ["ic08", 256],
  ["ic14", 512],
  ["ic09", 512],
  ["ic10", 1024],
]);

/** What Linux's icon folders are called by. */
export const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

/**
 * A Windows icon. Small sizes are bitmaps: the installer's maker takes no other.
 * @param {readonly Picture[]} pictures ascending
 * @returns {Buffer}
 */
export function icoOf(pictures) {
  const images = pictures.map((picture) =>
    picture.size > 128 ? Buffer.from(picture.png) : bitmapOf(picture),
  );
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, { size }] of pictures.entries()) {
    const length = images[index]?.length ?? 0;
    const at = 6 + 16 * index;
    head.writeUInt8(size % 256, at); // 0 stands for 256
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += length;
  }
  return Buffer.concat([head, ...images]);
}

/**
 * A bitmap as icons have it: twice as high as it is, blue first, from the bottom up, an empty mask after it.
 * @param {Picture} picture
 */
function bitmapOf({ size, rgba }) {
  const head = Buffer.alloc(40);
  head.writeUInt32LE(40, 0);
  head.writeInt32LE(size, 4);
  head.writeInt32LE(2 * size, 8);
  head.writeUInt16LE(1, 12);
  head.writeUInt16LE(32, 14);
  const pixels = Buffer.alloc(4 * size * size);
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) {
      const from = 4 * (y * size + x);
      const to = 4 * ((size - 1 - y) * size + x);
      pixels[to] = rgba[from + 2] ?? 0;
      pixels[to + 1] = rgba[from + 1] ?? 0;
      pixels[to + 2] = rgba[from] ?? 0;
      pixels[to + 3] = rgba[from + 3] ?? 0;
    }
  const maskRow = 4 * Math.ceil(size / 32);
  return Buffer.concat([head, pixels, Buffer.alloc(maskRow * size)]);
}

/**
 * A macOS icon.
 * @param {ReadonlyMap<number, Picture>} pictures by size
 * @returns {Buffer}
 */
export function icnsOf(pictures) {
  const entries = icnsTypes.map(([type, size]) => {
    const { png } = pictures.get(size) ?? {};
    if (!png) throw new Error(`the icon has no size ${size}`);
    return Buffer.concat([Buffer.from(type, "latin1"), lengthOf(8 + png.length), png]);
  });
  const length = 8 + entries.reduce((sum, entry) => sum + entry.length, 0);
  return Buffer.concat([Buffer.from("icns", "latin1"), lengthOf(length), ...entries]);
}

/** @param {number} length */
function lengthOf(length) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
}
