import { describe, expect, it } from "vitest";
import type { OpinionFormData } from "../../../../renderer/forms";
import { scoreRows } from "../../../../renderer/forms/score-rows";
import { emptyDraft } from "../../../../shared/domain/draft";
import { groupSubtotals } from "../../../../shared/rules/scoring";
import { sampleAnnotation, sampleRound } from "../../shared/sample-round";
import { sampleApplication } from "../review-desk/sample-application";

/** The rows of the first criterion with a comment and with evidence on so many pages. */
function rowsOf(comment: string, pages: number, onEach = 1) {
  const round = sampleRound;
  const [criterion] = round.rubric.criteria;
  if (!criterion) throw new Error("the sample has a criterion");
  const application = sampleApplication;
  const materialId = application.materials[0]?.id ?? "";
  const annotations = Array.from({ length: pages * onEach }, (_, index) => ({
    ...sampleAnnotation(index + 1),
    materialId,
    page: (index % pages) + 1,
  }));
  const empty = emptyDraft(round);
  const before = empty.scores[criterion.id] ?? expect.unreachable();
  const evidence = annotations.map(({ id }) => id);
  const draft = {
    ...empty,
    annotations: Object.fromEntries(annotations.map((each) => [each.id, each])),
    scores: { ...empty.scores, [criterion.id]: { ...before, points: criterion.max, comment, evidence } },
  };
  const signer = { name: "专家", organisation: "学院", fingerprint: "ABCD" };
  const form = { round, application, signer, signedOn: "2026-10-08", reviewSha256: "0".repeat(64) };
  const data: OpinionFormData = { ...form, draft, total: criterion.max };
  return scoreRows(data, groupSubtotals(round, draft)).flatMap((row) =>
    row.kind === "score" && (row.key === criterion.id || row.key.startsWith(`${criterion.id}-`)) ? [row] : [],
  );
}

describe("a row of the score sheet", () => {
  it("is one where comment and evidence are short", () => {
    expect(rowsOf("属实", 2)).toMatchObject([{ comment: "属实", evidence: "材料1 · 第1页、材料1 · 第2页" }]);
  });

  it("says how many marks are cited of one page", () => {
    const evidence = "材料1 · 第1页（20处）、材料1 · 第2页（20处）";
    expect(rowsOf("属实", 2, 20)).toMatchObject([{ evidence }]);
  });

  it("goes on in further rows, points only once, until the whole comment is there", () => {
    const comment = "长".repeat(500);
    const rows = rowsOf(comment, 1);
    expect(rows.map((row) => row.comment).join("")).toBe(comment);
    expect(rows.map((row) => row.points !== "")).toEqual([true, false, false]);
    expect(rows.map((row) => row.evidence !== "")).toEqual([true, false, false]);
  });

  it("goes on until every place of the evidence is there: a row higher than a sheet would be cut off", () => {
    const rows = rowsOf("属实", 90);
    const places = rows.flatMap((row) => row.evidence.split("、"));
    expect(places).toHaveLength(90);
    expect(new Set(places).size).toBe(90);
    expect(Math.max(...rows.map((row) => row.evidence.split("、").length))).toBeLessThanOrEqual(20);
    expect(rows.map((row) => row.comment).join("")).toBe("属实");
  });
});
