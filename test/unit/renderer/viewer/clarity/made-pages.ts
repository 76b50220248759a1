import { type Canvas, createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import { allDossiers } from "../../../../../build/sample/dossiers/all";
import { registerFonts } from "../../../../../build/sample/paper/fonts";
import { printNotice } from "../../../../../build/sample/paper/notice";
import { Sheet } from "../../../../../build/sample/paper/sheet";
import { createRandom, type Random } from "../../../../../build/sample/random";
import type { PaperPage } from "../../../../../build/sample/scan/capture";
import type { Picture } from "../../../../../renderer/viewer/clarity/estimate/picture";

/** A page of the sample as it was printed, with the name of its material for messages. */
export interface MadePage {
  readonly name: string;
  readonly page: PaperPage;
}

/** Every scanned page of the sample's dossiers. */
export function samplePages(): MadePage[] {
  return allDossiers.flatMap((dossier, number) =>
    dossier.materials(createRandom(number + 1)).flatMap(({ id, title, source }) => {
      if (source.kind === "picture") return [{ name: `${number + 1}/${id} ${title}`, page: source.page }];
      if (source.kind !== "scan") return [];
      return source.pages.map(({ page }, index) => ({
        name: `${number + 1}/${id}.${index + 1} ${title}`,
        page,
      }));
    }),
  );
}

/** The page on white paper as it left the printer, laid `skew` degrees askew, with nothing that a device does. */
export function printed(
  page: PaperPage,
  dpi: number,
  skew: number,
  content: Random,
  shift: readonly [number, number] = [0, 0],
): Canvas {
  registerFonts();
  const scale = dpi / 25.4;
  const canvas = createCanvas(Math.round(page.width * scale), Math.round(page.height * scale));
  const ctx = canvas.getContext("2d");
  ctx.fillStyle = "#fff";
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  lay(ctx, canvas, page, scale, skew, shift);
  page.draw(new Sheet(ctx, page.width, page.height, content));
  printNotice(ctx, page.height);
  return canvas;
}

function lay(
  ctx: SKRSContext2D,
  canvas: Canvas,
  page: PaperPage,
  scale: number,
  skew: number,
  shift: readonly [number, number],
): void {
  ctx.translate(canvas.width / 2, canvas.height / 2);
  ctx.rotate((skew * Math.PI) / 180);
  ctx.translate(...shift);
  ctx.scale(scale, scale);
  ctx.translate(-page.width / 2, -page.height / 2);
}

/** A canvas as the window draws it: `height` pixels high. */
export function shownAt(canvas: Canvas, height: number): Picture {
  const width = Math.round((canvas.width * height) / canvas.height);
  const small = createCanvas(width, height);
  const ctx = small.getContext("2d");
  ctx.imageSmoothingQuality = "high";
  ctx.drawImage(canvas, 0, 0, width, height);
  return pictureOf(small);
}

/** The pixels of a canvas. */
export function pictureOf(canvas: Canvas): Picture {
  const { width, height } = canvas;
  const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
  return { width, height, data };
}
