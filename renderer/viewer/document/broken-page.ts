import type { PDFPageProxy } from "pdfjs-dist";
import type { SimplePage } from "../../../shared/pdf/document";

/** A drawing is looked at as a picture with sides of this many pixels. */
const side = 96;
/** Lighter than this in every colour is white. */
const white = 253;

/** Whether a drawn canvas shows nothing. */
export function cameOutBlank(canvas: HTMLCanvasElement): boolean {
  const small = new OffscreenCanvas(side, side).getContext("2d", { willReadFrequently: true });
  if (!small) return false;
  const isWhite = () => {
    small.drawImage(canvas, 0, 0, side, side);
    return small.getImageData(0, 0, side, side).data.every((value) => value >= white);
  };
  // Some pixel of nearly every page has ink: only where none that is looked at has, the page is looked at with care.
  small.imageSmoothingEnabled = false;
  if (!isWhite()) return false;
  // Smoothed well, so that fine lines leave a trace.
  small.imageSmoothingEnabled = true;
  small.imageSmoothingQuality = "high";
  return isWhite();
}

/**
 * Whether a page that came out blank should have shown something: PDF.js leaves out what it cannot read, without an error.
 * `simple` is the page as the file's own table gives it, where that is sound.
 */
export async function isBroken(simple: SimplePage | null, page: PDFPageProxy): Promise<boolean> {
  return hasFailedPicture(page) || ((await simple?.isDamaged()) ?? false);
}

/** PDF.js keeps `null` for a picture that it could not decode. */
function hasFailedPicture({ objs, commonObjs }: PDFPageProxy): boolean {
  for (const kept of [objs, commonObjs])
    for (const [name, data] of kept) if (/^(?:g_.*_)?img_/u.test(name) && data === null) return true;
  return false;
}
