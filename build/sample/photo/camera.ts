import { type Canvas, createCanvas } from "@napi-rs/canvas";
import { fontValue, registerFonts } from "../paper/fonts";
import type { Random } from "../random";
import type { Stage } from "./stage";

/** Faint large spots of light and shade: no real surface is one even colour. */
const mottle = ({ ctx, width, height, random }: Stage): void => {
  for (let i = 0; i < 90; i++) {
    const [x, y, r] = [random.between(0, width), random.between(0, height), random.between(40, 220)];
    const spot = ctx.createRadialGradient(x, y, 0, x, y, r);
    const tone = random.chance(0.5) ? "255,246,226" : "14,16,22";
    spot.addColorStop(0, `rgba(${tone},${random.between(0.02, 0.06)})`);
    spot.addColorStop(1, `rgba(${tone},0)`);
    ctx.fillStyle = spot;
    ctx.fillRect(x - r, y - r, 2 * r, 2 * r);
  }
};

/**
 * Takes the picture: draws a scene, then adds what a telephone's camera does, vignette, grain and a date in the corner.
 * @param date `YYYY-MM-DD`, printed bottom right.
 */
export const takePhoto = (draw: (stage: Stage) => void, date: string, random: Random): Canvas => {
  const [width, height] = [1600, 1200];
  const canvas = createCanvas(width, height);
  const ctx = canvas.getContext("2d");
  ctx.save();
  // Nobody holds a telephone level.
  ctx.translate(width / 2, height / 2);
  ctx.rotate(random.between(-0.022, 0.022));
  ctx.scale(1.06, 1.06);
  ctx.translate(-width / 2, -height / 2);
  const stage = { ctx, width, height, random };
  draw(stage);
  ctx.restore();
  mottle(stage);
  const dark = ctx.createRadialGradient(
    width * 0.5,
    height * 0.48,
    height * 0.35,
    width * 0.5,
    height * 0.5,
    height * 0.95,
  );
  dark.addColorStop(0, "rgba(0,0,0,0)");
  dark.addColorStop(1, "rgba(8,6,2,0.5)");
  ctx.fillStyle = dark;
  ctx.fillRect(0, 0, width, height);
  registerFonts();
  ctx.font = fontValue(38, 700);
  ctx.textAlign = "right";
  ctx.textBaseline = "alphabetic";
  ctx.fillStyle = "rgba(255,168,46,0.92)";
  ctx.fillText(`${date.replaceAll("-", " ")}  示例`, width - 42, height - 40);
  return canvas;
};
