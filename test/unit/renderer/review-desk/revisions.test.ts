import { describe, expect, it } from "vitest";
import {
  countWords,
  fieldsWords,
  hasNews,
  lostWords,
  materialsWords,
  revisionBefore,
  roundWords,
  workWords,
} from "../../../../renderer/review-desk/revisions/carrying-words";
import type { CarriedApplication, LostWork } from "../../../../shared/domain/carrying";

const carried = (change: Partial<CarriedApplication>): CarriedApplication => ({
  ...{ applicationId: "a1", number: "SY-001", studio: "样例工作室", outcome: "carried" },
  ...{ materials: [], fields: [], work: "draft", answer: "kept", lost: [], ...change },
});

describe("what a newer revision took over is said", () => {
  it("in numbers", () => {
    const outcomes = ["carried", "carried", "changed", "gone"] as const;
    expect(countWords(outcomes.map((outcome) => carried({ outcome })))).toBe(
      "材料未变 2 份，材料有变 1 份，不再包含 1 份",
    );
  });

  it.each<[Partial<CarriedApplication>, string]>([
    [{ work: "sealed" }, "定稿继续有效，已签字的表格不变"],
    [
      { work: "reopened", answer: "again" },
      "单位或人员有改动，请重新声明是否回避；原来已定稿，请对照改动核对后重新定稿并打印签字",
    ],
    [{ outcome: "changed" }, "已有的评分、意见和仍然适用的批注已带入，请对照改动核对后接着评"],
    [{ work: "none" }, ""],
    [{ outcome: "new", work: "none", answer: "open" }, "请声明是否回避后开始评审"],
    [{ outcome: "gone", work: "sealed" }, "原有内容留在第 2 版，可以查阅"],
    [{ outcome: "gone", work: "none" }, ""],
  ])("for %j", (change, words) => {
    expect(workWords(carried(change), revisionBefore(2, 3))).toBe(words);
  });

  it("by the titles of materials, the facts and the rows of the sheet", () => {
    const materials = [
      { change: "replaced" as const, title: "证书" },
      { change: "added" as const, title: "专利" },
    ];
    expect(materialsWords(materials)).toBe("换了文件“证书”、新增“专利”");
    expect(fieldsWords(["team", "materials"])).toBe("团队成员、材料目录");
    const round = {
      ...{ fields: ["deadline" as const], sealsFit: false },
      criteria: [{ title: "履历", change: "scale" as const }],
      gates: [{ title: "成员", change: "removed" as const }],
    };
    expect(roundWords(round)).toEqual([
      "截止日期有改动",
      "评分项“履历”：分值或计分办法有改动",
      "资格条件“成员”：取消",
    ]);
  });

  it.each<[LostWork, string]>([
    [
      { what: "annotation", material: "证书", page: 3, meaning: "question", text: "日期不清" },
      "批注（材料“证书”第 3 页，疑问）：日期不清",
    ],
    [{ what: "score", title: "履历", points: 9.5, count: null, comment: "" }, "评分项“履历”：9.5 分"],
    [
      { what: "score", title: "人数", points: 2, count: 3, comment: "够数" },
      "评分项“人数”：数量 3，2.0 分：够数",
    ],
    [{ what: "gate", title: "成员", verdict: "unmet", comment: "缺一人" }, "资格条件“成员”：不符合：缺一人"],
    [{ what: "recommendation", words: "推荐" }, "推荐结论：推荐"],
  ])("to the last word that was lost: %j", (lost, words) => {
    expect(lostWords(lost)).toBe(words);
  });

  it("apart where nothing is to be done", () => {
    expect(hasNews(carried({}))).toBe(false);
    expect(hasNews(carried({ work: "reopened" }))).toBe(true);
    expect(hasNews(carried({ fields: ["team"] }))).toBe(true);
  });
});
