import { describe, expect, it } from "vitest";
import { allDossiers } from "../../../../build/sample/dossiers/all";
import { idNumberOf, toApplication } from "../../../../build/sample/facts";
import { checkCharacter, makeIdNumber, maskIdNumber } from "../../../../build/sample/id-number";
import { createRandom } from "../../../../build/sample/random";
import { GATES, sampleRound } from "../../../../build/sample/round";
import { applicationSchema } from "../../../../shared/domain/application";
import { roundSchema } from "../../../../shared/domain/round";

describe("ID numbers of made-up people (GB 11643-1999)", () => {
  it.each(["11010519491231002X", "440524188001010014", "110113197001010011", "110113198506151260"])(
    "%s ends in its check character",
    (id) => {
      expect(checkCharacter(id.slice(0, 17))).toBe(id.slice(17));
    },
  );

  it("folds the sex into the seventeenth digit", () => {
    expect(Number(makeIdNumber("110113", "1979-03-14", 7, "男").charAt(16)) % 2).toBe(1);
    expect(Number(makeIdNumber("110113", "1979-03-14", 7, "女").charAt(16)) % 2).toBe(0);
  });

  it("keeps three characters in front and four behind when masked", () => {
    expect(maskIdNumber("11010519491231002X")).toBe("110***********002X");
  });
});

describe("the six applications' facts", () => {
  const applications = allDossiers.map((dossier) => toApplication(dossier.facts, []));

  it("are accepted by the schema, each with its own id and number", () => {
    expect(applications.length).toBe(6);
    for (const application of applications) applicationSchema.parse(application);
    expect(new Set(applications.map((each) => each.id)).size).toBe(6);
    expect(new Set(applications.map((each) => each.number)).size).toBe(6);
  });

  it.each(allDossiers.map((dossier) => [dossier.facts.number, dossier.facts] as const))(
    "%s: valid ID number behind the mask, no telephone",
    (_, facts) => {
      const id = idNumberOf(facts);
      const { master } = toApplication(facts, []);
      expect(checkCharacter(id.slice(0, 17))).toBe(id.slice(17));
      expect(id.slice(6, 14)).toBe(facts.master.birth.replaceAll("-", ""));
      expect(master.idNumber).toBe(maskIdNumber(id));
      expect([master.officePhone, master.mobile]).toEqual(["", ""]);
    },
  );

  it("have a precheck of every gate once, in the round's order, among them a fail and manual ones", () => {
    const gateIds = GATES.map((gate) => gate.id);
    for (const application of applications) {
      expect(application.precheck.map((each) => each.gateId)).toEqual(gateIds);
    }
    const results = applications.flatMap((application) => application.precheck.map((each) => each.result));
    expect(results.filter((result) => result === "fail").length).toBe(1);
    expect(results.filter((result) => result === "manual").length).toBeGreaterThanOrEqual(3);
  });

  it("fail the team's gate exactly where fewer than three members are regular (第四条（二）)", () => {
    for (const application of applications) {
      const regular = application.team.filter((member) => member.formal).length;
      const result = application.precheck.find((each) => each.gateId === "g-team")?.result;
      expect(result, application.number).toBe(regular >= 3 ? "pass" : "fail");
    }
  });

  it("plan 3 to 8 materials each, and one scan of 300 pages", () => {
    const scans: number[] = [];
    for (const dossier of allDossiers) {
      const plans = dossier.materials(createRandom(1));
      expect(plans.length, dossier.facts.number).toBeGreaterThanOrEqual(3);
      expect(plans.length, dossier.facts.number).toBeLessThanOrEqual(8);
      for (const { source } of plans) if (source.kind === "scan") scans.push(source.pages.length);
    }
    expect(Math.max(...scans)).toBe(300);
  });
});

describe("the round", () => {
  it("is accepted by the schema: 11 criteria, 100 points, five places", () => {
    const round = roundSchema.parse(sampleRound);
    expect(round.rubric.criteria.length).toBe(11);
    expect(round.rubric.criteria.reduce((sum, each) => sum + each.max, 0)).toBe(100);
    expect(round.rubric.criteria[0]?.articles).toEqual(["第四条（一）"]);
    expect(round.quota).toBe(5);
  });
});
