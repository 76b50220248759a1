import { describe, expect, it } from "vitest";
import { marksListRows, marksSummary } from "../../../../renderer/forms/marks-list-rows";
import { printedMarks } from "../../../../renderer/review-desk/annotations/printed-marks";
import type { Annotation } from "../../../../shared/domain/annotation";
import { emptyDraft, type ReviewDraft } from "../../../../shared/domain/draft";
import { editGate, editScore, putAnnotation } from "../../../../shared/domain/edits";
import { annotationOf, everyMark } from "../../../fixtures/all-marks";
import { annotationId, drafted, sampleAnnotation, sampleRound } from "../../shared/sample-round";
import { sampleApplication } from "./sample-application";

const marksOf = (draft: ReviewDraft) => printedMarks(sampleRound, sampleApplication, draft);
const rowsOf = (draft: ReviewDraft) =>
  marksListRows({ application: sampleApplication, marks: marksOf(draft) });

const at = (number: number, materialId: string, page: number, y: number): Annotation => ({
  ...sampleAnnotation(number),
  materialId,
  page,
  text: `说明${number}`,
  mark: { tool: "rectangle", rect: { x: 0, y, width: 10, height: 10 } },
});

describe("the rows of the printed list of marks", () => {
  it("follow materials, pages and what stands higher, each material under its title", () => {
    const draft = drafted(
      (d) => putAnnotation(d, at(1, "m2", 1, 5)),
      (d) => putAnnotation(d, at(2, "m1", 10, 5)),
      (d) => putAnnotation(d, at(3, "m1", 9, 50)),
      (d) => putAnnotation(d, at(4, "m1", 9, 10)),
    );
    const told = rowsOf(draft).map((row) =>
      row.kind === "material" ? row.title : `${row.number} ${row.place} ${row.words}`,
    );
    expect(told).toEqual([
      "材料1 申报表",
      "1 材料1 · 第9页 说明4",
      "2 材料1 · 第9页 说明3",
      "3 材料1 · 第10页 说明2",
      "材料2 高级技师证书",
      "4 材料2 · 第1页 说明1",
    ]);
  });

  it("name what cites a mark, gates by number and criteria by code, in the order of the sheet", () => {
    const draft = drafted(
      (d) => putAnnotation(d, at(1, "m1", 1, 5)),
      (d) => editScore(d, "B1", { evidence: [annotationId(1)] }),
      (d) => editScore(d, "A1", { evidence: [annotationId(1)] }),
      (d) => editGate(d, "G2", { evidence: [annotationId(1)] }),
      (d) => putAnnotation(d, at(2, "m1", 2, 5)),
    );
    const cited = rowsOf(draft).flatMap((row) => (row.kind === "mark" ? [row.cited] : []));
    expect(cited).toEqual(["资格2、A1、B1", ""]);
    expect(marksSummary(marksOf(draft))).toContain("其中引为依据 1 处");
  });

  it("name every kind of mark and every meaning", () => {
    const marks = Object.values(everyMark);
    const meanings = ["positive", "question", "deduction"] as const;
    const annotations = marks.map((mark, index) => ({
      ...annotationOf(mark, { id: annotationId(index + 1), page: index + 1 }),
      meaning: meanings[index % 3] ?? "positive",
    }));
    const draft = drafted(...annotations.map((each) => (d: ReviewDraft) => putAnnotation(d, each)));
    const rows = rowsOf(draft).flatMap((row) => (row.kind === "mark" ? [row] : []));
    expect(rows.map((row) => row.drawn)).toEqual([
      ...["矩形", "椭圆", "划线", "文字划线", "箭头", "直线", "手写", "便签"],
      ...["图章 勾", "图章 叉", "图章 问"],
    ]);
    expect(rows.slice(0, 3).map((row) => row.meaning)).toEqual(["肯定", "疑问", "扣分"]);
    expect(marksSummary(marksOf(draft))).toBe("共 11 处：肯定 4 处，疑问 4 处，扣分 3 处；其中引为依据 0 处");
  });

  it("go on in rows of their own until all words are there, none of them higher than a quarter of a sheet", () => {
    const long = "长".repeat(1000);
    const lines = Array.from({ length: 40 }, (_, line) => `第${line}行`).join("\n");
    const draft = drafted(
      (d) => putAnnotation(d, { ...at(1, "m1", 1, 5), text: long }),
      (d) => putAnnotation(d, { ...at(2, "m1", 2, 5), text: lines }),
    );
    const rows = rowsOf(draft).flatMap((row) => (row.kind === "mark" ? [row] : []));
    const own = (number: number) => rows.filter(({ key }) => key.startsWith(annotationId(number)));
    expect(
      own(1)
        .map((row) => row.words)
        .join(""),
    ).toBe(long);
    expect(
      own(2)
        .map((row) => row.words)
        .join("\n"),
    ).toBe(lines);
    expect(own(1).map((row) => row.number)).toEqual(["1", "", "", "", ""]);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
    for (const { words } of rows) {
      expect(words.length).toBeLessThanOrEqual(240);
      expect(words.split("\n").length).toBeLessThanOrEqual(12);
    }
  });

  it("are none where there is no mark", () => {
    const draft = emptyDraft(sampleRound);
    expect(rowsOf(draft)).toEqual([]);
    expect(marksSummary(marksOf(draft))).toBe("共 0 处");
  });
});
