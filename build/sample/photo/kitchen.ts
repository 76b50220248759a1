import { box, glow, gradientRect, hall, notices, type Stage, shadowPatch, signBoard } from "./stage";

/** One steamed bun with pleats. */
const bun = ({ ctx }: Stage, x: number, y: number, r: number): void => {
  const dough = ctx.createRadialGradient(x - r * 0.3, y - r * 0.5, r * 0.1, x, y, r * 1.1);
  dough.addColorStop(0, "#fffdf6");
  dough.addColorStop(0.7, "#efe5cf");
  dough.addColorStop(1, "#c9b893");
  ctx.fillStyle = dough;
  ctx.beginPath();
  ctx.ellipse(x, y, r, r * 0.78, 0, 0, 7);
  ctx.fill();
  ctx.strokeStyle = "rgba(160,140,100,0.6)";
  ctx.lineWidth = 1.6;
  for (let i = 0; i < 9; i++) {
    const angle = (i / 9) * Math.PI * 2;
    ctx.beginPath();
    ctx.moveTo(x, y - r * 0.38);
    ctx.quadraticCurveTo(
      x + Math.cos(angle + 0.4) * r * 0.4,
      y - r * 0.34 + Math.sin(angle + 0.4) * r * 0.24,
      x + Math.cos(angle) * r * 0.62,
      y - r * 0.26 + Math.sin(angle) * r * 0.4,
    );
    ctx.stroke();
  }
};

const steamer = (stage: Stage, x: number, y: number, r: number): void => {
  const { ctx } = stage;
  shadowPatch(stage, x, y + r * 0.45, r * 1.3, r * 0.5);
  gradientRect(stage, x - r, y - r * 0.12, 2 * r, r * 0.44, "#c79a5b", "#8c6530");
  ctx.fillStyle = "#8c6530";
  ctx.beginPath();
  ctx.ellipse(x, y + r * 0.32, r, r * 0.4, 0, 0, Math.PI);
  ctx.fill();
  ctx.fillStyle = "#d9b071";
  ctx.beginPath();
  ctx.ellipse(x, y - r * 0.1, r, r * 0.42, 0, 0, 7);
  ctx.fill();
  ctx.fillStyle = "#f2e7c9";
  ctx.beginPath();
  ctx.ellipse(x, y - r * 0.1, r * 0.9, r * 0.36, 0, 0, 7);
  ctx.fill();
  for (let i = 0; i < 6; i++) {
    const angle = (i / 6) * Math.PI * 2 + 0.3;
    bun(stage, x + Math.cos(angle) * r * 0.55, y - r * 0.14 + Math.sin(angle) * r * 0.2, r * 0.22);
  }
  bun(stage, x, y - r * 0.14, r * 0.22);
};

/** A pastry kitchen: tiled wall, steel benches, steamers and vapour. */
export const kitchen =
  (sign: string) =>
  (stage: Stage): void => {
    const { ctx, width: w, height: h, random } = stage;
    hall(stage, "#e6e4dc", "#a8a297");
    ctx.strokeStyle = "rgba(170,168,158,0.5)";
    ctx.lineWidth = 1.2;
    for (let x = w * 0.27; x < w * 0.76; x += 26) {
      ctx.beginPath();
      ctx.moveTo(x, h * 0.3);
      ctx.lineTo(x, h * 0.56);
      ctx.stroke();
    }
    for (let y = h * 0.3; y < h * 0.56; y += 26) {
      ctx.beginPath();
      ctx.moveTo(w * 0.27, y);
      ctx.lineTo(w * 0.76, y);
      ctx.stroke();
    }
    signBoard(stage, sign);
    notices(stage, w * 0.56, h * 0.32, 4);
    box(stage, w * 0.3, h * 0.42, 190, 150, 40, "#b9bec2");
    box(stage, w * 0.03, h * 0.4, 260, 300, 70, "#c4c9cc");
    box(stage, w * 0.8, h * 0.4, 260, 300, -60, "#bfc4c8");
    for (let i = 0; i < 5; i++)
      gradientRect(stage, w * 0.05, h * (0.44 + i * 0.045), 220, 8, "#8d9397", "#62686c");
    const steel = ctx.createLinearGradient(0, h * 0.66, 0, h * 0.9);
    steel.addColorStop(0, "#dfe3e5");
    steel.addColorStop(0.5, "#aab1b5");
    steel.addColorStop(1, "#cfd5d8");
    ctx.fillStyle = steel;
    ctx.beginPath();
    ctx.moveTo(w * 0.12, h * 0.66);
    ctx.lineTo(w * 0.9, h * 0.66);
    ctx.lineTo(w, h * 0.9);
    ctx.lineTo(0, h * 0.9);
    ctx.fill();
    gradientRect(stage, 0, h * 0.9, w, h * 0.1, "#7d8488", "#3b4043");
    for (const [x, y, r] of [
      [0.26, 0.72, 130],
      [0.5, 0.71, 120],
      [0.75, 0.72, 130],
      [0.36, 0.83, 160],
      [0.66, 0.83, 160],
    ] as const) {
      steamer(stage, w * x, h * y, r);
    }
    ctx.fillStyle = "#f7f3e8";
    for (let i = 0; i < 260; i++) {
      ctx.globalAlpha = random.between(0.1, 0.6);
      ctx.beginPath();
      ctx.arc(
        random.between(w * 0.03, w * 0.2),
        random.between(h * 0.78, h * 0.88),
        random.between(1, 5),
        0,
        7,
      );
      ctx.fill();
    }
    ctx.globalAlpha = 1;
    for (let i = 0; i < 26; i++)
      glow(
        stage,
        w * random.between(0.2, 0.8),
        h * random.between(0.4, 0.72),
        random.between(60, 170),
        "rgba(70,70,66,0.22)",
      );
  };
