import { type Facts, longDate } from "../facts";
import { lying, upright } from "../paper/a4";
import { pressSeal } from "../paper/seal";
import type { Sheet } from "../paper/sheet";
import { drawTable } from "../paper/table";
import type { PaperPage } from "../scan/capture";

/** The inventory of the studio's equipment, a lying sheet. */
export const equipmentSheet = (facts: Facts): PaperPage =>
  lying((sheet) => {
    sheet.centred(28, `${facts.studio.name}设备清单`, { size: 18, weight: 700 });
    const columns = [
      { title: "序号", width: 16 },
      { title: "设备名称", width: 72, align: "left" as const },
      { title: "规格型号", width: 52 },
      { title: "数量", width: 20 },
      { title: "资产编号", width: 46 },
      { title: "购置年月", width: 30 },
    ];
    const rows = facts.equipment.map((item, i) => [
      String(i + 1),
      item.name,
      item.model,
      String(item.count),
      item.assetNumber,
      item.boughtOn.replace("-", "."),
    ]);
    const end = drawTable(sheet, 30, 38, columns, rows, { size: 12, rowHeight: 11 });
    sheet.text(30, end + 10, `使用部门：${facts.studio.name}`, { size: 12 });
    sheet.text(30, end + 19, `登记日期：${longDate(facts.filledOn)}`, { size: 12 });
    pressSeal(sheet, 222, end + 8, facts.employer.name, "资产管理专用章");
  });

const room = (sheet: Sheet, x: number, y: number, w: number, h: number, label: string): void => {
  sheet.frame(x, y, w, h, 0.7);
  sheet.frame(x + 1.2, y + 1.2, w - 2.4, h - 2.4, 0.2);
  sheet.block(x + 2, y + h / 2, w - 4, label, { size: 11, align: "center", pitch: 1.3 });
};

/** A floor plan with the rooms' names and areas. */
export const floorPlan = (facts: Facts, rooms: readonly [string, string, string, string]): PaperPage =>
  upright((sheet) => {
    sheet.centred(34, "工作室平面布置图", { size: 18, weight: 700 });
    sheet.text(25, 46, `地址：${facts.premises.address}`, { size: 11 });
    room(sheet, 25, 56, 96, 70, rooms[0]);
    room(sheet, 121, 56, 64, 70, rooms[1]);
    room(sheet, 25, 142, 70, 60, rooms[2]);
    room(sheet, 95, 142, 90, 60, rooms[3]);
    for (let i = 0; i < 4; i++) sheet.frame(32 + i * 22, 64, 14, 9, 0.3);
    for (let i = 0; i < 3; i++) sheet.frame(102 + i * 26, 186, 18, 8, 0.3);
    sheet.line(25, 134, 185, 134, 0.15);
    sheet.text(105, 133, "走    廊", { size: 10, align: "center" });
    sheet.text(105, 214, `建筑面积合计：${facts.premises.area}`, { size: 12, align: "center" });
    sheet.text(178, 66, "北", { size: 12 });
    sheet.line(180, 80, 180, 68, 0.5);
    sheet.line(180, 68, 178, 72, 0.5);
    sheet.line(180, 68, 182, 72, 0.5);
    sheet.block(25, 228, 160, facts.premises.equipment, { size: 12, indent: 2, pitch: 1.8 });
  });
