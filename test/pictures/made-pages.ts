import { type Canvas, createCanvas } from "@napi-rs/canvas";
import { allDossiers } from "../../build/sample/dossiers/all";
import { registerFonts } from "../../build/sample/paper/fonts";
import { printNotice } from "../../build/sample/paper/notice";
import { Sheet } from "../../build/sample/paper/sheet";
import { createRandom, type Random } from "../../build/sample/random";
import { capture, type PaperPage } from "../../build/sample/scan/capture";
import { bilevelScan, colourScan, greyScan } from "../../build/sample/scan/degrade";
import type { ScanSettings } from "../../build/sample/scan/settings";
import type { Picture } from "../../renderer/viewer/clarity/estimate/picture";

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

/** The photographs of the sample's dossiers. */
export function samplePhotos(): { readonly name: string; readonly take: () => Canvas }[] {
  return allDossiers.flatMap((dossier, number) =>
    dossier.materials(createRandom(number + 1)).flatMap(({ id, title, source }) => {
      if (source.kind !== "photo") return [];
      return [{ name: `${number + 1}/${id} ${title}`, take: () => source.take(createRandom(3)) }];
    }),
  );
}

/** What a device, a copier or the years do to a page. */
export const wears = ["yellowed", "grey", "faded", "soft", "dark", "black and white"] as const;
export type Wear = (typeof wears)[number];

/** A page as scanned with one kind of wear, and as it left the printer in the same place on the glass. */
export interface Scanned {
  readonly name: string;
  /** Degrees clockwise that it lies askew. */
  readonly skew: number;
  readonly worn: Canvas;
  readonly clean: () => Canvas;
}

/** Scans a page `skew` degrees askew; the same page and wear give the same pixels. */
export function scanned({ name, page }: MadePage, wear: Wear, dpi: number, skew: number): Scanned {
  const random = createRandom(77).fork(`${name} ${wear}`);
  const paper = wear === "yellowed" ? { paper: "#f3e9cf", folds: 1, gutter: true } : {};
  const settings: ScanSettings = { coding: "jpeg-gray", dpi, skew, ...paper };
  const worn = wornBy(capture(page, settings, random.fork("capture")), wear, random.fork("device"));
  return {
    name: `${name}, ${wear}, ${skew.toFixed(2)}°`,
    skew,
    worn,
    clean: () => printed(page, dpi, skew, random.fork("capture")),
  };
}

function wornBy(picture: Canvas, wear: Wear, random: Random): Canvas {
  const own = createCanvas(picture.width, picture.height);
  const ctx = own.getContext("2d");
  if (wear === "yellowed") {
    ctx.drawImage(picture, 0, 0);
    return colourScan(own, { grain: 3, blur: 0.13, light: 0.09 }, random);
  }
  const image = ctx.createImageData(own.width, own.height);
  for (const [index, level] of greyBy(picture, wear, random).entries()) {
    image.data.fill(level, 4 * index, 4 * index + 3);
    image.data[4 * index + 3] = 255;
  }
  ctx.putImageData(image, 0, 0);
  return own;
}

function greyBy(picture: Canvas, wear: Exclude<Wear, "yellowed">, random: Random): Uint8Array {
  switch (wear) {
    case "black and white":
      return bilevelScan(picture, random).pixels.map((ink) => (ink ? 0 : 255));
    case "grey":
      return greyScan(picture, { grain: 3, blur: 0.1, light: 0.06 }, random).pixels;
    case "soft":
      return greyScan(picture, { grain: 3, blur: 0.2, light: 0.1 }, random).pixels;
    case "faded":
      return greyScan(picture, { grain: 6, blur: 0.15, light: 0.1 }, random).pixels.map((v) => 90 + v / 2);
    case "dark":
      return greyScan(picture, { grain: 6, blur: 0.15, light: 0.35 }, random).pixels.map((v) => v * 0.75);
  }
}

/** The page on white paper as it left the printer, laid where `capture` lays it with the same stream. */
export function printed(page: PaperPage, dpi: number, skew: number, random: Random): Canvas {
  registerFonts();
  const scale = dpi / 25.4;
  const canvas = createCanvas(Math.round(page.width * scale), Math.round(page.height * scale));
  const ctx = canvas.getContext("2d");
  ctx.fillStyle = "#fff";
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  // The glass's colour comes from the stream before the place does.
  random.pick([1, 2, 3, 4]);
  ctx.translate(canvas.width / 2, canvas.height / 2);
  ctx.rotate((skew * Math.PI) / 180);
  ctx.translate(random.between(-6, 6), random.between(-6, 6));
  ctx.scale(scale, scale);
  ctx.translate(-page.width / 2, -page.height / 2);
  page.draw(new Sheet(ctx, page.width, page.height, random.fork("content")));
  printNotice(ctx, page.height);
  return canvas;
}

/** A canvas as the window draws it, its longer side `side` pixels. */
export function shownAt(canvas: Canvas, side: number): Picture {
  const scale = Math.min(1, side / Math.max(canvas.width, canvas.height));
  const small = createCanvas(Math.round(canvas.width * scale), Math.round(canvas.height * scale));
  const ctx = small.getContext("2d");
  ctx.imageSmoothingQuality = "high";
  ctx.drawImage(canvas, 0, 0, small.width, small.height);
  const { data } = ctx.getImageData(0, 0, small.width, small.height);
  return { width: small.width, height: small.height, data };
}
