import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ScoreEntry, ScoreFileData } from "../../renderer/forms";
import { scoreCsv } from "../../renderer/forms/tables/score-csv";
import { scoreXlsx } from "../../renderer/forms/tables/score-workbook";
import { columnName } from "../../renderer/forms/tables/workbook-xml";
import { emptyDraft, type ReviewDraft, type ScoreDraft, untouchedScore } from "../../shared/domain/draft";
import { pointsWords, scoringProgress } from "../../shared/rules/scoring";
import { readList, readWorkbook } from "../e2e/spreadsheets";
import { applicationNamed } from "../unit/renderer/review-desk/sample-application";
import { sampleAnnotation, sampleRound } from "../unit/shared/sample-round";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "jiangping-tables-"));
});
afterAll(() => rm(folder, { recursive: true }));

const signer = { name: "样例专家", organisation: "样例学院", fingerprint: "ABCD" };
const hostile = '=HYPERLINK("x")，“引号”"与\n换行_x0041_&<b>\u0001㐀𠮷䶮';

function draftOf(scores: Readonly<Record<string, Partial<ScoreDraft>>>): ReviewDraft {
  const empty = emptyDraft(sampleRound);
  const mark = sampleAnnotation(1);
  const written = Object.entries(scores).map(([id, score]) => [id, { ...untouchedScore, ...score }]);
  return {
    ...empty,
    annotations: { [mark.id]: mark },
    scores: { ...empty.scores, ...Object.fromEntries(written) },
    recommendation: "推荐",
  };
}

function entryOf(number: string, draft: ReviewDraft, sealed = true): ScoreEntry {
  const application = applicationNamed(number, number);
  const { points: total } = scoringProgress(sampleRound, draft);
  const seal = sealed
    ? { signedOn: "2026-10-08", reviewSha256: "ab".repeat(32) }
    : { signedOn: "", reviewSha256: null };
  return {
    application,
    standing: sealed ? "已定稿" : "未定稿",
    data: { round: sampleRound, application, signer, ...seal, draft, total },
  };
}

const full = draftOf({
  A1: { level: "优", points: 9.5, comment: hostile, evidence: [sampleAnnotation(1).id] },
  B1: { level: "良", points: 6, comment: "-1 分：制度缺页" },
  D2: { count: 95, points: 9.5 },
});
const fileOf = (entries: readonly ScoreEntry[]): ScoreFileData => ({
  ...{ round: sampleRound, signer, preparedOn: "2026-10-09", entries },
});

async function workbookOf(file: ScoreFileData) {
  const path = join(folder, "scores.xlsx");
  await writeFile(path, await scoreXlsx(file));
  return readWorkbook(path);
}

async function listOf(file: ScoreFileData) {
  const path = join(folder, "scores.csv");
  await writeFile(path, scoreCsv(file));
  return readList(path);
}

