import { type Facts, longDate, type Member, type SkillCertificate } from "../facts";
import { upright } from "../paper/a4";
import { doubleRule, guilloche } from "../paper/ornament";
import { portrait } from "../paper/portrait";
import { pressSeal } from "../paper/seal";
import type { Sheet } from "../paper/sheet";
import type { PaperPage } from "../scan/capture";

const GOLD = "#a08a3c";

const heading = (sheet: Sheet): void => {
  doubleRule(sheet, 15, GOLD);
  guilloche(sheet, 105, 150, 58, "#c9b878");
  sheet.centred(58, "职业技能等级证书", { size: 30, weight: 700, tracking: 0.8 });
  sheet.centred(71, "Certificate of Vocational Skill Level", { size: 14 });
};

/** A certificate of skill level of one person, upright A4 with photo, marks and the evaluator's seal. */
export const skillCertificate = (
  holder: { readonly name: string; readonly sex: "男" | "女" },
  certificate: SkillCertificate,
): PaperPage =>
  upright((sheet) => {
    heading(sheet);
    portrait(sheet, 150, 92, 27, 37, holder.sex);
    const lines = [
      `姓    名：${holder.name}`,
      `性    别：${holder.sex}`,
      `职业名称：${certificate.occupation}`,
      `技能等级：${certificate.level}`,
      `理论知识考试成绩：${certificate.theory}    技能操作考核成绩：${certificate.practice}`,
      "评定成绩：合格",
    ];
    for (const [i, line] of lines.entries()) sheet.text(34, 104 + i * 16, line, { size: 17 });
    sheet.text(34, 214, `证书编号：${certificate.number}`, { size: 17 });
    sheet.text(34, 231, `发证日期：${longDate(certificate.date)}`, { size: 17 });
    sheet.text(34, 248, `评价机构：${certificate.issuer}`, { size: 14 });
    pressSeal(sheet, 142, 230, certificate.issuer, "评价专用章", 21);
  });

const levelWords: Record<string, string> = {
  中级工: "四级／中级工",
  高级工: "三级／高级工",
  技师: "二级／技师",
  高级技师: "一级／高级技师",
};

const halfCertificate = (sheet: Sheet, top: number, member: Member, issuer: string): void => {
  sheet.frame(22, top, 166, 118, 0.9, GOLD);
  sheet.frame(24, top + 2, 162, 114, 0.25, GOLD);
  const title = member.skillLevel in levelWords ? "职业技能等级证书" : "专业技术资格证书";
  sheet.text(105, top + 20, title, { size: 20, weight: 700, align: "center" });
  portrait(sheet, 148, top + 30, 25, 34, member.sex);
  const lines = [
    `姓    名：${member.name}    性别：${member.sex}`,
    `职业（专业）名称：${member.occupation}`,
    `等级（资格）：${levelWords[member.skillLevel] ?? member.skillLevel}`,
    `证书编号：${member.certificateNumber}`,
  ];
  for (const [i, line] of lines.entries()) sheet.text(34, top + 40 + i * 13, line, { size: 13 });
  sheet.text(34, top + 100, `发证机构：${issuer}`, { size: 12 });
  pressSeal(sheet, 152, top + 94, issuer, "", 17);
};

/** Copies of the members' certificates, two on a sheet, as they are laid on the copier. */
export const memberCertificates = (facts: Facts, issuer: string): PaperPage[] => {
  const pages: PaperPage[] = [];
  for (let i = 0; i < facts.team.length; i += 2) {
    const pair = facts.team.slice(i, i + 2);
    pages.push(
      upright((sheet) => {
        for (const [k, member] of pair.entries()) halfCertificate(sheet, 22 + k * 132, member, issuer);
        sheet.text(105, 286, "复印件与原件一致", { size: 11, align: "center" });
        pressSeal(sheet, 172, 272, facts.employer.name, "", 19);
      }),
    );
  }
  return pages;
};
