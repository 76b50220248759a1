import { glow, gradientRect, type Stage, shadowPatch } from "./stage";

/** A flat spiral of twisted wire with a bead in the middle. */
const spiral = (
  { ctx }: Stage,
  x: number,
  y: number,
  radius: number,
  turns: number,
  phase: number,
  color: string,
): void => {
  ctx.strokeStyle = color;
  ctx.lineWidth = Math.max(1.6, radius * 0.075);
  ctx.beginPath();
  for (let i = 0; i <= 90; i++) {
    const t = i / 90;
    const angle = phase + t * turns * Math.PI * 2;
    ctx.lineTo(x + Math.cos(angle) * radius * t, y + Math.sin(angle) * radius * t);
  }
  ctx.stroke();
  ctx.fillStyle = "#fffbe6";
  ctx.beginPath();
  ctx.arc(x, y, radius * 0.13, 0, 7);
  ctx.fill();
};

const petal = (stage: Stage, angle: number, from: number, length: number, color: string): void => {
  const { ctx } = stage;
  ctx.save();
  ctx.rotate(angle);
  ctx.strokeStyle = color;
  ctx.lineWidth = 4.5;
  ctx.beginPath();
  ctx.moveTo(from, 0);
  ctx.bezierCurveTo(
    from + length * 0.3,
    -length * 0.42,
    from + length * 0.85,
    -length * 0.3,
    from + length,
    0,
  );
  ctx.bezierCurveTo(from + length * 0.85, length * 0.3, from + length * 0.3, length * 0.42, from, 0);
  ctx.stroke();
  for (const [at, side, r] of [
    [0.36, -0.11, 0.12],
    [0.36, 0.11, 0.12],
    [0.6, -0.12, 0.12],
    [0.6, 0.12, 0.12],
    [0.82, 0, 0.1],
  ] as const) {
    spiral(stage, from + length * at, length * side, length * r, 2.6, side * 20, color);
  }
  ctx.restore();
};

/** A filigree piece on dark cloth, lit from one side; `petals` makes each piece another one. */
export const filigreePiece =
  (petals: number, gold: boolean) =>
  (stage: Stage): void => {
    const { ctx, width: w, height: h, random } = stage;
    gradientRect(stage, 0, 0, w, h, "#3a2026", "#1a0e12");
    ctx.globalAlpha = 0.12;
    for (let i = 0; i < 420; i++) {
      ctx.fillStyle = random.chance(0.5) ? "#000" : "#a05a66";
      ctx.fillRect(random.between(0, w), 0, random.between(1, 3), h);
    }
    ctx.globalAlpha = 1;
    glow(stage, w * 0.34, h * 0.3, 760, "rgba(120,84,70,0.55)");
    shadowPatch(stage, w * 0.53, h * 0.56, 470, 420, 0.75);
    const tones = gold ? ["#8a6420", "#e9c766", "#fff0b8"] : ["#6f767c", "#cfd5da", "#ffffff"];
    for (const [layer, tone] of tones.entries()) {
      ctx.save();
      ctx.translate(w * 0.5 - layer * 3, h * 0.5 - layer * 3);
      for (let ring = 0; ring < 3; ring++) {
        const count = petals - ring * 2;
        for (let i = 0; i < count; i++) {
          petal(
            stage,
            (i / count) * Math.PI * 2 + ring * 0.3,
            60 + ring * 8,
            [330, 230, 140][ring] as number,
            tone,
          );
        }
      }
      spiral(stage, 0, 0, 58, 4, 0, tone);
      ctx.restore();
    }
    const gem = ctx.createRadialGradient(w * 0.49, h * 0.48, 4, w * 0.5, h * 0.5, 44);
    gem.addColorStop(0, "#ffd9d2");
    gem.addColorStop(0.4, "#c2283a");
    gem.addColorStop(1, "#4d0710");
    ctx.fillStyle = gem;
    ctx.beginPath();
    ctx.arc(w * 0.5, h * 0.5, 40, 0, 7);
    ctx.fill();
    for (let i = 0; i < 26; i++)
      glow(
        stage,
        w * random.between(0.28, 0.72),
        h * random.between(0.22, 0.78),
        random.between(5, 16),
        "rgba(255,250,220,0.9)",
      );
  };

