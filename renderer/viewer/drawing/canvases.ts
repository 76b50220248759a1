import type { PixelRect } from "./canvas-size";

/** A part of a page in shares of it. */
export function shares(
  area: PixelRect,
  page: { readonly width: number; readonly height: number },
): PixelRect {
  return {
    x: area.x / page.width,
    y: area.y / page.height,
    width: area.width / page.width,
    height: area.height / page.height,
  };
}

/** An empty canvas. */
export function newCanvas(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

/** Draws one canvas into another, as large as that one is. */
export function copySmaller(from: HTMLCanvasElement, to: HTMLCanvasElement): void {
  const context = to.getContext("2d", { alpha: false });
  if (!context) throw new Error("the engine gave no canvas");
  context.imageSmoothingQuality = "high";
  context.drawImage(from, 0, 0, to.width, to.height);
}

/** Takes a canvas out of the page and gives its memory back at once instead of when it is collected. */
export function drop(canvas: HTMLCanvasElement | undefined): void {
  if (!canvas) return;
  canvas.remove();
  canvas.width = 0;
  canvas.height = 0;
}
