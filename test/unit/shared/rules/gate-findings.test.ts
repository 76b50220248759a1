import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allDossiers } from "../../../../build/sample/dossiers/all";
import { toApplication } from "../../../../build/sample/facts";
import { GATES } from "../../../../build/sample/round";
import type { Application, Master } from "../../../../shared/domain/application";
import type { Gate } from "../../../../shared/domain/round";
import { gateDisagreement, overrulesPrecheck } from "../../../../shared/rules/gate-disagreement";
import { gateFinding } from "../../../../shared/rules/gate-findings";
import { gateKind } from "../../../../shared/rules/gate-kind";
import { tinyApplication } from "../../../fixtures/documents";

const round = { year: 2026, privacy: { blind: false, maskIdentity: true } };
const today = "2026-09-10";
const gate = (id: string): Gate => GATES.find((each) => each.id === id) ?? expect.unreachable();
const scanned = (["form", "certificate", "award", "member", "policy", "premises"] as const).map(
  (kind, index) => ({
    ...{
      id: `m${index + 1}`,
      kind,
      title: kind,
      fileName: `${kind}.pdf`,
      mediaType: "application/pdf" as const,
    },
    ...{ pages: 1, bytes: 1, sha256: "0".repeat(64) },
  }),
);
const dossier = (master: Partial<Master> = {}, change: Partial<Application> = {}): Application => {
  const tiny = tinyApplication("a1", scanned);
  return { ...tiny, ...change, master: { ...tiny.master, ...master } };
};
const found = (id: string, application: Application) =>
  gateFinding(round, application, gate(id), today) ?? expect.unreachable();
const wordsOf = (id: string, application: Application) =>
  found(id, application)
    .steps.map(({ label, value, silent = "" }) => `${label}：${value}；${silent}`)
    .join("\n");

describe("the sample's dossiers", () => {
  const expected: Record<string, Record<string, string>> = {
    "sy2026-002": { "g-retirement": "met" },
    "sy2026-004": { "g-level": "ask", "g-retirement": "met", "g-location": "met", "g-team": "met" },
    "sy2026-005": { "g-level": "met", "g-team": "unmet" },
  };
  const usual: Record<string, string> = {
    ...{ "g-level": "met", "g-employed": "unknown", "g-retirement": "met", "g-team": "met" },
    ...{ "g-location": "met", "g-prior": "met", "g-complete": "met", "g-opinion": "unknown" },
  };

  it.each(allDossiers.map(({ facts }) => facts))("$number comes to what its facts say", (facts) => {
    const application = toApplication(facts, scanned);
    const outcomes = Object.fromEntries(GATES.map(({ id }) => [id, found(id, application).outcome]));
    expect(outcomes).toEqual({ ...usual, ...expected[facts.id] });
    for (const { id } of GATES) {
      const precheck = application.precheck.find((each) => each.gateId === id);
      expect(gateDisagreement(found(id, application).outcome, precheck?.result ?? null, null)).toEqual([]);
    }
  });

  it("the pastry master has two years to the day, which is said", () => {
    const pastry = allDossiers.find(({ facts }) => facts.id === "sy2026-002")?.facts ?? expect.unreachable();
    const finding = found("g-retirement", toApplication(pastry, scanned));
    expect(finding.conclusion).toContain("恰为2年");
    expect(finding.steps.map((each) => each.value)).toEqual(
      expect.arrayContaining([expect.stringContaining("延迟15个月，51岁3个月，2028年8月31日")]),
    );
  });

  it("the age of a certificate is computed from the bureau's note, and where it has none the scan is named", () => {
    const [milling, pastry] = allDossiers.map(({ facts }) => toApplication(facts, scanned));
    expect(wordsOf("g-level", pastry ?? expect.unreachable())).toContain("2014年6月取得，到2026年8月满12年");
    expect(wordsOf("g-level", milling ?? expect.unreachable())).toContain("不能推算，请看证书扫描件");
  });
});

