import { describe, expect, it } from "vitest";
import { blankApplication, blankSigner } from "../../../../renderer/forms";
import {
  type ApplicationFormData,
  coverFacts,
  extraBlocks,
  extraRows,
  masterFacts,
  memberColumns,
  memberHead,
  withMemberHead,
} from "../../../../renderer/forms/application-rows";
import { sampleRound } from "../../shared/sample-round";
import { sampleApplication } from "../review-desk/sample-application";

const data = (over: Partial<ApplicationFormData> = {}): ApplicationFormData => ({
  round: sampleRound,
  application: sampleApplication,
  signer: blankSigner,
  signedOn: "",
  reviewSha256: null,
  lead: "",
  opinion: "",
  ...over,
});
const bare = (label: string) => label.replace(/\s/gu, "");

describe("附件1", () => {
  it("has the regulation's own labels, in the regulation's order", () => {
    expect(coverFacts(sampleApplication).map(({ label }) => bare(label))).toEqual([
      "申报单位（盖章）",
      "工作室名称",
      "填报时间",
    ]);
    expect(masterFacts(sampleApplication).map((row) => row.map(({ label }) => bare(label)))).toEqual([
      ["姓名", "性别", "民族"],
      ["出生年月", "政治面貌", "学历"],
      ["职业（工种）", "职业资格/技能等级", "职务"],
      ["参加工作时间", "身份证号码"],
      ["办公室电话", "手机号码"],
    ]);
  });

  it("prints what was declared, months and days in words", () => {
    const values = masterFacts(sampleApplication)
      .flat()
      .map(({ value }) => value);
    expect(values).toEqual(
      ["样例大师", "男", "汉", "1975年9月", "群众", "大专", "数控铣工", "一级/高级技师", "首席技师"].concat([
        "1996年8月",
        "11011319********1X",
        "",
        "",
      ]),
    );
    expect(coverFacts(sampleApplication).at(-1)?.value).toBe("2026年8月20日");
  });

  it("puts what the regulation has no cell for onto the extra sheet, every member a row", () => {
    const rows = extraRows(data());
    const titles = rows.flatMap((row) => (row.kind === "heading" ? [row.title] : []));
    expect(titles).toEqual([
      "主要工作经历",
      "获奖及荣誉情况",
      "技术革新、专利及主要业绩",
      "带徒传技情况",
      "工作室成员名单",
      "场所、设备情况",
    ]);
    const members = rows.flatMap((row) => (row.kind === "member" ? [row.cells] : []));
    expect(members).toEqual([["样例甲", "女", "1990年1月", "数控车工", "二级/技师", "班长", "攻关", "是"]]);
    expect(rows.filter((row) => row.kind === "text").map((row) => row.words)).toContain(
      "2019年 样例市技术能手",
    );
    expect(rows.filter((row) => row.kind === "text").map((row) => row.words)).toContain("未填报");
  });

  it("goes on in further rows where an item is long, to its last character", () => {
    const career = "经历𠮷".repeat(300);
    const application = { ...sampleApplication, master: { ...sampleApplication.master, career: [career] } };
    const own = extraRows(data({ application })).filter((row) => row.key.startsWith("career-"));
    expect(own.length).toBe(3);
    expect(own.map((row) => (row.kind === "text" ? row.words : "")).join("")).toBe(career);
  });

  it("never leaves a heading, or the members' head, at the foot of a sheet", () => {
    for (const block of extraBlocks(extraRows(data()))) {
      expect(["text", "member"]).toContain(block.at(-1)?.kind);
    }
    const member = { kind: "member", key: "member-2", cells: memberColumns.map(() => "") } as const;
    expect(withMemberHead([member])).toEqual([memberHead, member]);
    expect(withMemberHead([memberHead, member])).toEqual([memberHead, member]);
  });

  it("has empty rows under every heading where it is filled in by hand", () => {
    const rows = extraRows(data({ application: blankApplication, blank: true }));
    expect(rows.filter((row) => row.kind === "member")).toHaveLength(5);
    expect(rows.filter((row) => row.kind === "text").every((row) => row.words === "")).toBe(true);
    expect(JSON.stringify(rows)).not.toContain("未填报");
  });
});
