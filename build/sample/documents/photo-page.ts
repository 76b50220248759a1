import type { Canvas } from "@napi-rs/canvas";
import { upright } from "../paper/a4";
import type { PaperPage } from "../scan/capture";

/** Two colour prints glued on a sheet, each with its caption. */
export const photoPage = (
  title: string,
  prints: ReadonlyArray<readonly [photo: () => Canvas, caption: string]>,
): PaperPage =>
  upright((sheet) => {
    const { ctx, random } = sheet;
    sheet.centred(28, title, { size: 17, weight: 700 });
    for (const [i, [photo, caption]] of prints.entries()) {
      const y = 38 + i * 124;
      sheet.turned(105, y + 54, random.between(-0.6, 0.6), () => {
        ctx.shadowColor = "rgba(0,0,0,0.4)";
        ctx.shadowBlur = 8;
        ctx.fillStyle = "#fff";
        ctx.fillRect(-74, -55.5, 148, 111);
        ctx.shadowColor = "rgba(0,0,0,0)";
        ctx.drawImage(photo(), -72, -54, 144, 108);
      });
      sheet.text(105, y + 118, caption, { size: 12, align: "center" });
    }
  });
