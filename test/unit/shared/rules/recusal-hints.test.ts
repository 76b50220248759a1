import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparedUnit, compareUnits, surnameOf } from "../../../../shared/rules/names";
import { type Asking, recusalHints } from "../../../../shared/rules/recusal-hints";
import { tinyApplication } from "../../../fixtures/documents";

const dossier = (employer: string, master: string, team: readonly string[] = []) => {
  const tiny = tinyApplication("a1", []);
  const [member = expect.unreachable()] = tiny.team;
  return {
    ...tiny,
    employer: { ...tiny.employer, name: employer },
    master: { ...tiny.master, name: master },
    team: team.map((name) => ({ ...member, name })),
  };
};
const asking = (change: Partial<Asking> = {}): Asking => ({
  ...{ name: "示甲", organisation: "示例学院", relations: [] },
  ...change,
});
const kinds = (...given: Parameters<typeof recusalHints>) => recusalHints(...given).map((each) => each.kind);

describe("names of units", () => {
  it.each([
    ["示例精工机械（北京）有限公司", "示例精工机械(北京) 有限责任公司"],
    ["示例食品股份有限公司", "示例食品有限公司"],
    ["ＡＢＣ示例厂", "abc示例厂"],
    ["示例·工艺“美术”公司", "示例工艺美术"],
  ])("%s is %s", (one, other) => {
    expect(compareUnits(one, other)).toBe("same");
    expect(compareUnits(other, one)).toBe("same");
  });

  it("one within the other is near, a short part is not", () => {
    expect(compareUnits("示例精工机械（北京）有限公司", "示例精工机械")).toBe("part");
    expect(compareUnits("示例精工机械（北京）有限公司", "示例")).toBeNull();
    expect(compareUnits("示例精工有限公司", "样例精工有限公司")).toBeNull();
    expect(compareUnits("", "")).toBeNull();
    expect(compareUnits("（）", "、")).toBeNull();
  });

  it("what is nothing but a suffix keeps it", () => {
    expect(comparedUnit("有限公司")).toBe("有限公司");
  });

  it("spaces, signs and widths change nothing", () => {
    const name = fc.stringMatching(/^[示例精工北京]{4,8}$/u);
    fc.assert(
      fc.property(name, fc.constantFrom(" ", "　", "（", "）", "·", "-"), fc.nat(), (unit, sign, at) => {
        const place = at % unit.length;
        expect(compareUnits(unit, `${unit.slice(0, place)}${sign}${unit.slice(place)}有限公司`)).toBe("same");
      }),
    );
  });
});

describe("surnames", () => {
  it.each([
    ["示建平", "示"],
    ["欧阳示例", "欧阳"],
    ["欧阳", "欧"],
    ["示", ""],
    ["", ""],
    ["***", ""],
    ["John Doe", ""],
  ])("of %s is %s", (name, surname) => expect(surnameOf(name)).toBe(surname));
});

describe("hints for a recusal", () => {
  it("name the expert's own organisation, and whoever there has the same surname", () => {
    const application = dossier("示例学院", "示乙", ["样丙", "示丁"]);
    expect(recusalHints(application, asking(), [])).toEqual([
      { kind: "own-organisation", employer: "示例学院", near: false },
      { kind: "same-surname", person: "示乙", role: "领办人" },
      { kind: "same-surname", person: "示丁", role: "团队成员" },
    ]);
  });

  it("the same surname elsewhere is no hint", () => {
    expect(kinds(dossier("样例公司", "示乙"), asking(), [])).toEqual([]);
  });

  it("name whom and what the expert listed, with the remark", () => {
    const relations = [
      { kind: "person" as const, name: " 样 丙 ", note: "徒弟" },
      { kind: "unit" as const, name: "样例精工有限责任公司", note: "曾任顾问" },
      { kind: "person" as const, name: "别人", note: "" },
    ];
    expect(recusalHints(dossier("样例精工有限公司", "例乙", ["样丙"]), asking({ relations }), [])).toEqual([
      { kind: "listed-person", person: "样丙", role: "团队成员", note: "徒弟" },
      {
        kind: "listed-unit",
        employer: "样例精工有限公司",
        unit: "样例精工有限责任公司",
        near: false,
        note: "曾任顾问",
      },
    ]);
  });

  it("of a blind round are the bureau's, and what it says of a gate is none", () => {
    const precheck = [
      { gateId: "team", result: "pass" as const, note: "正式员工4名" },
      { gateId: "recusal", result: "manual" as const, note: "与专家库单位同属一个集团" },
      { gateId: "level", result: "manual" as const, note: "专家乙应回避" },
    ];
    const blind = { ...dossier("", ""), precheck };
    expect(recusalHints(blind, asking(), ["team", "level"])).toEqual([
      { kind: "bureau", note: "与专家库单位同属一个集团" },
      { kind: "bureau", note: "专家乙应回避" },
    ]);
  });
});
