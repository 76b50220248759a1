import type { Sheet } from "./sheet";

const SKIN = ["#d9b08c", "#cfa27c", "#e0bb98"];
const CLOTHES = ["#2d3d5c", "#4b4f57", "#6a2e34", "#e8e8ea", "#35513f"];

/** An identity photo drawn so that it is a face and nobody's: head, hair, shoulders on a coloured ground. */
export const portrait = (
  sheet: Sheet,
  x: number,
  y: number,
  w: number,
  h: number,
  sex: "男" | "女",
): void => {
  const { ctx, random } = sheet;
  ctx.save();
  ctx.beginPath();
  ctx.rect(x, y, w, h);
  ctx.clip();
  ctx.fillStyle = random.pick(["#3f74b8", "#e9edf2", "#b23a3a"]);
  ctx.fillRect(x, y, w, h);
  const cx = x + w / 2;
  const ellipse = (px: number, py: number, rx: number, ry: number, color: string): void => {
    ctx.fillStyle = color;
    ctx.beginPath();
    ctx.ellipse(px, py, rx, ry, 0, 0, 7);
    ctx.fill();
  };
  const skin = random.pick(SKIN);
  if (sex === "女") ellipse(cx, y + h * 0.46, w * 0.32, h * 0.33, "#1c1917");
  ellipse(cx, y + h * 1.05, w * 0.5, h * 0.33, random.pick(CLOTHES));
  ctx.fillStyle = skin;
  ctx.fillRect(cx - w * 0.1, y + h * 0.58, w * 0.2, h * 0.17);
  ellipse(cx, y + h * 0.35, w * 0.27, h * 0.25, "#1f1b19");
  ellipse(cx, y + h * 0.44, w * 0.235, h * 0.24, skin);
  for (const side of [-1, 1]) {
    ellipse(cx + side * w * 0.09, y + h * 0.42, w * 0.034, h * 0.013, "#241c18");
    ctx.strokeStyle = "#3a2c25";
    ctx.lineWidth = 0.35;
    ctx.beginPath();
    ctx.moveTo(cx + side * w * 0.05, y + h * 0.375);
    ctx.lineTo(cx + side * w * 0.14, y + h * 0.37);
    ctx.stroke();
  }
  ctx.strokeStyle = "#a87a5c";
  ctx.lineWidth = 0.3;
  ctx.beginPath();
  ctx.moveTo(cx, y + h * 0.43);
  ctx.lineTo(cx - w * 0.02, y + h * 0.5);
  ctx.lineTo(cx + w * 0.02, y + h * 0.505);
  ctx.stroke();
  ctx.strokeStyle = "#9c4f45";
  ctx.lineWidth = 0.45;
  ctx.beginPath();
  ctx.arc(cx, y + h * 0.545, w * 0.06, 0.3, Math.PI - 0.3);
  ctx.stroke();
  ctx.restore();
};
