import { box, glow, gradientRect, hall, notices, type Stage, shadowPatch, signBoard } from "./stage";

const car = (stage: Stage, x: number, y: number, scale: number, color: string): void => {
  const { ctx } = stage;
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(scale, scale);
  shadowPatch(stage, 300, 210, 360, 60, 0.55);
  const paint = ctx.createLinearGradient(0, 0, 0, 190);
  paint.addColorStop(0, "#f3f5f6");
  paint.addColorStop(0.25, color);
  paint.addColorStop(1, "#20262b");
  ctx.fillStyle = paint;
  ctx.beginPath();
  ctx.moveTo(6, 140);
  ctx.bezierCurveTo(10, 92, 60, 86, 130, 80);
  ctx.bezierCurveTo(190, 20, 250, 8, 340, 10);
  ctx.bezierCurveTo(430, 12, 470, 60, 510, 84);
  ctx.bezierCurveTo(570, 92, 596, 104, 596, 150);
  ctx.lineTo(590, 186);
  ctx.lineTo(14, 186);
  ctx.fill();
  ctx.fillStyle = "#1b2730";
  ctx.beginPath();
  ctx.moveTo(158, 80);
  ctx.bezierCurveTo(205, 34, 250, 26, 310, 26);
  ctx.lineTo(312, 80);
  ctx.moveTo(326, 26);
  ctx.bezierCurveTo(400, 26, 440, 56, 470, 82);
  ctx.lineTo(326, 80);
  ctx.fill();
  for (const wheel of [128, 470]) {
    ctx.fillStyle = "#101214";
    ctx.beginPath();
    ctx.arc(wheel, 186, 54, 0, 7);
    ctx.fill();
    ctx.fillStyle = "#aeb5ba";
    ctx.beginPath();
    ctx.arc(wheel, 186, 33, 0, 7);
    ctx.fill();
    ctx.fillStyle = "#3a4045";
    ctx.beginPath();
    ctx.arc(wheel, 186, 11, 0, 7);
    ctx.fill();
  }
  ctx.restore();
};

/** A repair bay: a car on a lift, another waiting, battery tester and red tool cabinets. */
export const garage =
  (sign: string) =>
  (stage: Stage): void => {
    const { width: w, height: h } = stage;
    hall(stage, "#dcdcd8", "#74808a");
    signBoard(stage, sign);
    notices(stage, w * 0.35, h * 0.32, 4);
    car(stage, w * 0.53, h * 0.46, 0.5, "#9aa9b5");
    for (const x of [0.1, 0.5]) {
      gradientRect(stage, w * x, h * 0.24, 46, h * 0.6, "#3d6fa8", "#173a5e");
      gradientRect(stage, w * x - 24, h * 0.83, 94, 26, "#2b3036", "#14171a");
    }
    gradientRect(stage, w * 0.11, h * 0.62, w * 0.41, 20, "#c9a227", "#6e560c");
    car(stage, w * 0.12, h * 0.4, 1, "#c8ccd0");
    box(stage, w * 0.66, h * 0.63, 170, 260, 40, "#b3342b");
    for (let i = 0; i < 6; i++)
      gradientRect(stage, w * 0.668, h * 0.645 + i * 40, 144, 5, "#5e1712", "#d96a60");
    box(stage, w * 0.83, h * 0.6, 190, 300, -46, "#4b545c");
    gradientRect(stage, w * 0.845, h * 0.625, 140, 90, "#0f2c44", "#0a1a28");
    glow(stage, w * 0.89, h * 0.66, 90, "rgba(40,120,150,0.5)");
  };
