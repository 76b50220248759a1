import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Locator } from "@playwright/test";
import { isInk } from "../fixtures/hard-files/picture";

const run = promisify(execFile);

/** A page told by so many cells each way. */
const cells = 48;
/** Poppler draws so many pixels along the longer side before they are counted together. */
const drawnSide = 480;

/** The lightness of a page's cells, 0 to 255, row by row, and how wide the page is for its height. */
export interface PageCells {
  readonly light: readonly number[];
  readonly aspect: number;
}

/** A page of a PDF as poppler draws it. */
export async function popplerCells(pdf: Uint8Array, page: number): Promise<PageCells> {
  const folder = await mkdtemp(join(tmpdir(), "jiangping-cells-"));
  try {
    const file = join(folder, "file.pdf");
    await writeFile(file, pdf);
    const number = String(page);
    const { stdout } = await run(
      "pdftoppm",
      ["-cropbox", "-f", number, "-l", number, "-scale-to", String(drawnSide), file],
      { encoding: "buffer", maxBuffer: 2 ** 26 },
    );
    const head = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(stdout.subarray(0, 64).toString("latin1"));
    if (!head) throw new Error("poppler drew nothing");
    const [width, height] = [Number(head[1]), Number(head[2])];
    return cellsOf(stdout.subarray(head[0].length), 3, width, height);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The plain sheet of test/fixtures/hard-files. */
export function sheetCells(aspect = 0.75): PageCells {
  const height = 800;
  const width = height * aspect;
  const bytes = new Uint8Array(width * height);
  for (let at = 0; at < bytes.length; at += 1)
    bytes[at] = isInk(((at % width) + 0.5) / width, (Math.floor(at / width) + 0.5) / height) ? 24 : 240;
  return cellsOf(bytes, 1, width, height);
}

/** A page as the window shows it: `canvas` is its drawing. */
export async function shownCells(canvas: Locator): Promise<PageCells> {
  const { width, height, base64, aspect } = await canvas.evaluate((element: HTMLCanvasElement) => {
    const shrink = Math.min(1, 960 / Math.max(element.width, element.height));
    const [width, height] = [Math.ceil(element.width * shrink), Math.ceil(element.height * shrink)];
    // A canvas that shows a bitmap has no 2D context: its picture is copied.
    const copy = new OffscreenCanvas(width, height).getContext("2d");
    if (!copy) throw new Error("the engine gave no canvas");
    copy.imageSmoothingQuality = "high";
    copy.drawImage(element, 0, 0, width, height);
    const { data } = copy.getImageData(0, 0, width, height);
    let text = "";
    for (let at = 0; at < data.length; at += 32_768)
      text += String.fromCharCode(...data.subarray(at, at + 32_768));
    return { width, height, base64: btoa(text), aspect: element.width / element.height };
  });
  return { ...cellsOf(Buffer.from(base64, "base64"), 4, width, height), aspect };
}

/** The mean difference of two pages' cells, 0 to 255. */
export function apart(one: PageCells, other: PageCells): number {
  const sum = one.light.reduce((total, each, at) => total + Math.abs(each - (other.light[at] ?? 0)), 0);
  return sum / one.light.length;
}

/** The share of cells that are not white. */
export function inkShare({ light }: PageCells): number {
  return light.filter((each) => each < 250).length / light.length;
}

function cellsOf(bytes: Uint8Array, step: 1 | 3 | 4, width: number, height: number): PageCells {
  const sums = new Float64Array(cells * cells);
  const counts = new Float64Array(cells * cells);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const cell = Math.floor((y * cells) / height) * cells + Math.floor((x * cells) / width);
      const at = (y * width + x) * step;
      const light =
        step === 1
          ? (bytes[at] ?? 0)
          : 0.299 * (bytes[at] ?? 0) + 0.587 * (bytes[at + 1] ?? 0) + 0.114 * (bytes[at + 2] ?? 0);
      sums[cell] = (sums[cell] ?? 0) + light;
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
  return { light: [...sums].map((sum, at) => sum / (counts[at] || 1)), aspect: width / height };
}
