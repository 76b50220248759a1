import { type Canvas, createCanvas } from "@napi-rs/canvas";
import { createRandom, type Random } from "../random";
import { fontValue, registerFonts } from "./fonts";
import type { Sheet } from "./sheet";

/** Dots a millimetre: just under 300 dpi, so that no picture in a PDF is finer than a scanner makes it. */
const DOTS = 11;
const RED = "#c3201c";

/** A five-pointed star around the origin. */
const star = (ctx: ReturnType<Canvas["getContext"]>, radius: number): void => {
  ctx.beginPath();
  for (let i = 0; i < 10; i++) {
    const r = i % 2 === 0 ? radius : radius * 0.382;
    const angle = -Math.PI / 2 + (i * Math.PI) / 5;
    ctx.lineTo(Math.cos(angle) * r, Math.sin(angle) * r);
  }
  ctx.closePath();
  ctx.fill();
};

/** The name along the upper arc, characters upright towards the middle. */
const arcText = (ctx: ReturnType<Canvas["getContext"]>, text: string, radius: number): void => {
  const characters = [...text];
  const size = Math.min(5.4, (radius * 4.5) / characters.length);
  const span = Math.min(4.5, (characters.length * size * 1.12) / (radius - size));
  ctx.font = fontValue(size, 700);
  ctx.textAlign = "center";
  ctx.textBaseline = "alphabetic";
  for (const [i, character] of characters.entries()) {
    const angle = characters.length === 1 ? 0 : -span / 2 + (span * i) / (characters.length - 1);
    ctx.save();
    ctx.rotate(angle);
    // Engraved names are narrow: long ones are squeezed, not shrunk.
    ctx.transform(Math.min(1, 22 / (characters.length + 4)), 0, 0, 1.15, 0, -(radius - size * 1.05));
    ctx.fillText(character, 0, 0);
    ctx.restore();
  }
};

/** Where the pad left no ink: blots and a faint side. */
const wear = (ctx: ReturnType<Canvas["getContext"]>, radius: number, random: Random): void => {
  ctx.globalCompositeOperation = "destination-out";
  for (let i = 0; i < 700; i++) {
    ctx.globalAlpha = random.between(0.15, 0.8);
    ctx.beginPath();
    const angle = random.between(0, 6.3);
    const at = radius * Math.sqrt(random.next());
    ctx.arc(Math.cos(angle) * at, Math.sin(angle) * at, random.between(0.04, 0.22), 0, 7);
    ctx.fill();
  }
  ctx.globalAlpha = 1;
  const angle = random.between(0, 6.3);
  const faint = ctx.createRadialGradient(
    Math.cos(angle) * radius,
    Math.sin(angle) * radius,
    0,
    Math.cos(angle) * radius,
    Math.sin(angle) * radius,
    radius * 1.3,
  );
  faint.addColorStop(0, "rgba(0,0,0,0.5)");
  faint.addColorStop(1, "rgba(0,0,0,0)");
  ctx.fillStyle = faint;
  ctx.fillRect(-radius - 2, -radius - 2, 2 * radius + 4, 2 * radius + 4);
};

const cache = new Map<string, Canvas>();

const cut = (name: string, purpose: string, radius: number, variant: number): Canvas => {
  const key = `${name}/${purpose}/${radius}/${variant}`;
  const known = cache.get(key);
  if (known) return known;
  registerFonts();
  const side = Math.ceil((2 * radius + 4) * DOTS);
  const canvas = createCanvas(side, side);
  const ctx = canvas.getContext("2d");
  ctx.scale(DOTS, DOTS);
  ctx.translate(radius + 2, radius + 2);
  ctx.fillStyle = RED;
  ctx.strokeStyle = RED;
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.arc(0, 0, radius - 0.5, 0, 7);
  ctx.stroke();
  star(ctx, radius * 0.3);
  arcText(ctx, name, radius);
  if (purpose !== "") {
    ctx.font = fontValue(3.6, 700);
    ctx.textAlign = "center";
    ctx.fillText(purpose, 0, radius * 0.66);
  }
  wear(ctx, radius, createRandom(variant * 7919 + name.length));
  cache.set(key, canvas);
  return canvas;
};

/**
 * Presses a round red seal, slightly turned, over whatever is there already.
 * @param x,y its middle in millimetres.
 * @param purpose the line under the star, such as 合同专用章; empty for an official seal.
 */
export const pressSeal = (
  sheet: Sheet,
  x: number,
  y: number,
  name: string,
  purpose = "",
  radius = 20,
): void => {
  const { ctx, random } = sheet;
  const stamp = cut(name, purpose, radius, random.int(0, 2));
  ctx.save();
  ctx.translate(x, y);
  ctx.rotate(random.between(-0.28, 0.28));
  ctx.globalAlpha = random.between(0.72, 0.9);
  ctx.globalCompositeOperation = "multiply";
  ctx.drawImage(stamp, -radius - 2, -radius - 2, 2 * radius + 4, 2 * radius + 4);
  ctx.restore();
};
