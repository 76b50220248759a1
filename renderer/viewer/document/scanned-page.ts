import type { PageBox } from "../../../shared/annotation/geometry";
import { type Matrix, times } from "../../../shared/pdf/content";
import type { ScannedFace, SimplePdf } from "../../../shared/pdf/document";
import type { PdfImage } from "../../../shared/pdf/image";
import type { Picture, PictureCoding } from "../decoder/contract";
import { pictureDecoders } from "../decoder/picture-decoders";
import type { DrawRequest } from "./opened-document";
import { pageMatrix } from "./page-matrix";

/** A page that is nothing but images, with where their bytes are. */
export interface ScannedPage {
  readonly box: PageBox;
  /** Units of 1/72 inch a unit of the page. */
  readonly unit: number;
  readonly face: ScannedFace;
  readonly pdf: SimplePdf;
  /** Tells documents apart. */
  readonly documentKey: string;
}

/** Draws a scanned page by the picture decoder; `false` where that cannot vouch for the result. Rejects when aborted or unreadable. */
export async function drawScan(
  page: ScannedPage,
  request: DrawRequest,
  signal: AbortSignal,
): Promise<boolean> {
  const { width, height } = request.canvas;
  const toCanvas = pageMatrix(page.box, request.turn, request.scale, request.offset);
  const unit: Matrix = [page.unit, 0, 0, page.unit, 0, 0];
  const pictures = await Promise.all(
    page.face.images.map(async ({ image, matrix, fill }): Promise<Picture> => {
      const { offset, length, coding, mask, profile, ...rest } = image;
      const bytes = (await page.pdf.read(offset, length)).slice();
      return {
        ...rest,
        key: `${page.documentKey}/${offset}${mask ? ` in ${fill}` : ""}`,
        bytes,
        coding: await withGlobals(page.pdf, coding),
        profile: profile && {
          key: `${page.documentKey}/${profile.object}`,
          components: profile.components,
          bytes: profile.bytes,
        },
        ink: mask ? fill : null,
        matrix: times(times(matrix, unit), toCanvas),
      };
    }),
  );
  signal.throwIfAborted();
  const bitmap = await pictureDecoders.draw({ width, height, pictures }, signal, request.isAhead);
  if (bitmap) show(bitmap, request.canvas);
  return bitmap !== null;
}

async function withGlobals(pdf: SimplePdf, coding: PdfImage["coding"]): Promise<PictureCoding> {
  if (coding.kind !== "jbig2") return coding;
  const { globals } = coding;
  return { kind: "jbig2", globals: globals && (await pdf.read(globals.offset, globals.length)).slice() };
}

/** Shows a bitmap in a fresh canvas without copying it. */
export function show(bitmap: ImageBitmap, canvas: HTMLCanvasElement): void {
  const context = canvas.getContext("bitmaprenderer", { alpha: false });
  if (!context) throw new Error("the engine gave no canvas");
  context.transferFromImageBitmap(bitmap);
}
