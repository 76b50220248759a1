import { createCanvas, loadImage } from "@napi-rs/canvas";
import type { Page } from "@playwright/test";
import { type Treatment, treat } from "../../renderer/viewer/clarity/pipeline";

/** The pixels of a picture taken of the window. */
export async function pixelsOf(
  png: Buffer,
): Promise<{ width: number; height: number; data: Uint8ClampedArray }> {
  const image = await loadImage(png);
  const ctx = createCanvas(image.width, image.height).getContext("2d");
  ctx.drawImage(image, 0, 0);
  const { data } = ctx.getImageData(0, 0, image.width, image.height);
  return { width: image.width, height: image.height, data };
}

/** How far the first page on screen is from what the pure pipeline makes of its drawing, in levels of a channel. */
export interface Apart {
  readonly mean: number;
  /** The share of channels more than 24 levels apart. */
  readonly far: number;
  /** How far the drawing itself is from what is on screen: the filter must do something to be compared. */
  readonly changed: number;
}

/** Compares the visible part of page 1 with the pipeline; the page lies neither turned nor cut. */
export async function compareWithPipeline(page: Page): Promise<Apart> {
  const { width, height, pixels, treatment, clip } = await drawingOf(page);
  const drawing = { width, height, data: new Uint8ClampedArray(Buffer.from(pixels, "base64")) };
  const wanted = treat(drawing, { ...treatment, background: background(treatment.background) });
  const shot = await pixelsOf(await page.screenshot({ clip }));
  let [sum, far, changed] = [0, 0, 0];
  // A rim is left out: sharpening looks beyond the page's edge, and there is no page.
  for (let y = 4; y < shot.height - 4; y += 1)
    for (let x = 4; x < shot.width - 4; x += 1)
      for (let channel = 0; channel < 3; channel += 1) {
        const there = 4 * ((y + clip.fromTop) * width + x + clip.fromLeft) + channel;
        const shown = shot.data[4 * (y * shot.width + x) + channel] ?? 0;
        const off = Math.abs(shown - (wanted.data[there] ?? 0));
        sum += off;
        if (off > 24) far += 1;
        changed += Math.abs(shown - (drawing.data[there] ?? 0));
      }
  const all = (shot.width - 8) * (shot.height - 8) * 3;
  return { mean: sum / all, far: far / all, changed: changed / all };
}

interface Ground {
  readonly columns: number;
  readonly rows: number;
  readonly colours: readonly number[];
}

function background(ground: Ground | null): Treatment["background"] {
  return (
    ground && { columns: ground.columns, rows: ground.rows, data: Uint8ClampedArray.from(ground.colours) }
  );
}

/** The drawing of page 1 as it was made, and what the window does to it, read from the window itself. */
function drawingOf(page: Page) {
  return page.evaluate(() => {
    const frame = document.querySelector('.viewer-page[data-page="1"]');
    const scroller = document.querySelector(".viewer-scroller");
    const canvas = frame?.querySelector<HTMLCanvasElement>(".viewer-face canvas");
    if (!frame || !scroller || !canvas) throw new Error("page 1 is not drawn");
    const ground = frame.querySelector<HTMLCanvasElement>(".clarity-ground");
    const filter = frame.querySelector(".clarity-filter");
    const own = document.createElement("canvas");
    [own.width, own.height] = [canvas.width, canvas.height];
    const context = own.getContext("2d");
    if (!context) throw new Error("the engine gave no canvas");
    context.drawImage(canvas, 0, 0);
    const { data } = context.getImageData(0, 0, own.width, own.height);
    let text = "";
    for (let at = 0; at < data.length; at += 32_768)
      text += String.fromCharCode(...data.subarray(at, at + 32_768));
    const colours = ground?.getContext("2d")?.getImageData(0, 0, ground.width, ground.height).data;
    const table = filter?.querySelector("feFuncR")?.getAttribute("tableValues") ?? "";
    const sharper = Number(filter?.querySelector("feComposite")?.getAttribute("k2") ?? 1) - 1;
    const [around, of] = [scroller.getBoundingClientRect(), frame.getBoundingClientRect()];
    const left = Math.max(around.left, of.left);
    const top = Math.max(around.top, of.top);
    const bottom = Math.min(around.bottom - 70, of.bottom);
    return {
      width: own.width,
      height: own.height,
      pixels: btoa(text),
      treatment: {
        background:
          ground && colours
            ? {
                columns: ground.width,
                rows: ground.height,
                colours: [...colours].flatMap((value, index) => (index % 4 === 3 ? [] : [255 - value])),
              }
            : null,
        grey: false,
        sharpen: sharper,
        levels: table.split(" ").map((value) => Math.round(Number(value) * 255)),
      },
      clip: {
        x: left,
        y: top,
        width: Math.min(around.right - 20, of.right) - left,
        height: bottom - top,
        fromLeft: left - of.left,
        fromTop: top - of.top,
      },
    };
  });
}