/** The bench of a goldsmith: worn wood, lamp, tweezers, pliers, coils of wire. */
export const goldsmithBench = (stage: Stage): void => {
  const { ctx, width: w, height: h, random } = stage;
  gradientRect(stage, 0, 0, w, h * 0.36, "#5b5348", "#82776a");
  gradientRect(stage, 0, h * 0.36, w, h * 0.64, "#8a5f36", "#4c301a");
  ctx.globalAlpha = 0.25;
  for (let i = 0; i < 160; i++) {
    ctx.strokeStyle = random.chance(0.6) ? "#3b2412" : "#c59a68";
    ctx.lineWidth = random.between(0.6, 2.6);
    const y = random.between(h * 0.36, h);
    ctx.beginPath();
    ctx.moveTo(0, y);
    ctx.bezierCurveTo(
      w * 0.3,
      y + random.between(-14, 14),
      w * 0.7,
      y + random.between(-14, 14),
      w,
      y + random.between(-8, 8),
    );
    ctx.stroke();
  }
  ctx.globalAlpha = 1;
  glow(stage, w * 0.62, h * 0.4, 620, "rgba(190,150,90,0.6)");
  ctx.strokeStyle = "#2c2d30";
  ctx.lineWidth = 16;
  ctx.beginPath();
  ctx.moveTo(w * 0.86, h * 0.62);
  ctx.lineTo(w * 0.82, h * 0.2);
  ctx.lineTo(w * 0.64, h * 0.1);
  ctx.stroke();
  ctx.fillStyle = "#26282b";
  ctx.beginPath();
  ctx.moveTo(w * 0.57, h * 0.19);
  ctx.lineTo(w * 0.62, h * 0.07);
  ctx.lineTo(w * 0.68, h * 0.09);
  ctx.lineTo(w * 0.69, h * 0.2);
  ctx.fill();
  for (let i = 0; i < 5; i++) {
    const [x, y, r] = [w * (0.14 + i * 0.13), h * (0.56 + (i % 2) * 0.22), random.between(52, 86)];
    shadowPatch(stage, x + 16, y + 20, r * 1.4, r * 0.8, 0.5);
    ctx.lineWidth = 4;
    for (let k = 0; k < 9; k++) {
      ctx.strokeStyle = k % 2 === 0 ? "#e8e9ea" : "#8f969b";
      ctx.beginPath();
      ctx.ellipse(
        x + random.between(-4, 4),
        y + random.between(-4, 4),
        r - k * 3,
        (r - k * 3) * 0.6,
        0.2,
        0,
        7,
      );
      ctx.stroke();
    }
  }
  for (let i = 0; i < 6; i++) {
    ctx.save();
    ctx.translate(w * (0.5 + i * 0.07), h * 0.86);
    ctx.rotate(-0.5 + i * 0.14);
    shadowPatch(stage, 10, -60, 40, 150, 0.4);
    gradientRect(stage, -7, -210, 14, 150, "#dfe3e6", "#81898e");
    gradientRect(stage, -15, -70, 30, 150, i % 2 === 0 ? "#9b3026" : "#b98a4d", "#4f1712");
    ctx.restore();
  }
  ctx.save();
  ctx.translate(w * 0.36, h * 0.47);
  ctx.scale(0.34, 0.24);
  ctx.translate(-w * 0.5, -h * 0.5);
  for (let i = 0; i < 8; i++) {
    ctx.save();
    ctx.translate(w * 0.5, h * 0.5);
    petal(stage, (i / 8) * Math.PI * 2, 60, 330, "#eef1f3");
    ctx.restore();
  }
  ctx.restore();
};
