import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ran } from "./command-line";

/** A page as a printer would put it on paper, measured in millimetres from its upper left corner. */
export interface PrintedPage {
  /** The share of a rectangle that is black, from 0 to 1. */
  readonly inkIn: (left: number, top: number, right: number, bottom: number) => number;
  /** The smallest rectangle around all ink: left, top, right, bottom. */
  readonly inkBox: () => readonly [number, number, number, number];
  /** The pixels of a rectangle, as black or not, row by row. */
  readonly pixelsOf: (left: number, top: number, right: number, bottom: number) => readonly boolean[];
}

const dotsPerInch = 300;
const millimetresPerDot = 25.4 / dotsPerInch;
const black = 128;

/** Draws a page of a PDF with an outside program, as a black and white printer of 300 dots an inch does. */
export async function printedPage(pdf: string, page: number): Promise<PrintedPage> {
  const folder = await mkdtemp(join(tmpdir(), "jiangping-ink-"));
  const picture = join(folder, "page");
  const only = ["-f", `${page}`, "-l", `${page}`, "-singlefile"];
  await ran("pdftoppm", ["-r", `${dotsPerInch}`, "-gray", ...only, pdf, picture]);
  const { width, height, dots } = grayPicture(await readFile(`${picture}.pgm`));
  await rm(folder, { recursive: true });
  const isInk = (x: number, y: number) => (dots[y * width + x] ?? 255) < black;
  const pixelsOf = (left: number, top: number, right: number, bottom: number) => {
    const [fromX, fromY, toX, toY] = [left, top, right, bottom].map((at) =>
      Math.round(at / millimetresPerDot),
    );
    const found: boolean[] = [];
    for (let y = fromY ?? 0; y < (toY ?? 0); y += 1)
      for (let x = fromX ?? 0; x < (toX ?? 0); x += 1) found.push(isInk(x, y));
    return found;
  };
  return {
    pixelsOf,
    inkIn: (...place) => {
      const pixels = pixelsOf(...place);
      return pixels.filter(Boolean).length / Math.max(1, pixels.length);
    },
    inkBox: () => {
      const box = { left: width, top: height, right: 0, bottom: 0 };
      for (let y = 0; y < height; y += 1)
        for (let x = 0; x < width; x += 1) {
          if (!isInk(x, y)) continue;
          box.left = Math.min(box.left, x);
          box.right = Math.max(box.right, x + 1);
          box.top = Math.min(box.top, y);
          box.bottom = Math.max(box.bottom, y + 1);
        }
      const inMillimetres = (dot: number) => dot * millimetresPerDot;
      return [
        inMillimetres(box.left),
        inMillimetres(box.top),
        inMillimetres(box.right),
        inMillimetres(box.bottom),
      ];
    },
  };
}

/** A binary PGM: its head of four words, then a byte a dot. */
function grayPicture(file: Buffer): { width: number; height: number; dots: Buffer } {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(file.toString("latin1", 0, 64));
  if (!head) throw new Error("not a picture in 256 grays");
  return { width: Number(head[1]), height: Number(head[2]), dots: file.subarray(head[0].length) };
}
