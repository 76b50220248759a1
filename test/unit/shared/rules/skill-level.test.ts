import { describe, expect, it } from "vitest";
import { certificateAge, certificateDateIn } from "../../../../shared/rules/certificate-age";
import {
  judgeLevel,
  leastRank,
  readSkillLevel,
  relaxedRank,
  skillLevels,
} from "../../../../shared/rules/skill-level";
import official from "../../../fixtures/regulation/skill-levels.json";

const newIndustry = "战略性新兴产业";
const judge = (text: string, industry = "现代服务业", relaxation = "") =>
  judgeLevel(readSkillLevel(text), industry, relaxation);

describe("article 4(1): the leader's skill level", () => {
  it("knows every level of the table", () => {
    const table = official.levels.map(({ rank, name, alt }) => ({ rank, name, alt: alt === "—" ? "" : alt }));
    expect(skillLevels).toEqual(table);
  });

  it.each(official.levels)(
    "$name: passes as the table says",
    ({ name, alt, master_default, master_relaxed }) => {
      for (const text of [name, ...(alt === "—" ? [] : [alt, `${alt}/${name}`, `${name}（${alt}）`])]) {
        expect(judge(text) === "enough").toBe(master_default);
        const relaxed = judge(text, newIndustry, "属新兴产业");
        expect(relaxed === "enough" || relaxed === "relaxed").toBe(master_relaxed);
      }
    },
  );

  it("takes 技师 as the least and 高级工 as the relaxed one", () => {
    expect(skillLevels[leastRank]?.name).toBe("技师");
    expect(skillLevels[relaxedRank]?.name).toBe("高级工");
  });

  it("is relaxed with an industry and a reason, and asked about with one of them", () => {
    for (const flag of official.relax_flags) expect(judge("高级工", flag, "理由")).toBe("relaxed");
    expect(judge("高级工", newIndustry)).toBe("relaxation-open");
    expect(judge("高级工", "现代服务业", "单位申请放宽")).toBe("relaxation-open");
    expect(judge("高级工")).toBe("too-low");
    expect(judge("中级工", newIndustry, "理由")).toBe("too-low");
  });

  it.each(["无等级证书（非遗传承人）", "未取得等级证书", "没有"])(
    "without a certificate is an exception: %s",
    (text) => {
      expect(judge(text)).toBe("exception");
    },
  );

  it.each([
    ...official.not_accepted.map((each) => each.split("（")[0] ?? ""),
    ...[
      "高级工程师",
      "助理工程师",
      "高级工艺美术师",
      "主管技师",
      "一级建造师",
      "中级物流师",
      "",
      "一级/技师",
      "能手",
    ],
  ])("what is no level is not read as one: %s", (text) => {
    expect(judge(text)).toBe("unclear");
  });

  it.each(["一级／高级技师", "国家职业资格二级（技师）", "职业技能等级三级/高级工", " 技 师 "])(
    "is read as it is written: %s",
    (text) => {
      expect(readSkillLevel(text).kind).toBe("level");
    },
  );
});

describe("when a certificate was obtained", () => {
  it.each([
    ["二级／技师证书，2014年6月取得。", "2014-06"],
    ["证书2019年11月8日发证，编号可查", "2019-11"],
    ["2014年6月取得，2014年6月发证", "2014-06"],
  ])("is read from plain words: %s", (note, month) => {
    expect(certificateDateIn(note)?.month).toBe(month);
  });

  it.each([
    "一级／高级技师，证书编号可查",
    "劳动合同至2029年6月",
    "2014年6月取得，2018年7月取得",
    "2014年13月取得",
    "",
  ])("is not guessed: %s", (note) => expect(certificateDateIn(note)).toBeNull());

  it("its age counts months", () => {
    expect(certificateAge("2014-06", "2026-08-31")).toBe(146);
  });
});
