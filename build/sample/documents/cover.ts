import { longDate } from "../facts";
import { upright } from "../paper/a4";
import type { PaperPage } from "../scan/capture";

/** The cover of a bound volume. */
export const cover = (title: string, studio: string, employer: string, date: string): PaperPage =>
  upright((sheet) => {
    sheet.centred(48, "顺义区技能大师工作室申报材料", { size: 16 });
    sheet.block(25, 100, 160, title, { size: 30, weight: 900, align: "center", pitch: 1.6 });
    sheet.line(60, 142, 150, 142, 0.5);
    sheet.block(25, 160, 160, studio, { size: 17, align: "center", pitch: 1.7 });
    sheet.centred(238, employer, { size: 16 });
    sheet.centred(250, longDate(date), { size: 15 });
  });

/** A table of contents with dotted leaders; entries are [title, page]. */
export const contents = (entries: ReadonlyArray<readonly [string, number]>): PaperPage =>
  upright((sheet) => {
    sheet.centred(46, "目    录", { size: 22, weight: 700 });
    for (const [i, [title, page]] of entries.entries()) {
      const y = 70 + i * 12;
      sheet.text(32, y, title, { size: 13 });
      const from = 34 + [...title].length * 4.6;
      for (let x = Math.max(from, 60); x < 168; x += 2.2) sheet.fill(x, y - 0.5, 0.5, 0.5, "#333");
      sheet.text(176, y, String(page), { size: 13, align: "right" });
    }
  });
