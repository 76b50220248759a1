import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createCanvas, type ImageData } from "@napi-rs/canvas";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

const package_ = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));

/** The file's pages at 40 dpi, drawn by PDF.js as the viewer has it: legacy build, decoders in WebAssembly. */
export const renderedPages = async (path: string): Promise<ImageData[]> => {
  const task = getDocument({
    data: new Uint8Array(readFileSync(path)),
    wasmUrl: `${join(package_, "wasm")}/`,
    isEvalSupported: false,
    verbosity: 0,
  });
  const document = await task.promise;
  const pages: ImageData[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale: 40 / 72 });
    const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height));
    const ctx = canvas.getContext("2d");
    await page.render({ canvas: canvas as never, canvasContext: ctx as never, viewport }).promise;
    pages.push(ctx.getImageData(0, 0, canvas.width, canvas.height) as ImageData);
  }
  await task.destroy();
  return pages;
};

/** Share of pixels that are clearly darker than the paper. */
export const inkShare = ({ data }: ImageData): number => {
  let dark = 0;
  for (let p = 0; p < data.length; p += 4) if ((data[p] as number) < 150) dark++;
  return dark / (data.length / 4);
};
