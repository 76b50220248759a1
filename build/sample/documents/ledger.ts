import type { Facts } from "../facts";
import { upright } from "../paper/a4";
import { handwrite, tick } from "../paper/handwriting";
import { pressSeal } from "../paper/seal";
import { POINT, type Sheet } from "../paper/sheet";
import { drawTable } from "../paper/table";
import { breakLines } from "../paper/typeset";
import type { Random } from "../random";
import type { PaperPage } from "../scan/capture";

/** What a long ledger talks about: the trade's lessons, tasks and findings. */
export interface LedgerWords {
  readonly lessons: readonly string[];
  readonly places: readonly string[];
  readonly content: readonly string[];
  readonly effect: readonly string[];
  readonly departments: readonly string[];
}

const SURNAMES = [..."示例样范佳"];
const GIVEN = [..."伟芳敏静强磊洋艳勇杰娟涛明超霞平刚桂英文华玉兰建国志远秋实春生立冬长空云山海川"];

/** A made-up trainee: the surnames are ones that nobody in the sample shares with a real list. */
const person = (random: Random): string =>
  random.pick(SURNAMES) + random.pick(GIVEN) + (random.chance(0.75) ? random.pick(GIVEN) : "");

/** `count` different entries of a list in random order; fewer when the list is shorter. */
const several = (list: readonly string[], count: number, random: Random): string[] =>
  list
    .map((text) => ({ text, key: random.next() }))
    .sort((a, b) => a.key - b.key)
    .slice(0, count)
    .map(({ text }) => text);

const pad = (value: number): string => String(value).padStart(2, "0");

/** Place of a ledger sheet: its year, running number in the year and day. */
interface Entry {
  readonly year: number;
  readonly number: number;
  readonly month: number;
  readonly day: number;
}

const stampLine = (sheet: Sheet, entry: Entry, kind: string): void => {
  sheet.text(22, 20, `编号：${entry.year}-${kind}-${String(entry.number).padStart(3, "0")}`, { size: 10 });
};

const signIn = (facts: Facts, words: LedgerWords, entry: Entry): PaperPage =>
  upright((sheet) => {
    const { random } = sheet;
    stampLine(sheet, entry, "培");
    sheet.centred(32, "技能培训签到表", { size: 18, weight: 700 });
    sheet.text(22, 44, `培训内容：${random.pick(words.lessons)}`, { size: 11.5 });
    sheet.text(
      22,
      52,
      `时间：${entry.year}年${pad(entry.month)}月${pad(entry.day)}日    地点：${random.pick(words.places)}    授课人：${facts.master.name}`,
      { size: 11.5 },
    );
    const columns = [
      { title: "序号", width: 12 },
      { title: "姓名", width: 28 },
      { title: "部门", width: 46 },
      { title: "签到", width: 44 },
      { title: "备注", width: 36 },
    ];
    const names = Array.from({ length: random.int(14, 20) }, () => person(random));
    const departments = names.map(() => random.pick(words.departments));
    drawTable(
      sheet,
      22,
      58,
      columns,
      names.map((name, i) => [String(i + 1), name, departments[i] as string]),
      { size: 11, rowHeight: 10.2 },
    );
    for (const [i, name] of names.entries()) {
      if (!random.chance(0.04)) handwrite(sheet, 116, 58 + 10.2 * (i + 1) + 7, name, 15);
    }
    sheet.text(22, 284, `应到 ${names.length} 人`, { size: 11 });
  });

const trainingRecord = (facts: Facts, words: LedgerWords, entry: Entry): PaperPage =>
  upright((sheet) => {
    const { random } = sheet;
    stampLine(sheet, entry, "记");
    sheet.centred(32, "带徒传技活动记录", { size: 18, weight: 700 });
    const rows: ReadonlyArray<readonly [string, string, string, string]> = [
      [
        "活动时间",
        `${entry.year}年${pad(entry.month)}月${pad(entry.day)}日`,
        "活动地点",
        random.pick(words.places),
      ],
      ["主 讲 人", facts.master.name, "参加人数", `${random.int(5, 21)}人`],
    ];
    for (const [i, row] of rows.entries()) {
      for (const [c, text] of row.entries())
        sheet.cell(22 + c * 41.5, 42 + i * 11, 41.5, 11, text, { size: 11.5 });
    }
    sheet.cell(22, 64, 166, 11, `活动主题：${random.pick(words.lessons)}`, { size: 11.5, align: "left" });
    sheet.frame(22, 75, 166, 130);
    let y = 84;
    for (const text of several(words.content, 4, random)) {
      y = sheet.block(26, y, 158, text, { size: 11.5, indent: 2, pitch: 1.75 });
    }
    sheet.frame(22, 205, 166, 56);
    sheet.text(26, 213, "活动效果：", { size: 11.5, weight: 700 });
    sheet.block(26, 222, 158, random.pick(words.effect), { size: 11.5, indent: 2, pitch: 1.75 });
    handwrite(sheet, 132, 256, facts.master.name, 18);
    sheet.text(112, 255, "领办人：", { size: 11.5 });
  });

