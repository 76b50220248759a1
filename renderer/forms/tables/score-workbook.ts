import { chineseDate, type OpinionFormData } from "../form-data";
import { type ScoreEntry, type ScoreFileData, type ScoreLine, scoreLines } from "./score-lines";
import type { CellStyle, WorkbookCell, WorkbookSheet } from "./workbook";
import { xlsxBytes } from "./xlsx";

const columns = [
  { head: "类别", width: 20 },
  { head: "编号", width: 7 },
  { head: "项目", width: 34 },
  { head: "满分", width: 7 },
  { head: "档次或结论", width: 11 },
  { head: "核定数", width: 8 },
  { head: "得分", width: 8 },
  { head: "评语或说明", width: 50 },
  { head: "依据", width: 24 },
];

/** The score sheets as XLSX: a sheet for each application; in front of several, one that puts them side by side. */
export function scoreXlsx(file: ScoreFileData): Promise<Uint8Array<ArrayBuffer>> {
  const own = file.entries.flatMap(({ application, data }) =>
    data === null ? [] : [applicationSheet(data, application.number)],
  );
  const sheets = file.entries.length === 1 && own.length === 1 ? own : [overviewSheet(file), ...own];
  return xlsxBytes(sheets, file.preparedOn);
}

function applicationSheet(data: OpinionFormData, number: string): WorkbookSheet {
  const { application, signer, round } = data;
  return {
    name: `${number} ${application.studio.name}`,
    lines: [
      "专家评分表",
      `${round.title}　编号 ${number}　${application.studio.name}　领办人 ${application.master.name}　${application.employer.name}`,
      `评审专家 ${signer.name}（${signer.organisation}）　${sealWords(data)}`,
    ],
    columns,
    rows: scoreLines(data).map(lineCells),
  };
}

function sealWords({ signedOn, reviewSha256 }: OpinionFormData): string {
  return reviewSha256 === null
    ? "评审尚未定稿，仅供核对"
    : `${chineseDate(signedOn)}定稿　评审文件摘要 ${reviewSha256}`;
}

function lineCells(line: ScoreLine): WorkbookCell[] {
  const strong = line.kind === "subtotal" || line.kind === "total";
  const [text, count, points]: readonly CellStyle[] = strong
    ? ["strong", "strong-count", "strong-points"]
    : ["text", "count", "points"];
  const cell = (value: WorkbookCell["value"], style: CellStyle = "text"): WorkbookCell => ({ value, style });
  return [
    cell(line.group, text),
    cell(line.code, "centre"),
    cell(line.title, text),
    cell(line.max, count),
    cell(line.verdict, "centre"),
    cell(line.count, count),
    cell(line.points, points),
    cell(line.comment, text),
    cell(line.evidence),
  ];
}

/** 汇总: one row an application, one column a criterion. */
function overviewSheet({ round, signer, preparedOn, entries }: ScoreFileData): WorkbookSheet {
  const { criteria } = round.rubric;
  return {
    name: "汇总",
    lines: [
      "专家评分汇总",
      `${round.title}　评审专家 ${signer.name}（${signer.organisation}）　${chineseDate(preparedOn)}制表`,
    ],
    columns: [
      { head: "编号", width: 14 },
      { head: "工作室", width: 26 },
      { head: "领办人", width: 10 },
      { head: "所在单位", width: 26 },
      { head: "状态", width: 12 },
      ...criteria.map(({ id, title, max }) => ({ head: `${id} ${title}（${max}）`, width: 11 })),
      { head: `合计（${round.rubric.total}）`, width: 9 },
      { head: "推荐结论", width: 14 },
    ],
    rows: entries.map((entry) =>
      overviewCells(
        entry,
        criteria.map(({ id }) => id),
      ),
    ),
  };
}

function overviewCells(
  { application, standing, data }: ScoreEntry,
  criteria: readonly string[],
): WorkbookCell[] {
  const { number, studio, employer, master } = application;
  const texts = [number, studio.name, master.name, employer.name, standing];
  return [
    ...texts.map((value): WorkbookCell => ({ value, style: "text" })),
    ...criteria.map(
      (id): WorkbookCell => ({ value: data?.draft.scores[id]?.points ?? null, style: "points" }),
    ),
    { value: data?.total ?? null, style: "strong-points" },
    { value: data?.draft.recommendation ?? "", style: "text" },
  ];
}