describe("the score sheet of one application as XLSX, read by Python", () => {
  it("has figures as numbers, shown as points are, and texts whole", async () => {
    const sheets = await workbookOf(fileOf([entryOf("SY2026-001", full)]));
    expect(sheets.map(({ name }) => name)).toEqual(["SY2026-001 样例数控技能大师工作室"]);
    const [sheet] = sheets;
    const rows = sheet?.rows ?? [];
    const a1 = rows.find((row) => row[1] === "A1");
    expect(a1?.slice(2, 7)).toEqual(["技能等级与一线履历", 10, "优", null, 9.5]);
    expect(a1?.[7]).toBe(hostile.replace("_x0041_", "_x005F_x0041_").replace("\u0001", "\ufffd"));
    expect(a1?.[8]).toBe("材料1 · 第1页");
    expect(rows.find((row) => row[1] === "D2")?.slice(3, 7)).toEqual(
      [12, "", 95, 9.5].map((each) => each || null),
    );
    expect(rows.filter((row) => row[2] === "小计").map((row) => row[6])).toEqual([9.5, 6, 9.5]);
    expect(rows.at(-1)).toEqual(["合计", null, "合计", 30, null, null, 25, "推荐结论：推荐", null]);
    const at = `G${rows.findIndex((row) => row[1] === "B1") + 1}`;
    expect(sheet?.formats[at]).toBe("0.0##");
  });

  it("keeps its heads in sight, has widths for all columns and prints on A4 across", async () => {
    const [sheet] = await workbookOf(fileOf([entryOf("SY2026-001", full)]));
    expect(sheet?.frozenRows).toBe(4);
    expect(sheet?.rows[3]?.slice(0, 4)).toEqual(["类别", "编号", "项目", "满分"]);
    expect(sheet?.widths).toHaveLength(9);
    expect(sheet?.page).toMatchObject({
      paperSize: "9",
      orientation: "landscape",
      fitToPage: "1",
      fitToHeight: "0",
    });
    expect(sheet?.repeated).toBe("'SY2026-001 样例数控技能大师工作室'!$4:$4");
    expect(sheet?.merges).toEqual(["A1:I1", "A2:I2", "A3:I3"]);
    expect(sheet?.rows[2]?.[0]).toContain("ab".repeat(32));
  });

  it("says of a review that is not sealed that it is for checking only", async () => {
    const [sheet] = await workbookOf(fileOf([entryOf("SY2026-001", draftOf({}), false)]));
    expect(sheet?.rows[2]?.[0]).toContain("评审尚未定稿，仅供核对");
    expect(sheet?.rows.find((row) => row[1] === "A1")?.[6]).toBeNull();
  });
});

describe("the score sheets of all applications", () => {
  const recused: ScoreEntry = {
    application: applicationNamed("r", "2026-03"),
    standing: "已回避",
    data: null,
  };
  const several = fileOf([
    entryOf("2026-01", full),
    entryOf("2026/01", draftOf({ A1: { points: 0 } }), false),
    recused,
  ]);

  it("begin as XLSX with all of them side by side; each has a sheet under a name of its own", async () => {
    const sheets = await workbookOf(several);
    expect(sheets.map(({ name }) => name)).toEqual([
      "汇总",
      "2026-01 样例数控技能大师工作室",
      "2026_01 样例数控技能大师工作室",
    ]);
    const rows = sheets[0]?.rows.slice(3) ?? [];
    expect(rows.map((row) => [row[0], ...row.slice(4, 10)])).toEqual([
      ["2026-01", "已定稿", 9.5, 6, 9.5, 25, "推荐"],
      ["2026/01", "未定稿", 0, null, null, 0, "推荐"],
      ["2026-03", "已回避", null, null, null, null, null],
    ]);
  });

  it("are as CSV one list: marked as UTF-8, lines ending as Windows ends them, nothing calculated or turned into a date", async () => {
    const rows = await listOf(several);
    const bytes = await readFile(join(folder, "scores.csv"), "utf8");
    expect(bytes.split("\r\n")).toHaveLength(rows.length + 1);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([14]));
    const of = (number: string, code: string) => rows.find((row) => row[0] === number && row[6] === code);
    expect(of("'2026-01", "A1")?.slice(8, 12)).toEqual(["10", "优", "", "9.5"]);
    expect(of("'2026-01", "A1")?.[12]).toBe(`'${hostile}`);
    expect(of("'2026-01", "B1")?.slice(11, 13)).toEqual(["6.0", "'-1 分：制度缺页"]);
    expect(of("'2026/01", "A1")?.[11]).toBe(pointsWords(0));
    expect(of("'2026/01", "B1")?.[11]).toBe("");
    expect(rows.at(-1)?.slice(0, 5)).toEqual([
      "'2026-03",
      "样例数控技能大师工作室",
      "样例大师",
      "样例精密制造有限公司",
      "已回避",
    ]);
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/u);
  });
});

it("columns go on after Z with AA", () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
});
