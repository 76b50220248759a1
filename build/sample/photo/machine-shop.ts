import { box, glow, gradientRect, hall, notices, type Stage, shadowPatch, signBoard } from "./stage";

/** A machining centre: enclosure, window with the spindle's light, panel and signal lamp. */
const machine = (stage: Stage, x: number, y: number, size: number, color: string, depth: number): void => {
  const { ctx } = stage;
  const [w, h] = [size * 1.25, size];
  box(stage, x, y, w, h, depth, color);
  gradientRect(stage, x, y + h * 0.86, w, h * 0.14, "#30353b", "#1d2125");
  gradientRect(stage, x + w * 0.12, y + h * 0.2, w * 0.5, h * 0.46, "#27323a", "#111820");
  glow(stage, x + w * 0.36, y + h * 0.42, size * 0.3, "rgba(150,175,160,0.5)");
  gradientRect(stage, x + w * 0.32, y + h * 0.24, w * 0.08, h * 0.2, "#b9c0c4", "#6c7378");
  gradientRect(stage, x + w * 0.2, y + h * 0.55, w * 0.32, h * 0.07, "#a3a9ad", "#5f666b");
  gradientRect(stage, x + w * 0.7, y + h * 0.2, w * 0.2, h * 0.36, "#d9dcdf", "#9aa0a5");
  ctx.fillStyle = "#16344d";
  ctx.fillRect(x + w * 0.72, y + h * 0.23, w * 0.16, h * 0.14);
  ctx.fillStyle = "#5fc08a";
  for (let i = 0; i < 5; i++)
    ctx.fillRect(x + w * 0.73, y + h * (0.245 + i * 0.023), w * (0.05 + (i % 3) * 0.03), h * 0.008);
  ctx.fillStyle = "#c3221c";
  ctx.beginPath();
  ctx.arc(x + w * 0.8, y + h * 0.5, size * 0.022, 0, 7);
  ctx.fill();
  for (const [i, lamp] of ["#c23b2e", "#d9a522", "#35a04c"].entries()) {
    ctx.fillStyle = lamp;
    ctx.fillRect(x + w * 0.9, y - size * (0.2 - i * 0.045), size * 0.035, size * 0.045);
  }
  ctx.fillStyle = "rgba(255,255,255,0.12)";
  ctx.fillRect(x + w * 0.14, y + h * 0.2, w * 0.06, h * 0.46);
};

/** A bench in the foreground with measuring tools and turned parts. */
const bench = (stage: Stage, y: number): void => {
  const { ctx, width: w, height: h, random } = stage;
  gradientRect(stage, 0, y, w, 26, "#6d7a86", "#3f4952");
  const top = ctx.createLinearGradient(0, y - 190, 0, y);
  top.addColorStop(0, "#4d7a63");
  top.addColorStop(1, "#5f9277");
  ctx.fillStyle = top;
  ctx.beginPath();
  ctx.moveTo(90, y - 190);
  ctx.lineTo(w - 180, y - 190);
  ctx.lineTo(w, y);
  ctx.lineTo(0, y);
  ctx.fill();
  gradientRect(stage, 0, y + 26, w, h - y - 26, "#3a424a", "#1b2026");
  for (let i = 0; i < 9; i++) {
    const x = 190 + i * 128 + random.between(-20, 20);
    const py = y - random.between(50, 150);
    const r = random.between(20, 42);
    shadowPatch(stage, x + 12, py + r * 0.5, r * 1.6, r * 0.7, 0.45);
    const metal = ctx.createLinearGradient(x - r, 0, x + r, 0);
    for (const [stop, color] of [
      [0, "#6d757c"],
      [0.3, "#e9edf0"],
      [0.55, "#9aa2a8"],
      [0.8, "#dfe4e8"],
      [1, "#525a60"],
    ] as const) {
      metal.addColorStop(stop, color);
    }
    ctx.fillStyle = metal;
    ctx.fillRect(x - r, py - r * 1.1, r * 2, r * 1.3);
    ctx.beginPath();
    ctx.ellipse(x, py + r * 0.2, r, r * 0.34, 0, 0, 7);
    ctx.fill();
    ctx.fillStyle = "#c9d0d5";
    ctx.beginPath();
    ctx.ellipse(x, py - r * 1.1, r, r * 0.34, 0, 0, 7);
    ctx.fill();
    ctx.fillStyle = "#2b3034";
    ctx.beginPath();
    ctx.ellipse(x, py - r * 1.1, r * 0.42, r * 0.15, 0, 0, 7);
    ctx.fill();
  }
};

/** A workshop with machining centres, a bench in front and the studio's sign. */
export const machineShop =
  (sign: string) =>
  (stage: Stage): void => {
    const { ctx, width: w, height: h, random } = stage;
    hall(stage, "#d6dade", "#7d9488");
    signBoard(stage, sign);
    notices(stage, w * 0.33, h * 0.32, 8);
    ctx.strokeStyle = "rgba(226,186,52,0.85)";
    ctx.lineWidth = 9;
    ctx.beginPath();
    ctx.moveTo(w * 0.44, h * 0.565);
    ctx.lineTo(w * 0.2, h);
    ctx.moveTo(w * 0.6, h * 0.565);
    ctx.lineTo(w * 0.86, h);
    ctx.stroke();
    const color = random.pick(["#c7ccd1", "#b9c6d3", "#d4d2c6"]);
    machine(stage, w * 0.3, h * 0.46, 120, color, 30);
    machine(stage, w * 0.62, h * 0.455, 130, "#c2c8ce", -34);
    machine(stage, w * 0.06, h * 0.43, 300, color, 80);
    machine(stage, w * 0.72, h * 0.42, 320, "#cdd2d6", -90);
    bench(stage, h * 0.9);
  };
