import type { SKRSContext2D } from "@napi-rs/canvas";
import { fontValue, registerFonts } from "../paper/fonts";
import type { Random } from "../random";

/** What a scene is drawn on: a picture of 1600 by 1200 pixels. */
export interface Stage {
  readonly ctx: SKRSContext2D;
  readonly width: number;
  readonly height: number;
  readonly random: Random;
}

const channels = (color: string): [number, number, number] => {
  const value = Number.parseInt(color.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
};

/** A colour made lighter (factor over 1) or darker. */
export const shade = (color: string, factor: number): string => {
  const [r, g, b] = channels(color).map((each) => Math.max(0, Math.min(255, Math.round(each * factor))));
  return `rgb(${r},${g},${b})`;
};

/** A rectangle with a vertical gradient. */
export const gradientRect = (
  { ctx }: Stage,
  x: number,
  y: number,
  w: number,
  h: number,
  top: string,
  bottom: string,
): void => {
  const fill = ctx.createLinearGradient(0, y, 0, y + h);
  fill.addColorStop(0, top);
  fill.addColorStop(1, bottom);
  ctx.fillStyle = fill;
  ctx.fillRect(x, y, w, h);
};

/** A soft dark patch on the floor. */
export const shadowPatch = (
  { ctx }: Stage,
  x: number,
  y: number,
  rx: number,
  ry: number,
  strength = 0.5,
): void => {
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(1, ry / rx);
  const fill = ctx.createRadialGradient(0, 0, 0, 0, 0, rx);
  fill.addColorStop(0, `rgba(0,0,0,${strength})`);
  fill.addColorStop(1, "rgba(0,0,0,0)");
  ctx.fillStyle = fill;
  ctx.fillRect(-rx, -rx, 2 * rx, 2 * rx);
  ctx.restore();
};

/** A box seen from slightly above and one side: front, top and a flank with their own light. */
export const box = (
  stage: Stage,
  x: number,
  y: number,
  w: number,
  h: number,
  depth: number,
  color: string,
): void => {
  const { ctx } = stage;
  shadowPatch(stage, x + w / 2 + depth * 0.3, y + h, w * 0.75, h * 0.16 + 18);
  gradientRect(stage, x, y, w, h, shade(color, 1.06), shade(color, 0.72));
  const face = (points: ReadonlyArray<readonly [number, number]>, fill: string): void => {
    ctx.fillStyle = fill;
    ctx.beginPath();
    for (const [px, py] of points) ctx.lineTo(px, py);
    ctx.closePath();
    ctx.fill();
  };
  const lift = Math.abs(depth) * 0.45;
  face(
    [
      [x, y],
      [x + w, y],
      [x + w + depth, y - lift],
      [x + depth, y - lift],
    ],
    shade(color, 1.22),
  );
  const edge = depth > 0 ? x + w : x;
  face(
    [
      [edge, y],
      [edge + depth, y - lift],
      [edge + depth, y + h - lift],
      [edge, y + h],
    ],
    shade(color, 0.55),
  );
};

/** A glow of light. */
export const glow = ({ ctx }: Stage, x: number, y: number, radius: number, color: string): void => {
  ctx.save();
  ctx.globalCompositeOperation = "lighter";
  const fill = ctx.createRadialGradient(x, y, 0, x, y, radius);
  fill.addColorStop(0, color);
  fill.addColorStop(1, "rgba(0,0,0,0)");
  ctx.fillStyle = fill;
  ctx.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
  ctx.restore();
};

/** A hall in one-point perspective: ceiling, back wall, side walls and floor, with strip lights. */
export const hall = (stage: Stage, wall: string, floor: string): void => {
  const { ctx, width: w, height: h } = stage;
  const back = { left: w * 0.27, right: w * 0.76, top: h * 0.19, bottom: h * 0.56 };
  gradientRect(stage, 0, 0, w, h, shade(wall, 0.8), shade(wall, 0.95));
  const side = (points: ReadonlyArray<readonly [number, number]>, fill: string): void => {
    ctx.fillStyle = fill;
    ctx.beginPath();
    for (const [px, py] of points) ctx.lineTo(px, py);
    ctx.fill();
  };
  side(
    [
      [0, 0],
      [w, 0],
      [back.right, back.top],
      [back.left, back.top],
    ],
    shade(wall, 0.62),
  );
  side(
    [
      [0, 0],
      [back.left, back.top],
      [back.left, back.bottom],
      [0, h * 0.86],
    ],
    shade(wall, 0.78),
  );
  side(
    [
      [w, 0],
      [back.right, back.top],
      [back.right, back.bottom],
      [w, h * 0.82],
    ],
    shade(wall, 0.7),
  );
  gradientRect(
    stage,
    back.left,
    back.top,
    back.right - back.left,
    back.bottom - back.top,
    shade(wall, 1),
    shade(wall, 0.9),
  );
  const ground = ctx.createLinearGradient(0, back.bottom, 0, h);
  ground.addColorStop(0, shade(floor, 1.08));
  ground.addColorStop(1, shade(floor, 0.66));
  side(
    [
      [back.left, back.bottom],
      [back.right, back.bottom],
      [w, h * 0.82],
      [w, h],
      [0, h],
      [0, h * 0.86],
    ],
    "#000",
  );
  ctx.fillStyle = ground;
  ctx.fill();
  for (let i = 0; i < 3; i++) {
    const t = 0.2 + i * 0.3;
    const y = back.top * (1 - t);
    const half = (w * 0.06) / (1.2 - t * 0.7);
    for (const cx of [w * (0.44 - t * 0.2), w * (0.58 + t * 0.2)]) {
      ctx.fillStyle = "#fdfdf6";
      ctx.fillRect(cx - half, y - 7 * t - 3, half * 2, 6 + 12 * t);
      glow(stage, cx, y, 170 + 120 * t, "rgba(120,120,105,0.35)");
    }
  }
};

/** A blue sign board with the studio's name on the back wall. */
export const signBoard = ({ ctx, width: w, height: h }: Stage, text: string): void => {
  registerFonts();
  const [bw, bh] = [w * 0.4, h * 0.06];
  const x = w * 0.515 - bw / 2;
  const y = h * 0.225;
  ctx.fillStyle = "#17457a";
  ctx.fillRect(x, y, bw, bh);
  ctx.fillStyle = "#f2f4f7";
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.font = fontValue(Math.min(bh * 0.52, (bw * 0.92) / text.length), 700);
  ctx.fillText(text, x + bw / 2, y + bh / 2);
};

/** Notices on a wall: framed sheets with lines of text too far away to read. */
export const notices = (stage: Stage, x: number, y: number, count: number): void => {
  const { ctx, random } = stage;
  for (let i = 0; i < count; i++) {
    ctx.fillStyle = "#c9ccd0";
    ctx.fillRect(x + i * 74, y, 62, 88);
    ctx.fillStyle = "#f4f4ef";
    ctx.fillRect(x + i * 74 + 3, y + 3, 56, 82);
    ctx.fillStyle = random.pick(["#b3261e", "#1f4f86"]);
    ctx.fillRect(x + i * 74 + 12, y + 9, 38, 6);
    ctx.fillStyle = "#8d9095";
    for (let k = 0; k < 9; k++) ctx.fillRect(x + i * 74 + 8, y + 22 + k * 6.5, random.int(28, 46), 2);
  }
};