const assessment = (facts: Facts, words: LedgerWords, entry: Entry): PaperPage =>
  upright((sheet) => {
    const { random } = sheet;
    stampLine(sheet, entry, "考");
    sheet.centred(32, "徒弟阶段考核表", { size: 18, weight: 700 });
    const apprentice = random.pick(facts.apprentices).name;
    sheet.text(
      22,
      44,
      `徒弟：${apprentice}      师傅：${facts.master.name}      考核日期：${entry.year}年${pad(entry.month)}月${pad(entry.day)}日`,
      { size: 11.5 },
    );
    const columns = [
      { title: "考核项目", width: 66, align: "left" as const },
      { title: "配分", width: 18 },
      { title: "要求", width: 58, align: "left" as const },
      { title: "得分", width: 24 },
    ];
    const items = Array.from({ length: 9 }, (_, i) => [
      words.lessons[(entry.number + i) % words.lessons.length] as string,
      i === 0 ? "20" : "10",
      "按作业指导书独立完成，自检合格",
      "",
    ]);
    const end = drawTable(sheet, 22, 50, columns, items, { size: 11, rowHeight: 17 });
    let total = 0;
    for (let i = 0; i < items.length; i++) {
      const score = (i === 0 ? 20 : 10) - random.int(0, 3);
      total += score;
      handwrite(sheet, 172, 50 + ((end - 50) / 10) * (i + 1.62), String(score), 15);
    }
    sheet.text(22, end + 12, "合计：", { size: 12 });
    handwrite(sheet, 38, end + 12, String(total), 18);
    sheet.text(22, end + 26, "师傅评语：", { size: 12 });
    for (const [i, line] of breakLines(random.pick(words.effect), 110, 14 * POINT, 400)
      .slice(0, 3)
      .entries()) {
      handwrite(sheet, 46, end + 26 + i * 9, line, 14);
    }
  });

const problemSheet = (facts: Facts, words: LedgerWords, entry: Entry): PaperPage =>
  upright((sheet) => {
    const { random } = sheet;
    stampLine(sheet, entry, "攻");
    sheet.centred(32, "现场技术问题处理单", { size: 18, weight: 700 });
    const heads = ["问题描述", "原因分析", "处理措施", "验证结果"];
    const texts = [...several(words.content, 3, random), random.pick(words.effect)];
    for (const [i, head] of heads.entries()) {
      sheet.cell(22, 42 + i * 52, 26, 52, head, { size: 12, weight: 700 });
      sheet.frame(48, 42 + i * 52, 140, 52);
      sheet.block(51, 51 + i * 52, 134, texts[i] ?? "", { size: 11.5, indent: 2, pitch: 1.75 });
    }
    sheet.text(22, 262, `提出部门：${random.pick(words.departments)}`, { size: 11.5 });
    sheet.text(96, 262, "处理人：", { size: 11.5 });
    handwrite(sheet, 112, 263, facts.master.name, 17);
    sheet.text(146, 262, `${entry.year}.${pad(entry.month)}.${pad(entry.day)}`, { size: 11.5 });
    for (let i = 0; i < 4; i++) {
      sheet.frame(54 + i * 30, 270, 4, 4, 0.3);
      sheet.text(60 + i * 30, 273.6, ["合格", "返工", "跟踪", "关闭"][i] as string, { size: 11 });
    }
    tick(sheet, 54, 271, 4.5);
    tick(sheet, 144, 271, 4.5);
  });

const yearSummary = (facts: Facts, year: number, counts: readonly number[]): PaperPage =>
  upright((sheet) => {
    sheet.centred(34, `${year}年度带徒传技与培训人次汇总表`, { size: 18, weight: 700 });
    const columns = [
      { title: "月份", width: 30 },
      { title: "培训场次", width: 34 },
      { title: "培训人次", width: 34 },
      { title: "技术问题处理（件）", width: 44 },
      { title: "备注", width: 24 },
    ];
    const { random } = sheet;
    const rows = counts.map((count, i) => [
      `${i + 1}月`,
      String(Math.max(1, Math.round(count / 6))),
      String(count),
      String(random.int(1, 6)),
      "",
    ]);
    const total = counts.reduce((sum, count) => sum + count, 0);
    const end = drawTable(sheet, 22, 44, columns, [...rows, ["合计", "", String(total), "", ""]], {
      size: 12,
      rowHeight: 13,
    });
    sheet.text(140, end + 18, facts.employer.name, { size: 12, align: "center" });
    sheet.text(140, end + 27, `${year}年12月31日`, { size: 12, align: "center" });
    pressSeal(sheet, 140, end + 19, facts.employer.name);
  });

/** Month by month, the trainings' head counts of one year; they add up to `total`. */
const monthly = (total: number, random: Random): number[] => {
  const counts = Array.from({ length: 12 }, () => Math.floor(total / 12) - random.int(1, 4));
  for (let left = total - counts.reduce((sum, count) => sum + count, 0); left > 0; left--) {
    const month = random.int(0, 11);
    counts[month] = (counts[month] as number) + 1;
  }
  return counts;
};

/**
 * A ledger of several years as it grows in a workshop: a summary a year, then sign-in sheets, records, assessments and problem sheets.
 * @param totals head count of each year, by which the summaries add up.
 * @param pages how many pages in all.
 */
export const ledger = (
  facts: Facts,
  words: LedgerWords,
  totals: ReadonlyArray<readonly [year: number, persons: number]>,
  pages: number,
  random: Random,
): PaperPage[] => {
  const kinds = [
    signIn,
    trainingRecord,
    signIn,
    problemSheet,
    assessment,
    trainingRecord,
    signIn,
    problemSheet,
  ];
  const out: PaperPage[] = [];
  for (const [index, [year, persons]] of totals.entries()) {
    const until = Math.round((pages * (index + 1)) / totals.length);
    const share = until - out.length;
    out.push(yearSummary(facts, year, monthly(persons, random.fork(String(year)))));
    for (let number = 1; out.length < until; number++) {
      const month = Math.min(12, 1 + Math.floor((number * 12) / share));
      const entry = { year, number, month, day: random.int(1, 28) };
      out.push((kinds[number % kinds.length] as typeof signIn)(facts, words, entry));
    }
  }
  return out;
};
