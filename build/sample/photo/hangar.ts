import { box, glow, gradientRect, hall, notices, type Stage, shadowPatch, signBoard } from "./stage";

const fuselage = (stage: Stage): void => {
  const { ctx, width: w, height: h, random } = stage;
  shadowPatch(stage, w * 0.5, h * 0.8, w * 0.5, 70, 0.6);
  const skin = ctx.createLinearGradient(0, h * 0.36, 0, h * 0.74);
  for (const [stop, color] of [
    [0, "#7f898f"],
    [0.18, "#f4f6f7"],
    [0.5, "#c3cace"],
    [0.85, "#6e777d"],
    [1, "#495157"],
  ] as const) {
    skin.addColorStop(stop, color);
  }
  ctx.fillStyle = skin;
  ctx.beginPath();
  ctx.moveTo(w * 0.02, h * 0.42);
  ctx.bezierCurveTo(w * 0.4, h * 0.35, w * 0.72, h * 0.36, w * 0.9, h * 0.46);
  ctx.bezierCurveTo(w * 0.97, h * 0.51, w * 0.97, h * 0.58, w * 0.9, h * 0.62);
  ctx.bezierCurveTo(w * 0.7, h * 0.73, w * 0.35, h * 0.75, w * 0.02, h * 0.72);
  ctx.fill();
  ctx.save();
  ctx.clip();
  ctx.fillStyle = "rgba(36,82,128,0.85)";
  ctx.fillRect(0, h * 0.575, w, h * 0.03);
  ctx.fillStyle = "#c9d3a8";
  ctx.fillRect(w * 0.3, h * 0.4, w * 0.16, h * 0.16);
  ctx.strokeStyle = "rgba(60,68,74,0.55)";
  ctx.lineWidth = 2;
  for (let i = 1; i < 12; i++) {
    ctx.beginPath();
    ctx.moveTo(w * 0.08 * i, h * 0.3);
    ctx.quadraticCurveTo(w * 0.08 * i + 14, h * 0.55, w * 0.08 * i, h * 0.8);
    ctx.stroke();
    for (let k = 0; k < 40; k++) {
      ctx.fillStyle = random.chance(0.5) ? "rgba(50,56,60,0.5)" : "rgba(255,255,255,0.45)";
      ctx.fillRect(w * 0.08 * i + 8, h * (0.36 + k * 0.0095), 3, 3);
    }
  }
  ctx.restore();
  ctx.fillStyle = "#1c262e";
  for (let i = 0; i < 13; i++) {
    const x = w * (0.06 + i * 0.058);
    ctx.beginPath();
    ctx.ellipse(x, h * 0.515, 13, 19, 0, 0, 7);
    ctx.fill();
  }
};

/** A hangar with a fuselage in repair, a scaffold and tool trolleys. */
export const hangar =
  (sign: string) =>
  (stage: Stage): void => {
    const { ctx, width: w, height: h } = stage;
    hall(stage, "#ccd2d6", "#9a9d99");
    ctx.strokeStyle = "rgba(90,98,104,0.6)";
    ctx.lineWidth = 5;
    for (let i = 0; i < 9; i++) {
      ctx.beginPath();
      ctx.moveTo(w * i * 0.125, 0);
      ctx.lineTo(w * (0.27 + i * 0.061), h * 0.19);
      ctx.stroke();
    }
    signBoard(stage, sign);
    notices(stage, w * 0.3, h * 0.3, 3);
    fuselage(stage);
    ctx.strokeStyle = "#d8b52f";
    ctx.lineWidth = 10;
    for (const x of [0.16, 0.34, 0.52]) {
      ctx.beginPath();
      ctx.moveTo(w * x, h * 0.62);
      ctx.lineTo(w * x, h * 0.92);
      ctx.stroke();
    }
    gradientRect(stage, w * 0.13, h * 0.7, w * 0.42, 22, "#e3c24a", "#9a7d1c");
    for (let i = 0; i < 8; i++) {
      ctx.beginPath();
      ctx.lineWidth = 5;
      ctx.moveTo(w * (0.14 + i * 0.055), h * 0.7);
      ctx.lineTo(w * (0.14 + i * 0.055), h * 0.61);
      ctx.stroke();
    }
    box(stage, w * 0.68, h * 0.72, 210, 220, 50, "#b3362c");
    for (let i = 0; i < 5; i++)
      gradientRect(stage, w * 0.69, h * 0.735 + i * 40, 178, 5, "#5e1712", "#d96a60");
    box(stage, w * 0.85, h * 0.76, 170, 190, -40, "#35597c");
    glow(stage, w * 0.385, h * 0.47, 90, "rgba(180,190,150,0.5)");
  };
