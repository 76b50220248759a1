import { type Facts, longDate, longMonth } from "../facts";
import { lying, upright } from "../paper/a4";
import { blackOut } from "../paper/ornament";
import { pressSeal } from "../paper/seal";
import { drawTable } from "../paper/table";
import type { PaperPage } from "../scan/capture";

/** The roster of the team with contract dates, a lying sheet under the firm's seal. */
export const rosterSheet = (facts: Facts): PaperPage =>
  lying((sheet) => {
    sheet.centred(28, `${facts.studio.name}成员名册`, { size: 18, weight: 700 });
    sheet.text(24, 40, `单位：${facts.employer.name}`, { size: 11.5 });
    sheet.text(273, 40, `填表日期：${longDate(facts.filledOn)}`, { size: 11.5, align: "right" });
    const columns = [
      { title: "序号", width: 14 },
      { title: "姓名", width: 26 },
      { title: "性别", width: 14 },
      { title: "出生年月", width: 32 },
      { title: "职业（工种）或专业", width: 38 },
      { title: "技能等级或职称", width: 34 },
      { title: "岗位", width: 31 },
      { title: "用工形式", width: 28 },
      { title: "入职日期", width: 32 },
    ];
    const rows = facts.team.map((member, i) => [
      String(i + 1),
      member.name,
      member.sex,
      longMonth(member.birth),
      member.occupation,
      member.skillLevel,
      member.post,
      member.formal ? "劳动合同" : "劳务派遣",
      member.hiredOn.replaceAll("-", "."),
    ]);
    const end = drawTable(sheet, 24, 46, columns, rows, { size: 11.5, rowHeight: 12 });
    sheet.text(24, end + 12, `经办人：${facts.team[0]?.name ?? ""}        审核人：${facts.employer.head}`, {
      size: 12,
    });
    pressSeal(sheet, 226, end + 16, facts.employer.name);
  });

/** The month's statement of insured staff, with account numbers covered; `absent` names members who are not on it. */
export const insuranceSheet = (facts: Facts, month: string, absent: readonly string[] = []): PaperPage =>
  upright((sheet) => {
    sheet.centred(34, "社会保险个人缴费明细（单位专用）", { size: 17, weight: 700 });
    sheet.text(22, 46, `单位名称：${facts.employer.name}`, { size: 11 });
    sheet.text(188, 46, `缴费月份：${longMonth(month)}`, { size: 11, align: "right" });
    const columns = [
      { title: "序号", width: 12 },
      { title: "姓名", width: 24 },
      { title: "社会保障号", width: 44 },
      { title: "缴费基数（元）", width: 30 },
      { title: "养老", width: 14 },
      { title: "失业", width: 14 },
      { title: "工伤", width: 14 },
      { title: "医疗", width: 14 },
    ];
    const insured = facts.team.filter((member) => member.formal && !absent.includes(member.name));
    const people = [facts.master.name, ...insured.map((member) => member.name)];
    const rows = people.map((name, i) => [
      String(i + 1),
      name,
      "",
      (7000 + sheet.random.int(0, 90) * 100).toLocaleString("en-US"),
      "√",
      "√",
      "√",
      "√",
    ]);
    const end = drawTable(sheet, 22, 52, columns, rows, { size: 11, rowHeight: 11 });
    const height = (end - 52) / (rows.length + 1);
    for (let i = 1; i <= rows.length; i++) blackOut(sheet, 62, 52 + i * height + 3, 34, height - 6);
    sheet.block(
      22,
      end + 12,
      166,
      "本表由单位经办系统导出，仅用于技能大师工作室申报。劳务派遣、实习和返聘人员不在本表之列。",
      { size: 10.5 },
    );
    sheet.text(140, end + 42, facts.employer.name, { size: 12, align: "center" });
    pressSeal(sheet, 140, end + 38, facts.employer.name);
  });
