import { type Canvas, createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import { registerFonts } from "../paper/fonts";
import { printNotice } from "../paper/notice";
import { Sheet } from "../paper/sheet";
import type { Random } from "../random";
import type { ScanSettings } from "./settings";

/** A page to be scanned: its paper size in millimetres and what stands on it. */
export interface PaperPage {
  readonly width: number;
  readonly height: number;
  readonly draw: (sheet: Sheet) => void;
}

const BEDS = ["#e9e8e4", "#dcdad5", "#4a4946", "#f2f1ee"] as const;

/** Creases: a dark line with a bright flank, as a folded sheet throws light back. */
const drawFolds = (ctx: SKRSContext2D, page: PaperPage, folds: number, random: Random): void => {
  for (let i = 1; i <= folds; i++) {
    const y = (page.height * i) / (folds + 1) + random.between(-1.5, 1.5);
    const shade = ctx.createLinearGradient(0, y - 5, 0, y + 5);
    shade.addColorStop(0, "rgba(90,85,75,0)");
    shade.addColorStop(0.42, "rgba(90,85,75,0.10)");
    shade.addColorStop(0.495, "rgba(60,55,50,0.32)");
    shade.addColorStop(0.52, "rgba(255,255,255,0.5)");
    shade.addColorStop(1, "rgba(255,255,255,0)");
    ctx.fillStyle = shade;
    ctx.fillRect(0, y - 5, page.width, 10);
  }
};

/** Shadow where the bound edge lifts from the glass. */
const drawGutter = (ctx: SKRSContext2D, page: PaperPage): void => {
  const shade = ctx.createLinearGradient(0, 0, 16, 0);
  shade.addColorStop(0, "rgba(40,38,34,0.62)");
  shade.addColorStop(0.25, "rgba(60,56,50,0.26)");
  shade.addColorStop(1, "rgba(80,76,70,0)");
  ctx.fillStyle = shade;
  ctx.fillRect(0, 0, 16, page.height);
};

/** Dust on the glass and fibres in the paper. */
const drawDust = (ctx: SKRSContext2D, page: PaperPage, random: Random): void => {
  for (let i = 0; i < 26; i++) {
    ctx.globalAlpha = random.between(0.12, 0.6);
    ctx.fillStyle = "#2b2926";
    ctx.beginPath();
    ctx.arc(random.between(0, page.width), random.between(0, page.height), random.between(0.06, 0.22), 0, 7);
    ctx.fill();
  }
  ctx.strokeStyle = "#57534c";
  ctx.lineWidth = 0.09;
  for (let i = 0; i < 4; i++) {
    ctx.globalAlpha = random.between(0.2, 0.5);
    const [x, y] = [random.between(0, page.width), random.between(0, page.height)];
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.quadraticCurveTo(
      x + random.between(-3, 3),
      y + random.between(-3, 3),
      x + random.between(-5, 5),
      y + random.between(-5, 5),
    );
    ctx.stroke();
  }
  ctx.globalAlpha = 1;
};

/** The shadow of the sheet's edge on the lid, in steps: blurring a whole page would cost more than all its text. */
const drawEdge = (ctx: SKRSContext2D, page: PaperPage): void => {
  for (const spread of [0.9, 0.6, 0.35, 0.15]) {
    ctx.fillStyle = "rgba(0,0,0,0.16)";
    ctx.fillRect(-spread, -spread, page.width + 2 * spread, page.height + 2 * spread);
  }
};

const drawSheet = (ctx: SKRSContext2D, page: PaperPage, settings: ScanSettings, random: Random): void => {
  drawEdge(ctx, page);
  ctx.fillStyle = settings.paper ?? "#f7f6f1";
  ctx.fillRect(0, 0, page.width, page.height);
  ctx.save();
  page.draw(new Sheet(ctx, page.width, page.height, random.fork("content")));
  ctx.restore();
  printNotice(ctx, page.height);
  drawFolds(ctx, page, settings.folds ?? 0, random);
  if (settings.gutter) drawGutter(ctx, page);
  drawDust(ctx, page, random);
};

const glasses = new Map<string, Canvas>();

/** One canvas a size, used again: fresh memory for each page would cost as much as drawing it. */
const glassOf = (width: number, height: number): Canvas => {
  const key = `${width}x${height}`;
  const canvas = glasses.get(key) ?? createCanvas(width, height);
  glasses.set(key, canvas);
  return canvas;
};

/**
 * Lays a page on the glass, a little askew, and takes its picture in full colour.
 * @returns the canvas, valid until the next call; its size is the page's at the settings' resolution, sides swapped when turned.
 */
export const capture = (page: PaperPage, settings: ScanSettings, random: Random): Canvas => {
  registerFonts();
  const scale = settings.dpi / 25.4;
  const turned = settings.turned ?? 0;
  const [across, down] = [Math.round(page.width * scale), Math.round(page.height * scale)];
  const canvas = turned === 0 ? glassOf(across, down) : glassOf(down, across);
  const ctx = canvas.getContext("2d");
  ctx.reset();
  ctx.fillStyle = random.pick(BEDS);
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  const skew = settings.skew ?? random.int(-3, 3) * 0.3;
  ctx.translate(canvas.width / 2, canvas.height / 2);
  ctx.rotate(((turned + skew) * Math.PI) / 180);
  ctx.translate(random.between(-6, 6), random.between(-6, 6));
  ctx.scale(scale, scale);
  ctx.translate(-page.width / 2, -page.height / 2);
  drawSheet(ctx, page, settings, random);
  return canvas;
};
