import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

const library = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));

/** What PDF.js's own factory makes. It brings its own version of the canvas, which ours must not meet in one drawing. */
interface Drawing {
  readonly canvas: HTMLCanvasElement;
  readonly context: CanvasRenderingContext2D;
}

/** The pixels (RGBA) of the file's pages at 40 dpi, drawn by PDF.js as the viewer has it: legacy build, decoders in WebAssembly. */
export const renderedPages = async (path: string): Promise<Uint8ClampedArray[]> => {
  const task = getDocument({
    data: new Uint8Array(readFileSync(path)),
    wasmUrl: `${join(library, "wasm")}/`,
    isEvalSupported: false,
    verbosity: 0,
  });
  const document = await task.promise;
  const factory = document.canvasFactory as { create(width: number, height: number): Drawing };
  const pages: Uint8ClampedArray[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale: 40 / 72 });
    const [width, height] = [Math.round(viewport.width), Math.round(viewport.height)];
    const { canvas, context } = factory.create(width, height);
    await page.render({ canvas, canvasContext: context, viewport }).promise;
    pages.push(context.getImageData(0, 0, width, height).data);
  }
  await task.destroy();
  return pages;
};

/** Share of pixels that are clearly darker than the paper. */
export const inkShare = (pixels: Uint8ClampedArray): number => {
  let dark = 0;
  for (let p = 0; p < pixels.length; p += 4) if ((pixels[p] as number) < 150) dark++;
  return dark / (pixels.length / 4);
};
