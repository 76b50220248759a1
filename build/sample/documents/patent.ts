import { type Achievement, type Facts, longDate } from "../facts";
import { upright } from "../paper/a4";
import { guilloche, wovenBorder } from "../paper/ornament";
import { pressSeal } from "../paper/seal";
import type { Sheet } from "../paper/sheet";
import type { PaperPage } from "../scan/capture";

const BLUE = "#2f5d8a";

/** Bars of a machine-readable number under a patent's head. */
const barcode = (sheet: Sheet, x: number, y: number, width: number, height: number): void => {
  let at = x;
  while (at < x + width) {
    const bar = sheet.random.between(0.25, 0.9);
    sheet.fill(at, y, bar, height, "#1c1c1c");
    at += bar + sheet.random.between(0.25, 0.9);
  }
};

/** The certificate of a patent. The office in its seal is a sample one. */
export const patentCertificate = (facts: Facts, item: Achievement, filed: string): PaperPage =>
  upright((sheet) => {
    const invention = item.kind === "发明专利";
    wovenBorder(sheet, 12, BLUE, 7);
    guilloche(sheet, 105, 165, 62, "#9db8cf");
    barcode(sheet, 138, 30, 46, 9);
    sheet.text(26, 38, `证书号第${item.number.replace(/\D/g, "").slice(-7)}号`, { size: 12 });
    sheet.centred(74, invention ? "发 明 专 利 证 书" : "实用新型专利证书", {
      size: 28,
      weight: 900,
      color: "#7c1512",
    });
    const rows = [
      `${invention ? "发  明" : "实用新型"}名称：${item.name}`,
      `发   明   人：${facts.master.name}；${facts.team
        .slice(0, 2)
        .map((member) => member.name)
        .join("；")}`,
      `专   利   号：ZL${item.number}`,
      `专利申请日：${longDate(filed)}`,
      `专 利 权 人：${facts.employer.name}`,
      `地        址：${facts.employer.address}`,
      `授权公告日：${longDate(item.date)}`,
    ];
    let y = 98;
    for (const row of rows) y = sheet.block(30, y, 150, row, { size: 13, pitch: 1.7 }) + 4.5;
    sheet.block(
      30,
      y + 6,
      150,
      "本专利经审查予以授权，颁发专利证书并在登记簿上予以登记。专利权自授权公告之日起生效，专利权人应当依照规定按时缴纳年费。",
      { size: 12, indent: 2, pitch: 1.8 },
    );
    sheet.text(148, 252, "示例专利登记机构", { size: 14, align: "center" });
    pressSeal(sheet, 148, 248, "示例专利登记机构", "", 21);
    sheet.centred(276, "第 1 页（共 1 页）", { size: 10 });
  });

/** The abstract page of the printed specification with its bibliographic head. */
export const patentAbstract = (facts: Facts, item: Achievement, filed: string, abstract: string): PaperPage =>
  upright((sheet) => {
    sheet.text(25, 28, "(19) 示例专利登记机构", { size: 14, weight: 700 });
    sheet.text(25, 42, item.kind === "发明专利" ? "(12) 发明专利" : "(12) 实用新型专利", {
      size: 20,
      weight: 900,
    });
    barcode(sheet, 140, 22, 44, 10);
    sheet.line(25, 48, 185, 48, 0.5);
    const rows = [
      `(21) 申请号  ${item.number}`,
      `(22) 申请日  ${filed.replaceAll("-", ".")}`,
      `(73) 专利权人  ${facts.employer.name}`,
      `(72) 发明人  ${facts.master.name}  ${facts.team[0]?.name ?? ""}  ${facts.team[1]?.name ?? ""}`,
      `(45) 授权公告日  ${item.date.replaceAll("-", ".")}`,
    ];
    for (const [i, row] of rows.entries()) sheet.text(25, 58 + i * 8, row, { size: 11 });
    sheet.line(25, 98, 185, 98, 0.3);
    sheet.text(25, 108, `(54) ${item.kind === "发明专利" ? "发明" : "实用新型"}名称`, {
      size: 12,
      weight: 700,
    });
    sheet.text(30, 117, item.name, { size: 14 });
    sheet.text(25, 130, "(57) 摘要", { size: 12, weight: 700 });
    sheet.block(25, 139, 160, abstract, { size: 12, indent: 2, pitch: 1.75 });
    figure(sheet, 45, 190, 120, 74);
  });

/** A line drawing of some clamp or fixture with numbered leaders. */
const figure = (sheet: Sheet, x: number, y: number, w: number, h: number): void => {
  const { ctx, random } = sheet;
  const base = y + h - 12;
  sheet.frame(x + 6, base - 8, w - 12, 8, 0.4);
  for (let i = 0; i < 26; i++) sheet.line(x + 7 + i * 4, base, x + 10 + i * 4, base - 8, 0.12);
  const blocks = random.int(3, 5);
  for (let i = 0; i < blocks; i++) {
    const left = x + 12 + (i * (w - 24)) / blocks;
    const tall = random.between(14, 40);
    sheet.frame(left, base - 8 - tall, random.between(9, 16), tall, 0.35);
    ctx.beginPath();
    ctx.arc(left + 6, base - 8 - tall / 2, random.between(2, 4), 0, 7);
    ctx.stroke();
    sheet.line(left + 6, base - 12 - tall, left + 6, base - 2, 0.12);
    sheet.line(left + 8, base - 8 - tall * 0.7, left + 16, y + 4 + i * 2, 0.2);
    sheet.text(left + 17, y + 4.5 + i * 2, String(i + 1), { size: 10 });
  }
  sheet.text(x + w / 2, y + h, "图1", { size: 11, align: "center" });
};
