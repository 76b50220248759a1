import { achievementLine, apprenticeLine, careerLine, type Facts, honourLine, longMonth } from "../facts";
import { upright } from "../paper/a4";
import type { Sheet } from "../paper/sheet";
import { drawTable } from "../paper/table";
import type { PaperPage } from "../scan/capture";

const LEFT = 20;
const WIDTH = 170;

const head = (sheet: Sheet, number: number, title: string): void => {
  sheet.text(LEFT, 26, `附页${number}`, { size: 12 });
  sheet.centred(36, title, { size: 16, weight: 700 });
};

const teamSheet = (facts: Facts): PaperPage =>
  upright((sheet) => {
    head(sheet, 1, "工作室成员名单");
    const rows = facts.team.map((member, i) => [
      String(i + 1),
      member.name,
      member.sex,
      longMonth(member.birth),
      member.occupation,
      member.skillLevel,
      member.post,
      member.duty,
      member.formal ? "是" : "否",
    ]);
    const columns = [
      { title: "序号", width: 10 },
      { title: "姓名", width: 18 },
      { title: "性别", width: 10 },
      { title: "出生年月", width: 24 },
      { title: "职业（工种）或专业", width: 26 },
      { title: "技能等级或职称", width: 24 },
      { title: "职务", width: 20 },
      { title: "分工", width: 26 },
      { title: "正式员工", width: 12 },
    ];
    const end = drawTable(sheet, LEFT, 44, columns, rows, { size: 10.5, rowHeight: 14 });
    sheet.block(
      LEFT,
      end + 9,
      WIDTH,
      "注：成员不含领办人；正式员工指与本单位订立劳动合同并由本单位缴纳社会保险的人员。",
      { size: 10 },
    );
  });

const listSection = (sheet: Sheet, y: number, title: string, lines: readonly string[]): number => {
  sheet.text(LEFT, y, title, { size: 13, weight: 700 });
  let at = y + 8;
  for (const [i, line] of lines.entries()) {
    at = sheet.block(LEFT + 2, at, WIDTH - 4, `${i + 1}. ${line}。`, { size: 11.5, pitch: 1.7 }) + 1.5;
  }
  if (lines.length === 0) at = sheet.block(LEFT + 2, at, WIDTH - 4, "无。", { size: 11.5 });
  return at + 6;
};

const lifeSheet = (facts: Facts): PaperPage =>
  upright((sheet) => {
    head(sheet, 2, "技能大师主要工作经历、获奖及荣誉情况");
    const next = listSection(sheet, 50, "一、主要工作经历", facts.career.map(careerLine));
    listSection(sheet, next, "二、获奖及荣誉情况", facts.honours.map(honourLine));
  });

const workSheet = (facts: Facts): PaperPage =>
  upright((sheet) => {
    head(sheet, 3, "技术革新、专利及主要业绩，带徒传技情况");
    const next = listSection(
      sheet,
      50,
      "一、技术革新、专利及主要业绩",
      facts.achievements.map(achievementLine),
    );
    listSection(sheet, next, "二、带徒传技情况", facts.apprentices.map(apprenticeLine));
  });

const premisesSheet = (facts: Facts): PaperPage =>
  upright((sheet) => {
    head(sheet, 4, "场所、设备情况");
    const { address, area, equipment } = facts.premises;
    const next = listSection(sheet, 50, "一、场所", [
      `地址：${address}`,
      `面积：${area}`,
      `概况：${equipment}`,
    ]);
    sheet.text(LEFT, next, "二、主要设备清单", { size: 13, weight: 700 });
    const columns = [
      { title: "序号", width: 12 },
      { title: "设备名称", width: 50, align: "left" as const },
      { title: "规格型号", width: 40 },
      { title: "数量", width: 14 },
      { title: "资产编号", width: 32 },
      { title: "购置年月", width: 22 },
    ];
    const rows = facts.equipment.map((item, i) => [
      String(i + 1),
      item.name,
      item.model,
      String(item.count),
      item.assetNumber,
      item.boughtOn.replace("-", "."),
    ]);
    drawTable(sheet, LEFT, next + 5, columns, rows, { size: 10.5, rowHeight: 9.5 });
  });

/** The extra sheets (附页) of the form: team, career and honours, achievements and apprentices, premises. */
export const annexSheets = (facts: Facts): PaperPage[] => [
  teamSheet(facts),
  lifeSheet(facts),
  workSheet(facts),
  premisesSheet(facts),
];
