import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { icnsOf, icnsTypes, icoOf, icoSizes, linuxSizes } from "../icons/containers.mjs";
import { ensureMade } from "./bundle.mjs";
import { out, root } from "./places.mjs";
import { iconStep } from "./steps.mjs";

/** @typedef {import("../icons/containers.mjs").Picture} Picture */

/** Makes the icons of every system, all sizes of the one picture, in out/icons. */
export async function ensureIcons() {
  await ensureMade(iconStep, () => makeIcons(join(out, "icons")));
}

/**
 * @param {string} folder
 */
export async function makeIcons(folder) {
  const pictures = await picturesOf(join(root, "build", "icons", "icon.png"));
  const picture = (/** @type {number} */ size) => /** @type {Picture} */ (pictures.get(size));
  await mkdir(join(folder, "png"), { recursive: true });
  for (const size of linuxSizes)
    await writeFile(join(folder, "png", `${size}x${size}.png`), picture(size).png);
  await writeFile(join(folder, "icon.png"), picture(1024).png);
  await writeFile(join(folder, "icon.ico"), icoOf(icoSizes.map(picture)));
  await writeFile(join(folder, "icon.icns"), icnsOf(pictures));
}

/**
 * @param {string} source a square PNG
 * @returns {Promise<Map<number, Picture>>} every size that any system wants
 */
async function picturesOf(source) {
  // Loaded late: only who makes icons needs it.
  const { createCanvas, loadImage } = await import("@napi-rs/canvas");
  const original = await loadImage(source);
  const sizes = new Set([...icoSizes, ...linuxSizes, ...icnsTypes.map(([, size]) => size)]);
  return new Map(
    [...sizes].map((size) => {
      const canvas = createCanvas(size, size);
      const context = canvas.getContext("2d");
      context.imageSmoothingQuality = "high";
      context.drawImage(original, 0, 0, size, size);
      const { data: rgba } = context.getImageData(0, 0, size, size);
      return [size, { size, png: canvas.toBuffer("image/png"), rgba }];
    }),
  );
}
