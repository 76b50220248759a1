import { type ScreenRect, shownSize, type Turn } from "../../../shared/annotation/geometry";
import type { OpenedPage } from "../document/opened-document";

/** A copied region has at least so many dots an inch. */
const dotsAnInch = 200;
/** The most pixels of a copied region; a larger one has fewer dots an inch. */
const mostPixels = 16_000_000;

/** The pixels that a region comes to: the page's scale, and the region in pixels of the page so scaled. */
export function regionPixels(
  page: Pick<OpenedPage, "box">,
  turn: Turn,
  region: ScreenRect,
): { readonly scale: number; readonly rect: ScreenRect } {
  const one = shownSize({ box: page.box, turn, scale: 1 });
  const area = Math.max(region.width * one.width * region.height * one.height, Number.MIN_VALUE);
  const scale = Math.min(dotsAnInch / 72, Math.sqrt(mostPixels / area));
  const [width, height] = [one.width * scale, one.height * scale];
  const [x, y] = [Math.floor(region.x * width), Math.floor(region.y * height)];
  const rect = {
    ...{ x, y },
    width: Math.max(1, Math.round(region.width * width)),
    height: Math.max(1, Math.round(region.height * height)),
  };
  return { scale, rect };
}

/**
 * A region of a page as a PNG, drawn anew from the original without what the screen adds to it. The region is in shares
 * of the page as shown. Rejects where the page cannot be drawn.
 */
export async function regionPicture(
  page: OpenedPage,
  turn: Turn,
  region: ScreenRect,
): Promise<Uint8Array<ArrayBuffer>> {
  const { scale, rect } = regionPixels(page, turn, region);
  const canvas = document.createElement("canvas");
  canvas.width = rect.width;
  canvas.height = rect.height;
  await page.draw({ canvas, turn, scale, offset: { x: rect.x, y: rect.y }, onStep: (goOn) => goOn() }).done;
  // Not by way of a Blob: large ones are laid on the disk.
  const [, data] = readable(canvas).toDataURL("image/png").split(",");
  if (!data) throw new Error("the engine made no picture of the region");
  return Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
}

/** A copy of the canvas: whoever draws chooses its context, and not every one can be read. */
function readable(canvas: HTMLCanvasElement): HTMLCanvasElement {
  const copy = document.createElement("canvas");
  copy.width = canvas.width;
  copy.height = canvas.height;
  const context = copy.getContext("2d", { alpha: false });
  if (!context) throw new Error("the engine gave no canvas");
  context.drawImage(canvas, 0, 0);
  return copy;
}
