import type { Size } from "./lens-geometry";
import type { SharpPart } from "./sharp-drawing";
import type { Drawn, UnderLens } from "./under-lens";

/** What the lens shows. */
export interface LensPicture {
  readonly under: UnderLens;
  /** How many times larger than on the page. */
  readonly times: number;
  readonly size: Size;
  readonly drawn: Drawn;
  readonly sharp: SharpPart | null;
}

/** Draws what is under the lens into `picture`: the drawing there is enlarged, over it what is drawn sharply; the paper's colour into `ground`. */
export function paintLens(lens: LensPicture, picture: HTMLCanvasElement, ground: HTMLCanvasElement): void {
  const { under, times, drawn, sharp } = lens;
  const context = prepared(lens, picture);
  if (drawn.whole) context.drawImage(drawn.whole, 0, 0, under.width, under.height);
  if (sharp) {
    const { x, y, width, height } = sharp.part;
    context.drawImage(sharp.canvas, x / times, y / times, width / times, height / times);
  }
  ground.hidden = drawn.ground === null;
  if (drawn.ground) prepared(lens, ground).drawImage(drawn.ground, 0, 0, under.width, under.height);
}

/** The canvas emptied, at the screen's sharpness, in the pixels of the paper. */
function prepared({ under, times, size }: LensPicture, canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const density = window.devicePixelRatio;
  canvas.width = Math.round(size.width * density);
  canvas.height = Math.round(size.height * density);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("the engine gave no canvas");
  context.imageSmoothingQuality = "high";
  context.scale(density, density);
  context.translate(size.width / 2, size.height / 2);
  context.rotate((under.angle * Math.PI) / 180);
  context.scale(times, times);
  context.translate(-under.at.x, -under.at.y);
  return context;
}
