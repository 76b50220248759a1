import { describe, expect, it } from "vitest";
import {
  filterList,
  type ListFilter,
  listAnnotations,
  wholeList,
} from "../../../../renderer/review-desk/annotations/listing";
import {
  reasonParts,
  reasonWords,
  recusalReasons,
} from "../../../../renderer/review-desk/declaration/recusal-reasons";
import { declaredFacts, materialsOfKinds } from "../../../../renderer/review-desk/facts/declared";
import { placeWords } from "../../../../renderer/review-desk/reading/material-words";
import { firstPlace, placeOfGap, placeOnTab } from "../../../../renderer/review-desk/workspace/sheet-place";
import { editGate, editScore, putAnnotation } from "../../../../shared/domain/edits";
import { annotationId, drafted, sampleAnnotation, sampleRound } from "../../shared/sample-round";
import { sampleApplication } from "./sample-application";

describe("declared facts", () => {
  const groups = declaredFacts(sampleApplication);
  const group = (title: string) => groups.find((each) => each.title.startsWith(title));

  it("say what was declared, with what follows from it on the day of filling in", () => {
    const master = group("技能大师");
    const fact = (label: string) => master?.facts.find((each) => each.label === label)?.lines[0];
    expect(fact("出生年月")).toBe("1975年9月（填报时 50 岁）");
    expect(fact("参加工作时间")).toBe("1996年8月（满 30 年）");
    expect(fact("法定退休日期")).toContain("2037年6月30日");
  });

  it("leave out what is empty", () => {
    expect(group("技能大师")?.facts.map((fact) => fact.label)).not.toContain("手机号码");
    expect(group("带徒")).toBeUndefined();
    expect(group("获奖")?.facts[0]?.lines).toHaveLength(2);
  });

  it("lead to the materials of the kinds that prove them, numbered as in the dossier", () => {
    expect(
      materialsOfKinds(sampleApplication, group("获奖")?.proofs ?? []).map(({ number }) => number),
    ).toEqual([3]);
    expect(materialsOfKinds(sampleApplication, ["patent"])).toEqual([]);
  });
});

describe("the list of annotations", () => {
  const on = (number: number, materialId: string, page: number, y: number) => ({
    ...sampleAnnotation(number),
    materialId,
    page,
    mark: { tool: "rectangle", rect: { x: 0, y, width: 10, height: 10 } } as const,
  });
  const draft = drafted(
    (d) => putAnnotation(d, on(1, "m3", 2, 5)),
    (d) => putAnnotation(d, on(2, "m1", 9, 50)),
    (d) => putAnnotation(d, { ...on(3, "m1", 9, 10), meaning: "question" }),
    (d) => putAnnotation(d, { ...on(4, "m1", 9, 0), mark: { tool: "note", at: { x: 1, y: 30 } } }),
    (d) => editScore(d, "B1", { evidence: [annotationId(1)] }),
    (d) => editScore(d, "A1", { evidence: [annotationId(1)] }),
    (d) => editGate(d, "G2", { evidence: [annotationId(1)] }),
  );
  const listed = (filter: Partial<ListFilter>) =>
    filterList(listAnnotations(sampleRound, sampleApplication, draft), { ...wholeList, ...filter });

  it("is in the order of the dossier: material, page, top to bottom", () => {
    expect(listed({}).map(({ annotation }) => annotation.id)).toEqual([3, 4, 2, 1].map(annotationId));
  });

  it("names what cites each, in the order of the sheet", () => {
    expect(
      listed({ meaning: "positive" })
        .at(-1)
        ?.cited.map(({ name }) => name),
    ).toEqual(["资格2", "A1", "B1"]);
  });

  it("filters by meaning and by what is not cited", () => {
    expect(listed({ meaning: "question" }).map(({ annotation }) => annotation.id)).toEqual([annotationId(3)]);
    expect(listed({ evidence: "uncited" })).toHaveLength(3);
  });

  it("names the place of a mark", () => {
    expect(placeWords(sampleApplication, on(1, "m3", 2, 5))).toBe("材料3 · 第2页");
  });
});

describe("places and reasons", () => {
  it("a jump to the same gap twice is two jumps", () => {
    const start = firstPlace(sampleRound);
    const once = placeOfGap(start, { kind: "criterion", id: "B1" });
    expect(once).toMatchObject({ tab: "scoring", criterionId: "B1", gateId: "G1", jumps: 1 });
    expect(placeOfGap(once, { kind: "criterion", id: "B1" }).jumps).toBe(2);
    expect(placeOfGap(once, { kind: "opinion" })).toMatchObject({ tab: "opinion", text: "opinion" });
    expect(placeOfGap(once, { kind: "opinion", part: "advice" })).toMatchObject({ text: "advice" });
    const gate = placeOfGap(once, { kind: "gate", id: "G2" });
    expect(gate).toMatchObject({ tab: "gates", gateId: "G2", jumped: true });
    expect(placeOnTab(gate, "scoring")).toMatchObject({ tab: "scoring", gateId: "G2", jumped: false });
  });

  it("a reason is taken apart as it was put together", () => {
    for (const { label } of recusalReasons) {
      expect(reasonParts(reasonWords(label, " 说明 "))).toEqual({ label, note: "说明" });
      expect(reasonParts(reasonWords(label, ""))).toEqual({ label, note: "" });
    }
    expect(reasonParts("别的话")).toEqual({ label: "", note: "别的话" });
  });
});
