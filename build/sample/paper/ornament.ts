import type { Sheet } from "./sheet";

/** A certificate's border: two rules with a woven band between them. */
export const wovenBorder = (sheet: Sheet, inset: number, color: string, band = 6): void => {
  const { ctx } = sheet;
  const [w, h] = [sheet.width - 2 * inset, sheet.height - 2 * inset];
  sheet.frame(inset, inset, w, h, 0.9, color);
  sheet.frame(inset + band, inset + band, w - 2 * band, h - 2 * band, 0.45, color);
  ctx.strokeStyle = color;
  ctx.lineWidth = 0.22;
  const weave = (x: number, y: number, length: number, vertical: boolean): void => {
    for (const phase of [0, Math.PI / 2, Math.PI]) {
      ctx.beginPath();
      for (let t = 0; t <= length; t += 0.8) {
        const wave = (band / 2 - 0.9) * Math.sin((t / 6) * Math.PI + phase);
        const [px, py] = vertical ? [x + wave, y + t] : [x + t, y + wave];
        ctx.lineTo(px, py);
      }
      ctx.stroke();
    }
  };
  weave(inset, inset + band / 2, w, false);
  weave(inset, inset + h - band / 2, w, false);
  weave(inset + band / 2, inset, h, true);
  weave(inset + w - band / 2, inset, h, true);
};

/** A plain double rule in gold, as certificates of skill level have it. */
export const doubleRule = (sheet: Sheet, inset: number, color: string): void => {
  sheet.frame(inset, inset, sheet.width - 2 * inset, sheet.height - 2 * inset, 1.1, color);
  sheet.frame(inset + 2, inset + 2, sheet.width - 2 * inset - 4, sheet.height - 2 * inset - 4, 0.25, color);
};

/** Fine interlaced curves under the text, against copying. */
export const guilloche = (sheet: Sheet, x: number, y: number, radius: number, color: string): void => {
  const { ctx } = sheet;
  ctx.save();
  ctx.globalAlpha = 0.35;
  ctx.strokeStyle = color;
  ctx.lineWidth = 0.12;
  for (let k = 0; k < 14; k++) {
    ctx.beginPath();
    for (let i = 0; i <= 240; i++) {
      const angle = (i / 240) * Math.PI * 2;
      const r = radius * (0.62 + 0.025 * k) * (1 + 0.16 * Math.sin(8 * angle + k * 0.45));
      ctx.lineTo(x + r * Math.cos(angle), y + r * Math.sin(angle));
    }
    ctx.stroke();
  }
  ctx.restore();
};

/** Four corner flourishes inside a border. */
export const corners = (sheet: Sheet, inset: number, size: number, color: string): void => {
  const { ctx } = sheet;
  const [w, h] = [sheet.width, sheet.height];
  ctx.strokeStyle = color;
  ctx.lineWidth = 0.5;
  for (const [x, y, sx, sy] of [
    [inset, inset, 1, 1],
    [w - inset, inset, -1, 1],
    [inset, h - inset, 1, -1],
    [w - inset, h - inset, -1, -1],
  ] as const) {
    for (let k = 0; k < 3; k++) {
      const r = size * (1 - k * 0.26);
      ctx.beginPath();
      ctx.moveTo(x + sx * r, y);
      ctx.bezierCurveTo(x + sx * r * 0.4, y, x, y + sy * r * 0.4, x, y + sy * r);
      ctx.stroke();
    }
  }
};

/** A strip pasted or drawn over what an expert need not know, as the bureau does before copying. */
export const blackOut = (sheet: Sheet, x: number, y: number, width: number, height: number): void => {
  const { ctx, random } = sheet;
  ctx.save();
  ctx.translate(x, y);
  ctx.rotate(random.between(-0.008, 0.008));
  ctx.fillStyle = "#141414";
  ctx.fillRect(0, 0, width, height);
  ctx.restore();
};
