import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Bitmap } from "../../../../build/sample/codec/bitmap";
import { type PictureCoding, ScanPdfWriter } from "../../../../build/sample/codec/pdf-writer";
import { createRandom } from "../../../../build/sample/random";

/** A picture of bars, specks and noise; `density` 0 is white, 1 is black. */
export const drawnBitmap = (seed: number, width: number, height: number, density: number): Bitmap => {
  const random = createRandom(seed);
  const pixels = new Uint8Array(width * height);
  if (density >= 1) return { width, height, pixels: pixels.fill(1) };
  for (let y = 0; y < height; y++) {
    if (y > 0 && random.chance(0.4)) {
      pixels.copyWithin(y * width, (y - 1) * width, y * width);
      if (random.chance(0.5)) continue;
    }
    for (let bar = 0; bar < 1 + density * 30; bar++) {
      const from = random.int(0, width - 1);
      const length = random.pick([1, 2, 3, 17, 63, 64, 65, 700, 2600]);
      pixels.fill(
        random.chance(density) ? 1 : 0,
        y * width + from,
        y * width + Math.min(width, from + length),
      );
    }
  }
  return { width, height, pixels };
};

/** Bitmaps that meet the corners: one pixel, odd widths, all white, all black, runs beyond the longest make-up code. */
export const cornerBitmaps = (): Bitmap[] => [
  drawnBitmap(1, 1, 1, 0),
  drawnBitmap(2, 1, 9, 1),
  drawnBitmap(3, 7, 5, 0.5),
  drawnBitmap(4, 64, 64, 0),
  drawnBitmap(5, 5300, 12, 1),
  drawnBitmap(6, 5300, 40, 0.05),
  drawnBitmap(7, 333, 200, 0.3),
  drawnBitmap(8, 801, 400, 0.7),
];

/** Runs something in a folder that is gone afterwards. */
export const inTemporaryFolder = <T>(work: (folder: string) => T): T => {
  const folder = mkdtempSync(join(tmpdir(), "jiangping-sample-"));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const readPbm = (bytes: Buffer): Bitmap => {
  const head = /^P4\s+(\d+)\s+(\d+)\s/.exec(bytes.toString("latin1", 0, 40));
  if (!head) throw new Error("not a raw PBM file");
  const [width, height] = [Number(head[1]), Number(head[2])];
  const stride = (width + 7) >> 3;
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const byte = bytes[head[0].length + y * stride + (x >> 3)] as number;
      pixels[y * width + x] = (byte >> (7 - (x & 7))) & 1;
    }
  }
  return { width, height, pixels };
};

/** Compared by this, pictures of a quarter of a million pixels take no time; pixel by pixel they take seconds. */
export const summaryOf = ({ width, height, pixels }: Bitmap) => ({
  ...{ width, height },
  sha256: createHash("sha256").update(pixels).digest("hex"),
});

/** Puts coded bitmaps into one PDF and has poppler's `pdfimages` decode them again. */
export const decodedByPoppler = (
  coding: Extract<PictureCoding, "g4" | "jbig2">,
  bitmaps: readonly Bitmap[],
  encode: (bitmap: Bitmap) => Uint8Array,
): Bitmap[] =>
  inTemporaryFolder((folder) => {
    const writer = new ScanPdfWriter("test");
    for (const bitmap of bitmaps) {
      const { width, height } = bitmap;
      writer.add({ coding, data: encode(bitmap), width, height, dpi: 200 });
    }
    writeFileSync(join(folder, "pages.pdf"), writer.finish());
    execFileSync("pdfimages", [join(folder, "pages.pdf"), join(folder, "page")]);
    const files = readdirSync(folder).filter((name) => name.endsWith(".pbm"));
    return files.sort().map((name) => readPbm(readFileSync(join(folder, name))));
  });
