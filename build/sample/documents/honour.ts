import { type Honour, longDate } from "../facts";
import { lying, upright } from "../paper/a4";
import { corners, guilloche, wovenBorder } from "../paper/ornament";
import { pressSeal } from "../paper/seal";
import type { Sheet } from "../paper/sheet";
import type { PaperPage } from "../scan/capture";

const GOLD = "#b08a2e";
const RED = "#b3261e";

const closing = (sheet: Sheet, honour: Honour, y: number): void => {
  const x = sheet.width - 78;
  sheet.text(x, y, honour.issuer, { size: 15, align: "center" });
  sheet.text(x, y + 10, longDate(honour.date), { size: 15, align: "center" });
  pressSeal(sheet, x, y, honour.issuer, "", 20);
};

/** A certificate of a title or a prize, lying, with woven gold border. The text is what the form claims, unless `rank` says otherwise. */
export const honourCertificate = (name: string, honour: Honour, rank = honour.rank): PaperPage =>
  lying((sheet) => {
    wovenBorder(sheet, 12, GOLD, 7);
    corners(sheet, 22, 18, GOLD);
    guilloche(sheet, 148.5, 105, 48, "#d9c489");
    sheet.centred(52, rank === "" ? "荣 誉 证 书" : "获 奖 证 书", { size: 36, weight: 900, color: RED });
    sheet.text(42, 82, `${name} 同志：`, { size: 20 });
    const text =
      rank === ""
        ? `在生产服务一线岗位上刻苦钻研、成绩突出，被授予“${honour.name}”称号。`
        : `在${honour.name}中，经过理论考试与技能操作的角逐，成绩优异，荣获${rank}。`;
    sheet.block(42, 100, 213, text, { size: 20, indent: 2, pitch: 1.9 });
    sheet.text(42, 142, "特发此证，以资鼓励。", { size: 20 });
    sheet.text(42, 172, `证书编号：${honour.number}`, { size: 12 });
    closing(sheet, honour, 160);
  });

/** The photo of a medal or plaque glued on a sheet with its caption. */
export const plaque = (name: string, honour: Honour): PaperPage =>
  upright((sheet) => {
    const { ctx } = sheet;
    sheet.text(25, 32, "荣誉奖牌照片", { size: 14, weight: 700 });
    const shade = ctx.createLinearGradient(30, 50, 180, 170);
    shade.addColorStop(0, "#d8b45a");
    shade.addColorStop(0.35, "#f3e0a0");
    shade.addColorStop(0.55, "#b98d34");
    shade.addColorStop(1, "#e6cb80");
    sheet.fill(28, 48, 154, 116, "#5a3a22");
    ctx.fillStyle = shade;
    ctx.fillRect(34, 54, 142, 104);
    sheet.frame(38, 58, 134, 96, 0.5, "#6e4d16");
    sheet.text(105, 84, honour.name, {
      size: Math.min(26, 330 / honour.name.length),
      weight: 900,
      color: "#7c1512",
      align: "center",
    });
    sheet.text(105, 108, name, { size: 24, weight: 700, color: "#3d2a10", align: "center" });
    sheet.text(105, 134, honour.issuer, { size: 15, color: "#3d2a10", align: "center" });
    sheet.text(105, 145, longDate(honour.date), { size: 13, color: "#3d2a10", align: "center" });
    sheet.block(
      28,
      178,
      154,
      `说明：${longDate(honour.date)}，${name}获授“${honour.name}”，奖牌存放于本单位荣誉室。`,
      { size: 12 },
    );
  });

/** A letter of appointment as judge or teacher. */
export const appointment = (
  name: string,
  role: string,
  event: string,
  issuer: string,
  date: string,
): PaperPage =>
  lying((sheet) => {
    sheet.frame(14, 14, 269, 182, 1.2, RED);
    sheet.frame(17, 17, 263, 176, 0.3, RED);
    guilloche(sheet, 148.5, 105, 44, "#e3b7b2");
    sheet.centred(56, "聘   书", { size: 40, weight: 900, color: RED });
    sheet.text(44, 86, `兹聘请 ${name} 同志`, { size: 20 });
    sheet.block(44, 104, 210, `为${event}${role}，聘期自发证之日起一年。`, { size: 20, pitch: 1.9 });
    sheet.text(44, 138, "此聘。", { size: 20 });
    sheet.text(218, 160, issuer, { size: 15, align: "center" });
    sheet.text(218, 170, longDate(date), { size: 15, align: "center" });
    pressSeal(sheet, 218, 160, issuer);
  });
