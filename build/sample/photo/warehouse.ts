import { box, glow, gradientRect, hall, notices, type Stage, signBoard } from "./stage";

const CARTONS = ["#b98f5c", "#c7a06d", "#a97f4e", "#d8dde2", "#9fb6c8"];

const rack = (stage: Stage, x: number, y: number, w: number, h: number, levels: number): void => {
  const { ctx, random } = stage;
  for (let level = 0; level < levels; level++) {
    const top = y + (h / levels) * level;
    let at = x + 8;
    while (at < x + w - w * 0.16) {
      const cw = random.between(w * 0.13, w * 0.22);
      const ch = (h / levels) * random.between(0.5, 0.78);
      const color = random.pick(CARTONS);
      gradientRect(stage, at, top + (h / levels) * 0.88 - ch, cw, ch, color, "#5d4d3a");
      ctx.fillStyle = "rgba(240,236,220,0.75)";
      ctx.fillRect(at + cw * 0.25, top + (h / levels) * 0.88 - ch * 0.7, cw * 0.42, ch * 0.22);
      at += cw + 3;
    }
    gradientRect(stage, x, top + (h / levels) * 0.88, w, Math.max(6, h * 0.018), "#e07a2c", "#93450f");
  }
  for (const px of [x, x + w - w * 0.03]) gradientRect(stage, px, y, w * 0.03, h, "#2c5f99", "#16375c");
};

/** A cold store: racks in cold light, a fork lift truck and mist along the floor. */
export const coldStore =
  (sign: string) =>
  (stage: Stage): void => {
    const { ctx, width: w, height: h, random } = stage;
    hall(stage, "#d3dee6", "#8fa3ad");
    signBoard(stage, sign);
    notices(stage, w * 0.4, h * 0.33, 5);
    rack(stage, w * 0.31, h * 0.34, 170, 260, 4);
    rack(stage, w * 0.62, h * 0.34, 170, 260, 4);
    rack(stage, w * 0.01, h * 0.14, 400, 760, 4);
    rack(stage, w * 0.77, h * 0.14, 380, 730, 4);
    box(stage, w * 0.44, h * 0.62, 210, 190, 46, "#d9862b");
    gradientRect(stage, w * 0.455, h * 0.5, 14, 150, "#2b2f33", "#15181b");
    gradientRect(stage, w * 0.535, h * 0.5, 14, 150, "#2b2f33", "#15181b");
    gradientRect(stage, w * 0.45, h * 0.49, 150, 14, "#2b2f33", "#15181b");
    ctx.fillStyle = "#15181b";
    for (const x of [0.465, 0.55]) {
      ctx.beginPath();
      ctx.arc(w * x, h * 0.785, 36, 0, 7);
      ctx.fill();
    }
    gradientRect(stage, w * 0.36, h * 0.78, 130, 12, "#9aa3a8", "#4a5257");
    for (let i = 0; i < 40; i++)
      glow(
        stage,
        w * random.next(),
        h * random.between(0.8, 1),
        random.between(90, 240),
        "rgba(58,68,76,0.2)",
      );
    ctx.fillStyle = "rgba(150,190,225,0.12)";
    ctx.fillRect(0, 0, w, h);
  };
