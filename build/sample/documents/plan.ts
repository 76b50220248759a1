import type { Facts } from "../facts";
import { upright } from "../paper/a4";
import { pressSeal } from "../paper/seal";
import { drawTable } from "../paper/table";
import type { PaperPage } from "../scan/capture";

/** A year's target: item, unit, and the figure of each of three years. */
export type Target = readonly [item: string, unit: string, first: string, second: string, third: string];

/** The three-year plan with counted targets a year. */
export const planSheet = (facts: Facts, targets: readonly Target[]): PaperPage =>
  upright((sheet) => {
    sheet.centred(36, "工作室三年目标任务分解表", { size: 18, weight: 700 });
    sheet.text(22, 48, `工作室：${facts.studio.name}`, { size: 11.5 });
    const columns = [
      { title: "序号", width: 12 },
      { title: "目标任务", width: 70, align: "left" as const },
      { title: "单位", width: 18 },
      { title: "2026年", width: 22 },
      { title: "2027年", width: 22 },
      { title: "2028年", width: 22 },
    ];
    const rows = targets.map((target, i) => [String(i + 1), ...target]);
    const end = drawTable(sheet, 22, 54, columns, rows, { size: 11.5, rowHeight: 13 });
    sheet.block(
      22,
      end + 12,
      166,
      "考核办法：每季度由人力资源部会同工作室对照本表检查一次，年末由单位分管负责人组织考核，考核结果与工作室下一年度经费和成员绩效挂钩。",
      { size: 12, indent: 2, pitch: 1.8 },
    );
    sheet.text(140, end + 56, facts.employer.name, { size: 12, align: "center" });
    pressSeal(sheet, 140, end + 52, facts.employer.name);
  });

/** A budget line: use, amount in yuan, remark. */
export type BudgetLine = readonly [use: string, amount: number, remark: string];

/** The year's budget of the studio; the sum is worked out from the lines. */
export const budgetSheet = (facts: Facts, year: number, lines: readonly BudgetLine[]): PaperPage =>
  upright((sheet) => {
    sheet.centred(36, `${year}年度技能大师工作室经费预算表`, { size: 18, weight: 700 });
    sheet.text(22, 48, `单位：${facts.employer.name}`, { size: 11.5 });
    sheet.text(188, 48, "金额单位：元", { size: 11.5, align: "right" });
    const columns = [
      { title: "序号", width: 14 },
      { title: "支出项目", width: 58, align: "left" as const },
      { title: "金额", width: 32, align: "right" as const },
      { title: "说明", width: 62, align: "left" as const },
    ];
    const money = (amount: number): string => `${amount.toLocaleString("en-US")}.00`;
    const total = lines.reduce((sum, [, amount]) => sum + amount, 0);
    const rows = lines.map(([use, amount, remark], i) => [String(i + 1), use, money(amount), remark]);
    const end = drawTable(sheet, 22, 54, columns, [...rows, ["", "合计", money(total), ""]], {
      size: 11.5,
      rowHeight: 12,
    });
    sheet.text(22, end + 14, `财务负责人：${facts.employer.head}        制表：${facts.team[0]?.name ?? ""}`, {
      size: 12,
    });
    pressSeal(sheet, 150, end + 20, facts.employer.name, "财务专用章");
  });