describe("article 4(1): retirement, derived", () => {
  const born = (birthMonth: string, sex = "男", retirement?: Master["retirement"]) =>
    dossier({ birthMonth, sex, idNumber: "", ...(retirement && { retirement }) });

  it("a man's category follows, a woman's does not", () => {
    expect(found("g-retirement", born("1967-04")).outcome).toBe("unmet");
    expect(found("g-retirement", born("1980-01")).outcome).toBe("met");
    expect(found("g-retirement", born("1977-08", "女")).outcome).toBe("met");
    expect(found("g-retirement", born("1972-10", "女")).outcome).toBe("unmet");
    expect(found("g-retirement", born("1977-03", "女"))).toMatchObject({
      outcome: "ask",
      conclusion: expect.stringContaining("须问明"),
    });
    expect(found("g-retirement", born("1977-03", "")).outcome).toBe("unknown");
  });

  it("by month exactly two years and by day not is for a person", () => {
    expect(found("g-retirement", born("1967-11")).outcome).toBe("ask");
    expect(found("g-retirement", born("1972-11", "女")).outcome).toBe("ask");
  });

  it("a date that differs from the computed one is shown as such and carries no verdict", () => {
    const finding = found(
      "g-retirement",
      born("1980-01", "男", { category: "male60", statutoryDate: "2040-01-05" }),
    );
    expect(finding.outcome).toBe("ask");
    expect(finding.steps.filter((each) => each.doubt).map((each) => each.label)).toEqual([
      "申报的法定退休日期",
    ]);
  });

  it("a man with a woman's category is not computed", () => {
    const finding = found(
      "g-retirement",
      born("1980-01", "男", { category: "female50", statutoryDate: "2034-01-05" }),
    );
    expect(finding).toMatchObject({ outcome: "ask", conclusion: expect.stringContaining("对不上") });
  });

  it("an ID number that contradicts the declared birth or sex is doubted, a masked one is not", () => {
    const numbered = (idNumber: string) =>
      found("g-retirement", dossier({ birthMonth: "1970-01", sex: "男", idNumber }));
    expect(numbered("110113197001010011").outcome).toBe("met");
    expect(numbered("110113196802290020")).toMatchObject({ outcome: "ask" });
    expect(numbered("110113197001010010").conclusion).toContain("身份证号码");
    const masked = numbered("110***********0011");
    expect(masked.outcome).toBe("met");
    expect(masked.steps.map((each) => each.value).join()).toContain("已按本批次要求遮盖");
    expect(numbered("110***********0021").outcome).toBe("ask");
  });

  it("a complete ID number gives the day, where the month alone decides nothing", () => {
    const woman = { birthMonth: "1977-12", sex: "女", retirement: undefined };
    const category = { category: "female50" as const, statutoryDate: "2029-06-30" };
    const { retirement: _none, ...rest } = woman;
    expect(found("g-retirement", dossier({ ...rest, idNumber: "", retirement: category })).outcome).toBe(
      "met",
    );
    const edge = { ...rest, birthMonth: "1977-05", sex: "女" };
    const open = found(
      "g-retirement",
      dossier({ ...edge, idNumber: "", retirement: { category: "female50", statutoryDate: "2028-08-15" } }),
    );
    expect(open.outcome).toBe("ask");
  });

  it("every step that rests on silence says what is taken instead", () => {
    expect(wordsOf("g-retirement", born("1980-01"))).toContain("默认从评审年度8月31日起，按日算满24个月");
  });
});

describe("article 4(2): the team, derived", () => {
  const member = {
    name: "示例甲",
    sex: "男",
    birthMonth: "1990-01",
    occupation: "",
    skillLevel: "技师",
    post: "",
    duty: "",
    formal: true,
  };
  const team = (...names: string[]) => names.map((name) => ({ ...member, name }));

  it("three are enough, two are not, and the leader does not count", () => {
    expect(found("g-team", dossier({}, { team: team("甲", "乙", "丙") })).outcome).toBe("met");
    expect(found("g-team", dossier({}, { team: team("甲", "乙") })).outcome).toBe("unmet");
    const leader = { ...member, name: "示例大师", birthMonth: "1980-01" };
    expect(found("g-team", dossier({}, { team: [leader, ...team("甲", "乙")] })).outcome).toBe("unmet");
  });

  it("somebody listed twice counts once, the informally employed do not, and hidden names are all counted", () => {
    expect(found("g-team", dossier({}, { team: team("甲", "乙", "乙") })).outcome).toBe("unmet");
    const informal = [...team("甲", "乙"), { ...member, name: "丙", formal: false }];
    expect(found("g-team", dossier({}, { team: informal })).outcome).toBe("unmet");
    expect(found("g-team", dossier({}, { team: team("", "", "") })).outcome).toBe("met");
  });

  it("members of whom nothing shows a skill are for a person", () => {
    const unskilled = team("甲", "乙", "丙").map((each) => ({ ...each, skillLevel: "" }));
    expect(found("g-team", dossier({}, { team: unskilled })).outcome).toBe("ask");
  });
});

