import { type Apprentice, type Facts, longDate, longMonth } from "../facts";
import type { PaperPage } from "../scan/capture";
import { flow } from "./flow";

/** The agreement of a master and an apprentice, signed by both and sealed by the firm. */
export const apprenticeAgreement = (
  facts: Facts,
  apprentice: Apprentice,
  terms: readonly string[],
): PaperPage[] => {
  const day = longDate(`${apprentice.from}-08`);
  return flow(
    [
      { kind: "title", text: "名师带徒协议书" },
      { kind: "gap", height: 6 },
      { kind: "plain", text: `甲方（师傅）：${facts.master.name}    乙方（徒弟）：${apprentice.name}` },
      { kind: "plain", text: `丙方（单位）：${facts.employer.name}` },
      {
        kind: "body",
        text: `为传承${facts.master.occupation}岗位的技艺，经三方协商一致，签订本协议。带徒期限自${longMonth(apprentice.from)}起至${longMonth(apprentice.to)}止。`,
      },
      ...terms.map((text, i) => ({
        kind: "body" as const,
        text: `${["一", "二", "三", "四", "五", "六", "七", "八"][i]}、${text}`,
      })),
      { kind: "gap", height: 12 },
      { kind: "signed", label: "甲方（签字）：", name: facts.master.name, date: day },
      { kind: "signed", label: "乙方（签字）：", name: apprentice.name, date: day },
      { kind: "sealed", name: facts.employer.name, date: day },
    ],
    { size: 13, pitch: 8.4 },
  );
};

/** An agreement of the firm with a school, sealed by both. */
export const schoolAgreement = (
  facts: Facts,
  school: string,
  date: string,
  terms: readonly string[],
): PaperPage[] =>
  flow(
    [
      { kind: "title", text: "校企合作人才培养协议" },
      { kind: "gap", height: 6 },
      { kind: "plain", text: `甲方：${facts.employer.name}` },
      { kind: "plain", text: `乙方：${school}` },
      {
        kind: "body",
        text: `为深化产教融合，发挥${facts.studio.name}在技艺传承和技术交流方面的作用，甲乙双方本着自愿、平等、互利的原则，就共同培养技能人才达成如下协议。`,
      },
      ...terms.map((text, i) => ({
        kind: "body" as const,
        text: `第${["一", "二", "三", "四", "五", "六", "七", "八"][i]}条  ${text}`,
      })),
      { kind: "gap", height: 8 },
      {
        kind: "bothSealed",
        names: [facts.employer.name, school],
        date: longDate(date),
        purpose: "合同专用章",
      },
    ],
    { size: 13, pitch: 8, firstPage: 1 },
  );
