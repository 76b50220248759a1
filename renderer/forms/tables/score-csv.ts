import { pointsWords } from "../../../shared/rules/scoring";
import { type CsvCell, csvBytes } from "./csv";
import { type ScoreEntry, type ScoreFileData, scoreLines } from "./score-lines";

const heads = [
  ...["编号", "工作室", "领办人", "所在单位", "状态", "类别", "项目编号", "项目", "满分", "档次或结论"],
  ...["核定数", "得分", "评语或说明", "依据"],
];

/** The score sheets as one list with a line for each gate, criterion, subtotal and total of each application. */
export function scoreCsv({ entries }: ScoreFileData): Uint8Array<ArrayBuffer> {
  return csvBytes([heads, ...entries.flatMap(entryRows)]);
}

function entryRows({ application, standing, data }: ScoreEntry): CsvCell[][] {
  const { number, studio, master, employer } = application;
  const who = [number, studio.name, master.name, employer.name, standing];
  if (data === null) return [[...who, ...heads.slice(who.length).map(() => null)]];
  return scoreLines(data).map((line) => [
    ...who,
    ...[line.group, line.code, line.title, numberCell(line.max), line.verdict],
    ...[numberCell(line.count), line.points === null ? null : { number: pointsWords(line.points) }],
    ...[line.comment, line.evidence],
  ]);
}

const numberCell = (value: number | null): CsvCell => (value === null ? null : { number: String(value) });