describe("article 5: filing, derived", () => {
  it.each([
    ["2026-08-31", "met"],
    ["2026-09-01", "unmet"],
    ["2025-08-20", "ask"],
    ["2026-08-19", "ask"],
  ])("received on %s: %s", (receivedOn, outcome) => {
    expect(found("g-complete", dossier({}, { receivedOn })).outcome).toBe(outcome);
  });

  it("without a date of receipt it is not guessed, unless the form itself is late", () => {
    expect(found("g-complete", dossier()).outcome).toBe("unknown");
    expect(found("g-complete", dossier({}, { filledOn: "2026-09-02" })).outcome).toBe("unmet");
  });

  it("papers of article 5 that the list lacks are named", () => {
    const few = dossier({}, { receivedOn: "2026-08-20", materials: scanned.slice(0, 2) });
    expect(found("g-complete", few).outcome).toBe("ask");
    expect(wordsOf("g-complete", few)).toContain("工作室制度");
  });

  it("a signature is never computed", () => {
    expect(found("g-opinion", dossier()).outcome).toBe("unknown");
    expect(
      found("g-opinion", dossier({}, { employerOpinion: { text: " ", date: "2026-08-20" } })).outcome,
    ).toBe("ask");
  });
});

describe("which computation a gate of a round gets", () => {
  it("every gate of the default round has its own", () => {
    expect(GATES.map(gateKind)).toEqual(GATES.map(({ id }) => id.slice(2)));
  });

  it.each([
    [{ id: "team", title: "成员", article: "4(2)" }, "team"],
    [{ id: "g-team", title: "除领办人外三名以上正式员工", article: "第四条第（二）项" }, "team"],
    [{ id: "g-prior", title: "", article: "第十条" }, "prior"],
    [{ id: "g-retirement", title: "距法定退休年龄两年以上", article: "第四条" }, "retirement"],
  ])("an edited title, and an article written otherwise, change nothing: %o", (each, kind) => {
    expect(gateKind(each)).toBe(kind);
  });

  it.each([
    ["another id", { id: "G1", title: "正式员工3名以上", article: "第四条（二）" }],
    ["another article", { id: "g-team", title: "正式员工3名以上", article: "第十三条" }],
    ["another item", { id: "g-team", title: "正式员工3名以上", article: "第四条（一）" }],
    ["another figure", { id: "g-team", title: "除领办人外正式员工5名以上", article: "第四条（二）" }],
    ["another figure in words", { id: "g-retirement", title: "距退休年龄三年以上", article: "第四条（一）" }],
    ["no article", { id: "g-team", title: "", article: "" }],
    ["a name of every object", { id: "constructor", title: "", article: "第四条" }],
  ])("%s: none is shown", (_what, each) => {
    expect(gateKind(each)).toBeNull();
    expect(gateFinding(round, dossier(), each, today)).toBeNull();
  });
});

describe("a disagreement about a gate", () => {
  it("is among those who say yes or no, and of nobody else", () => {
    expect(gateDisagreement("met", "fail", null)).toEqual([
      { voice: "finding", says: "met" },
      { voice: "precheck", says: "unmet" },
    ]);
    expect(gateDisagreement("unmet", "fail", "met")).toHaveLength(3);
    expect(gateDisagreement("met", "pass", "doubtful")).toEqual([]);
    expect(gateDisagreement("ask", "manual", "met")).toEqual([]);
    expect(gateDisagreement(null, "pass", "unmet")).toHaveLength(2);
    expect(overrulesPrecheck("pass", "unmet")).toBe(true);
    expect(overrulesPrecheck("fail", "doubtful")).toBe(false);
  });
});

describe("whatever is declared", () => {
  const text = fc.oneof(
    fc.string(),
    fc.constantFrom("无", "顺义区注册", "高级工", "二级/技师", "民办非企业", "110***********0011"),
  );
  const month = fc
    .tuple(fc.integer({ min: 1930, max: 2020 }), fc.integer({ min: 1, max: 12 }))
    .map(([year, each]) => `${year}-${String(each).padStart(2, "0")}`);

  it("every finding has a sentence and steps with a value, and throws nothing", () => {
    fc.assert(
      fc.property(
        text,
        text,
        text,
        month,
        fc.constantFrom("男", "女", ""),
        (one, other, third, birthMonth, sex) => {
          const application = dossier(
            { skillLevel: one, relaxation: other, idNumber: third, birthMonth, sex },
            {
              registration: one,
              priorRecognition: other,
              employer: { name: "", kind: third, address: "", support: "" },
            },
          );
          for (const { id } of GATES) {
            const finding = found(id, application);
            expect(finding.conclusion).not.toBe("");
            expect(
              finding.steps.every(({ label, value }) => label && value && !/undefined|NaN/u.test(value)),
            ).toBe(true);
          }
        },
      ),
    );
  });
});
