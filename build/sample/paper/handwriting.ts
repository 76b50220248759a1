import { fontValue } from "./fonts";
import { POINT, type Sheet } from "./sheet";
import { textWidth } from "./typeset";

/** Inks that people sign with. */
export const PEN_INKS = ["#1c2a5e", "#20242c", "#16316e", "#2b2b33"] as const;

/**
 * Writes as a person would with the type at hand: leaning, uneven in size, height and distance.
 * @param size in points; `y` is the baseline.
 */
export const handwrite = (
  sheet: Sheet,
  x: number,
  y: number,
  text: string,
  size: number,
  color?: string,
): void => {
  const { ctx, random } = sheet;
  const ink = color ?? random.pick(PEN_INKS);
  const em = size * POINT;
  const lean = random.between(-0.22, -0.08);
  const rise = random.between(-0.03, 0.02);
  let at = x;
  ctx.textAlign = "left";
  ctx.textBaseline = "alphabetic";
  for (const character of text) {
    const scale = random.between(0.9, 1.06);
    ctx.save();
    ctx.translate(at, y + (at - x) * rise + random.between(-0.06, 0.06) * em);
    ctx.transform(1, random.between(-0.06, 0.02), lean, random.between(0.9, 1.08), 0, 0);
    ctx.font = fontValue(em * scale, 400);
    ctx.fillStyle = ink;
    ctx.globalAlpha = random.between(0.82, 1);
    ctx.fillText(character, 0, 0);
    ctx.restore();
    at += textWidth(character, em, 400) * random.between(0.96, 1.06);
  }
};

/** A tick drawn with a pen, about `size` millimetres wide. */
export const tick = (sheet: Sheet, x: number, y: number, size: number): void => {
  const { ctx, random } = sheet;
  ctx.strokeStyle = random.pick(PEN_INKS);
  ctx.lineWidth = 0.4;
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.quadraticCurveTo(
    x + size * 0.25,
    y + size * 0.2,
    x + size * 0.34,
    y + size * random.between(0.34, 0.5),
  );
  ctx.lineTo(x + size, y - size * random.between(0.3, 0.5));
  ctx.stroke();
};
