import { describe, expect, it } from "vitest";
import { bytesWords, outcomeWords } from "../../../../renderer/review-desk/import/import-words";
import { articleWords } from "../../../../renderer/review-desk/review/article-words";
import { changeWords } from "../../../../renderer/review-desk/review/change-words";
import {
  betterLevel,
  questionWords,
  rangeWords,
} from "../../../../renderer/review-desk/scoring/question-words";
import { untouchedScore } from "../../../../shared/domain/draft";
import {
  editGate,
  editScore,
  editText,
  putAnnotation,
  removeAnnotation,
} from "../../../../shared/domain/edits";
import type { ChangeEntry, Edit } from "../../../../shared/domain/history";
import { criterionGaps } from "../../../../shared/rules/gaps";
import { annotationId, criterion, drafted, sampleAnnotation, sampleRound } from "../../shared/sample-round";

const a1 = criterion("A1");
const level = (label: string) => {
  const found = a1.levels.find((each) => each.label === label);
  if (!found) throw new Error(`no level ${label}`);
  return found;
};

import { pointsWords } from "../../../../shared/rules/scoring";

describe("articleWords", () => {
  it.each([
    ["4(1)", "第四条（一）"],
    ["12(4)", "第十二条（四）"],
    ["10", "第十条"],
    ["20", "第二十条"],
    ["31(12)", "第三十一条（十二）"],
    ["4总则", "第四条总则"],
    ["第五条（二）", "第五条（二）"],
    ["0", "0"],
  ])("writes %s as %s", (article, words) => {
    expect(articleWords(article)).toBe(words);
  });
});

describe("pointsWords", () => {
  it("shows at least one decimal and never rounds", () => {
    expect([8, 9.5, 0.25, 0].map(pointsWords)).toEqual(["8.0", "9.5", "0.25", "0.0"]);
  });
});

describe("changeWords", () => {
  const entry = (...edits: Edit[]): ChangeEntry => ({
    version: 1,
    seq: 1,
    at: "2026-10-08T09:00:00+08:00",
    kind: "edit",
    target: null,
    edits,
  });
  const mark = sampleAnnotation(1);
  const draft = drafted(
    (d) => editScore(d, "A1", { level: "优", points: 9 }),
    (d) => putAnnotation(d, mark),
    (d) => editScore(d, "B1", { points: 6, evidence: [mark.id] }),
  );
  const says = (...edits: Edit[]) => changeWords(entry(...edits), sampleRound);

  it("says what changed and from what to what", () => {
    expect(says(editScore(draft, "A1", { points: 9.5 }))).toBe("A1 评分 9.0 → 9.5");
    expect(says(editScore(draft, "D2", { count: 90, points: 7 }))).toBe("D2 计数 未填 → 90");
    expect(says(editScore(draft, "A1", { level: "良" }))).toBe("A1 档次 优 → 良");
    expect(says(editGate(draft, "G1", { verdict: "unmet" }))).toBe("资格“等级” 未判断 → 不符合");
    expect(says(editText(draft, "recommendation", "推荐"))).toBe("推荐结论 未选 → 推荐");
    expect(says(editText(draft, "opinion", "很 好"))).toBe("专家评估意见的修改（2 字）");
  });

  it("says that it went back to a version, and how much that changed", () => {
    const back = {
      ...entry(editText(draft, "opinion", ""), editScore(draft, "A1", { points: 8 })),
      restores: 0,
    };
    expect(changeWords(back, sampleRound)).toBe("回到以前的版本（2 处改动）");
  });

  it("tells evidence from comments", () => {
    expect(says(editScore(draft, "A1", { evidence: [mark.id] }))).toBe("A1 引用依据");
    expect(says(editScore(draft, "B1", { evidence: [] }))).toBe("B1 取消一处依据");
    expect(says(editScore(draft, "A1", { comment: "好" }))).toBe("A1 评语的修改");
  });

  it("names the annotation where citations go with it", () => {
    expect(says(...removeAnnotation(draft, annotationId(1)))).toBe("第 1 页删除批注");
    expect(says(putAnnotation(draft, sampleAnnotation(2)))).toBe("第 1 页新增批注");
    expect(says(putAnnotation(draft, { ...mark, text: "改" }))).toBe("第 1 页修改批注");
  });
});

describe("questions", () => {
  const asked = (patch: Partial<typeof untouchedScore>) => {
    const draft = drafted((d) => editScore(d, "A1", patch));
    const work = draft.scores.A1 ?? untouchedScore;
    return criterionGaps(a1, 0.5, draft).flatMap((gap) => questionWords(gap, a1, work) ?? []);
  };

  it("show a level's range as its chip does", () => {
    expect(a1.levels.map((each) => rangeWords(each, a1))).toEqual(["9.0–10", "7.5–8.5", "6.0–7.0", "0–5.5"]);
    expect(rangeWords({ label: "中", min: 4, max: 4, text: "" }, a1)).toBe("4.0");
  });

  it("are asked at once about points outside the level or without a reason", () => {
    expect(asked({ level: "良", points: 9 })[0]).toContain("9.0 分不在所选“良”档（7.5–8.5）内");
    expect(asked({ level: "差", points: 5 })[0]).toContain("A1 得分低于“中”档");
    expect(asked({ level: "优", points: 9 })).toEqual([]);
    expect(asked({})).toEqual([]);
  });

  it("offer the level that the points fall in", () => {
    expect(betterLevel(a1, { ...untouchedScore, level: "良", points: 9 })).toBe(level("优"));
    expect(betterLevel(a1, { ...untouchedScore, level: "优", points: 9 })).toBeNull();
    expect(betterLevel(a1, { ...untouchedScore, level: "良", points: 8.75 })).toBeNull();
    expect(betterLevel(a1, { ...untouchedScore, points: 9 })).toBeNull();
  });
});

describe("import words", () => {
  it("give sizes in the units of a file manager", () => {
    expect([0, 999, 1536, 54_630_000, 3e9].map(bytesWords)).toEqual([
      "0 字节",
      "999 字节",
      "1.5 千字节",
      "52.1 兆字节",
      "2.8 吉字节",
    ]);
  });

  it("say that nothing changed where a package was there already", () => {
    const summary = {
      packageId: "p",
      roundId: "r",
      title: "样例批次",
      revision: 2,
      deadline: "2026-10-20",
      bureauName: "样例局",
      importedAt: "2026-10-01T08:00:00+08:00",
      current: { packageId: "p", revision: 2 },
    };
    const task = { kind: "task" as const, summary, carrying: null, decided: false, refilled: false };
    expect(outcomeWords({ ...task, already: true }, false)).toContain("没有任何改动");
    expect(outcomeWords({ ...task, already: false }, false)).toContain("第 2 版");
    expect(outcomeWords({ ...task, already: false }, false)).not.toContain("仍然开着");
    expect(outcomeWords({ ...task, already: false }, true)).toContain("现在的评审仍然开着");
    expect(outcomeWords({ ...task, already: false, decided: true }, false)).toContain("已改用新任务包");
    expect(outcomeWords({ ...task, already: true, decided: true }, false)).toContain("已改回");
    expect(outcomeWords({ ...task, already: true, refilled: true }, false)).toContain("材料已经补齐");
    expect(outcomeWords({ kind: "kept", summary }, false)).toContain("没有存入");
    const superseded = { ...summary, current: { packageId: "q", revision: 3 } };
    expect(outcomeWords({ ...task, summary: superseded, already: true }, false)).toContain("已被第 3 版取代");
  });
});
