import { pdfjs } from "react-pdf";
import { inflate } from "../../../renderer/viewer/decoder/inflate";
import { drawByPdfJs } from "../../../renderer/viewer/document/pdf-drawing";
import { pdfOptions } from "../../../renderer/viewer/document/pdf-engine";
import { PdfPart } from "../../../renderer/viewer/document/pdf-part";
import { drawScan } from "../../../renderer/viewer/document/scanned-page";
import { addTurns, type PageBox, shownSize, type Turn } from "../../../shared/annotation/geometry";
import { openSimplePdf } from "../../../shared/pdf/document";

/** How a page is to be drawn. */
export interface Look {
  readonly page: number;
  readonly turn: Turn;
  /** Device pixels a unit. */
  readonly scale: number;
}

/** How far two drawings of a page are apart, in steps of 0 to 255 of one colour. */
export interface Apart {
  /** Whether the own decoder drew the page; else there is nothing to compare. */
  readonly own: boolean;
  readonly mean: number;
  readonly most: number;
  /** The share of values that are more than 24 apart. */
  readonly far: number;
  /** The mean of what squares of 8 by 8 pixels are apart on the whole: the same however edges were smoothed. */
  readonly squares: number;
  /** The share of dark pixels in PDF.js's drawing. */
  readonly ink: number;
}

declare global {
  var drawBothWays: (pdf: string, look: Look) => Promise<Apart>;
}

let drawn = 0;
const never = new AbortController().signal;

function canvasOf(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

function pixelsOf(canvas: HTMLCanvasElement): Uint8ClampedArray {
  const copy = canvasOf(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true });
  if (!copy) throw new Error("the engine gave no canvas");
  copy.drawImage(canvas, 0, 0);
  return copy.getImageData(0, 0, canvas.width, canvas.height).data;
}

globalThis.drawBothWays = async (base64, { page: number, turn, scale }) => {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const source = {
    size: bytes.length,
    read: async (offset: number, length: number) => bytes.slice(offset, offset + length),
  };
  const pdf = await openSimplePdf(source, inflate);
  const page = await pdf?.page(number);
  const face = await page?.face();
  const part = new PdfPart();
  part.loaded(await pdfjs.getDocument({ data: bytes.slice(), ...pdfOptions() }).promise);
  const known = await part.page(number);
  const [left = 0, bottom = 0, right = 0, top = 0] = known.view;
  const unit = known.userUnit;
  const box: PageBox = {
    left: left * unit,
    bottom: bottom * unit,
    width: (right - left) * unit,
    height: (top - bottom) * unit,
    rotate: addTurns(known.rotate),
  };
  if (page) {
    const { geometry } = page;
    const same =
      geometry.left * unit === box.left &&
      geometry.bottom * unit === box.bottom &&
      geometry.width * unit === box.width &&
      geometry.height * unit === box.height &&
      geometry.rotate === box.rotate &&
      geometry.userUnit === unit;
    if (!same) throw new Error(`another box: ${JSON.stringify(geometry)} and ${JSON.stringify(box)}`);
  }
  const size = shownSize({ box, turn, scale });
  const [width, height] = [Math.round(size.width), Math.round(size.height)];
  const request = (canvas: HTMLCanvasElement) => ({
    canvas,
    turn,
    scale,
    offset: { x: 0, y: 0 },
    onStep: (goOn: () => void) => goOn(),
  });
  const [ours, theirs] = [canvasOf(width, height), canvasOf(width, height)];
  const own =
    pdf && face
      ? await drawScan({ box, unit, face, pdf, documentKey: String(++drawn) }, request(ours), never)
      : false;
  await drawByPdfJs(part, number, box, request(theirs), never);
  return { own, ...compared(own ? pixelsOf(ours) : pixelsOf(theirs), pixelsOf(theirs), width) };
};

function compared(ours: Uint8ClampedArray, theirs: Uint8ClampedArray, width: number): Omit<Apart, "own"> {
  const squares = new Map<number, number>();
  let [sum, most, far, dark] = [0, 0, 0, 0];
  const count = (ours.length / 4) * 3;
  for (let at = 0; at < ours.length; at += 4) {
    let light = 0;
    for (let colour = at; colour < at + 3; colour += 1) {
      const apart = Math.abs((ours[colour] ?? 0) - (theirs[colour] ?? 0));
      sum += apart;
      most = Math.max(most, apart);
      if (apart > 24) far += 1;
      const [x, y] = [((at / 4) % width) >> 3, Math.floor(at / 4 / width) >> 3];
      const square = y * 10_000 + x;
      squares.set(square, (squares.get(square) ?? 0) + ((ours[colour] ?? 0) - (theirs[colour] ?? 0)) / 192);
      light += theirs[colour] ?? 0;
    }
    if (light < 384) dark += 1;
  }
  const whole = [...squares.values()].reduce((total, each) => total + Math.abs(each), 0) / squares.size;
  return { mean: sum / count, most, far: far / count, squares: whole, ink: dark / (ours.length / 4) };
}

document.documentElement.dataset.ready = "";
